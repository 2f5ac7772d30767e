/**
 * Ends this process, as a Ctrl-C would, when the command that started it is gone. Commands have an IPC channel to what they
 * start: it closes even where somebody kills them.
 */
export function stopWithParent(): void {
  if (!process.channel) return
  process.once('disconnect', () => process.kill(process.pid, 'SIGINT'))
  process.channel.unref()
}
