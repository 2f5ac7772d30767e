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

/** The exit code that a shell reports for a command that wrote to a closed pipe: 128 + SIGPIPE. */
const closedOutputCode = 141

let isOutputClosed = false

/** The command's output is closed: interrupts what the command runs, and prints nothing more. */
export function interruptOnClosedOutput(): void {
  if (isOutputClosed) return
  isOutputClosed = true
  process.stdout.write = () => true
  process.stderr.write = () => true
  // Code that runs a child process stops that process on this signal. Without a listener, no child process runs
  if (!process.emit('SIGINT', 'SIGINT')) process.exit(closedOutputCode)
}

/**
 * Runs a command while its output is open (`npm run gate -- --list | head` closes it early).
 *
 * @returns its exit code, or 141 when its output was closed
 */
export async function runWhileOutputIsOpen(command: () => Promise<number>): Promise<number> {
  onOutputClosed(interruptOnClosedOutput)
  const code = await command()
  return isOutputClosed ? closedOutputCode : code
}
