/**
 * Calls `onClosed`, once, when the process that reads this one's output has closed it, as in `… | head`. Without this, Node
 * throws and prints a stack trace.
 */
export function onOutputClosed(onClosed: () => void): void {
  let isOutputClosed = false
  for (const stream of [process.stdout, process.stderr])
    // Every later write fails, too
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      if (!isOutputClosed) onClosed()
      isOutputClosed = true
    })
}
