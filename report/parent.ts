/** How often it is looked whether the shell is there that npm has started us by, in ms. */
const often = 500

/**
 * Ends this process, as a Ctrl-C would, when the command that started it is gone. Commands have an IPC channel to what they
 * start: it closes even where somebody kills them. npm has none, and a signal to it ends it and its shell only.
 */
export function stopWithParent(): void {
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
    }, often).unref()
  }
}
