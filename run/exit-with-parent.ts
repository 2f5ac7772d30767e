/** How often to check that the shell through which npm started this process still exists, in ms. */
const pollInterval = 500

/**
 * Ends this process, as Ctrl-C would, when the command that started it is gone. Commands have an IPC channel to the
 * processes that they start, and it closes even when the command is killed. npm has no such channel, and a signal to npm
 * ends only npm and its shell.
 */
export function exitWithParent(): void {
  const stop = () => process.kill(process.pid, 'SIGINT')
  if (process.channel) {
    process.once('disconnect', stop)
    process.channel.unref()
  } else if (process.env.npm_lifecycle_event !== undefined && process.platform !== 'win32') {
    const { ppid } = process
    const timer = setInterval(() => {
      if (process.ppid === ppid) return
      clearInterval(timer)
      stop()
    }, pollInterval).unref()
  }
}
