import { whenUnread } from '../report/unread'

/** What a shell says of a command that wrote to a pipe without a reader: 128 + SIGPIPE. */
const unreadCode = 141

let isUnread = false

/** Nobody reads any more what the command prints: what it runs is interrupted, and nothing more is said. */
export function interruptUnread(): void {
  if (isUnread) return
  isUnread = true
  process.stdout.write = () => true
  process.stderr.write = () => true
  // Whoever runs something listens to this signal, and ends it; where nobody does, nothing runs
  if (!process.emit('SIGINT', 'SIGINT')) process.exit(unreadCode)
}

/**
 * Runs a command as long as somebody reads what it prints (`npm run gate -- --list | head`).
 *
 * @returns its exit code, or 141 when nobody did
 */
export async function whileRead(command: () => Promise<number>): Promise<number> {
  whenUnread(interruptUnread)
  const code = await command()
  return isUnread ? unreadCode : code
}
