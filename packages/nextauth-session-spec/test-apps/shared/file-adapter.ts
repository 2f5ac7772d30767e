import { existsSync, readFileSync, writeFileSync } from 'node:fs'

export interface FileUser {
  id: string
  email: string
  emailVerified: Date | null
  name?: string | null
}

interface FileSession {
  sessionToken: string
  userId: string
  expires: Date
}

interface Tables {
  users: FileUser[]
  sessions: (Omit<FileSession, 'expires'> & { expires: string })[]
}

/** An adapter that stores users and sessions in a JSON file: the app and the tests share it. */
export function fileAdapter(file: string) {
  const read = (): Tables =>
    existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Tables) : { users: [], sessions: [] }
  const write = (tables: Tables) => writeFileSync(file, JSON.stringify(tables))
  const find = (matches: (user: FileUser) => boolean) => read().users.find(matches) ?? null

  return {
    getUser: async (id: string) => find((user) => user.id === id),
    getUserByEmail: async (email: string) => find((user) => user.email === email),
    getUserByAccount: async () => null,
    linkAccount: async () => undefined,
    createUser: async (user: Omit<FileUser, 'id'> & { id?: string }) => {
      const tables = read()
      const created = { ...user, id: user.id ?? `user-${tables.users.length + 1}` }
      write({ ...tables, users: [...tables.users, created] })
      return created
    },
    updateUser: async (user: Partial<FileUser> & { id: string }) => ({ email: '', emailVerified: null, ...user }),
    createSession: async (session: FileSession) => {
      const tables = read()
      write({ ...tables, sessions: [...tables.sessions, { ...session, expires: session.expires.toISOString() }] })
      return session
    },
    getSessionAndUser: async (sessionToken: string) => {
      const session = read().sessions.find((one) => one.sessionToken === sessionToken)
      const user = find(({ id }) => id === session?.userId)
      return session && user ? { session: { ...session, expires: new Date(session.expires) }, user } : null
    },
    updateSession: async ({ sessionToken, expires }: Pick<FileSession, 'sessionToken'> & { expires?: Date }) => {
      const tables = read()
      const sessions = tables.sessions.map((one) =>
        one.sessionToken === sessionToken && expires ? { ...one, expires: expires.toISOString() } : one,
      )
      write({ ...tables, sessions })
      return null
    },
    deleteSession: async (sessionToken: string) => {
      const tables = read()
      write({ ...tables, sessions: tables.sessions.filter((one) => one.sessionToken !== sessionToken) })
    },
  }
}
