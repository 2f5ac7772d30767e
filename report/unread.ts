/**
 * Calls `end`, once, when nobody reads any more what this process prints, as behind `… | head`. Without it Node throws, and
 * prints a stack.
 */
export function whenUnread(end: () => void): void {
  let isUnread = false
  for (const stream of [process.stdout, process.stderr])
    // Each write after the first fails, too
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      if (!isUnread) end()
      isUnread = true
    })
}
