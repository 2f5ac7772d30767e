import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/**
 * Runs work while no other process of this user runs work with the same name. The others wait until it has ended, or until its
 * process has: who listens at a local socket works, and who waits is connected to it. So there is no lock that a killed process can
 * leave behind, and nothing is polled. If several processes find the socket of a killed one at the same moment, more than one can
 * work: what they do must allow for that.
 *
 * @param name such as the path of what the work creates
 * @throws what the work throws
 */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  const address = addressOf(name)
  for (;;) {
    const server = createServer()
    const waiting = new Set<Socket>()
    server.on('connection', (socket) => waiting.add(socket.on('error', () => undefined)))
    if (await listens(server, address)) {
      try {
        return await work()
      } finally {
        server.close()
        for (const socket of waiting) socket.destroy()
      }
    }
    await untilFree(address)
  }
}

/** Each user has their own. The path of a socket is limited to about a hundred characters. */
function addressOf(name: string): string {
  const hash = createHash('sha256')
    .update(userInfo().username + name)
    .digest('hex')
    .slice(0, 16)
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\session-spec-${hash}`
    : join(tmpdir(), `session-spec-${hash}.sock`)
}

/** Resolves with false if another process listens there. */
const listens = (server: Server, address: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    server.once('listening', () => resolve(true))
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    server.listen(address)
  })

/** How a connection fails if the other process has just ended its work. */
const endings = new Set<string | undefined>(['ENOENT', 'ECONNRESET', 'EPIPE'])

/** Resolves when no process listens there any more. */
const untilFree = (address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(address)
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // A killed process leaves the file of its socket, which refuses connections
      if (error.code === 'ECONNREFUSED') rmSync(address, { force: true })
      else if (!endings.has(error.code)) reject(error)
    })
    socket.on('close', () => resolve()).resume()
  })
