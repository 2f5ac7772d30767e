import { randomUUID } from 'node:crypto'
import { foreignMessage, MintError } from './errors.js'
import type { SessionUser } from './users.js'

type Awaitable<Value> = Value | PromiseLike<Value>

/** What a minted session needs of an adapter. The adapters of NextAuth 4 and 5 fit. */
export interface SessionAdapter {
  getUser?(id: string): Awaitable<{ id: string } | null>
  getUserByEmail?(email: string): Awaitable<{ id: string } | null>
  createUser?(user: NewUser): Awaitable<{ id: string }>
  createSession?(session: { sessionToken: string; userId: string; expires: Date }): Awaitable<unknown>
  updateSession?(session: { sessionToken: string; expires: Date }): Awaitable<unknown>
  deleteSession?(sessionToken: string): Awaitable<unknown>
}

/** A user who is created in the database. */
interface NewUser {
  id: string
  email: string
  emailVerified: Date | null
  name?: string | null
  image?: string | null
}

/** For apps whose sessions are not written by an adapter. */
export interface SessionCallbacks {
  /**
   * Creates a session for a user, who may have to be created too.
   *
   * @param expires when it expires
   * @returns the session token: the value of the cookie
   */
  create: (user: SessionUser, expires: Date) => Awaitable<string>
  /** Ends the session. */
  revoke: (sessionToken: string) => Awaitable<unknown>
}

/** A new session in the database. */
interface CreatedSession {
  token: string
  /** The id of the user, which an adapter may choose itself; undefined without an adapter. */
  userId?: string
}

/** Creates and ends sessions in the app's database. */
export interface SessionStore {
  create: (user: SessionUser, expires: Date) => Promise<CreatedSession>
  revoke: (sessionToken: string) => Promise<void>
  /** Sets the expiry again after the app has renewed the session. Without an adapter, it does nothing. */
  expire: (sessionToken: string, expires: Date) => Promise<void>
}

/** The app's database, whose errors become a MintError `database-failed`. */
export function sessionStore(database: SessionAdapter | SessionCallbacks): SessionStore {
  const { create, revoke, expire } = 'create' in database ? storeOfCallbacks(database) : storeOfAdapter(database)
  return {
    create: (user, expires) => reported('created', [], () => create(user, expires)),
    revoke: (sessionToken) => reported('ended', [sessionToken], () => revoke(sessionToken)),
    expire: (sessionToken, expires) => reported('changed', [sessionToken], () => expire(sessionToken, expires)),
  }
}

const storeOfCallbacks = ({ create, revoke }: SessionCallbacks): SessionStore => ({
  create: async (user, expires) => ({ token: await create(user, expires) }),
  revoke: async (sessionToken) => {
    await revoke(sessionToken)
  },
  expire: async () => undefined,
})

function storeOfAdapter(adapter: SessionAdapter): SessionStore {
  return {
    create: async (user, expires) => {
      const { id: userId } = await findOrCreate(adapter, user)
      const token = randomUUID()
      if (!adapter.createSession) throw new Error('The adapter has no createSession.')
      await adapter.createSession({ sessionToken: token, userId, expires })
      return { token, userId }
    },
    revoke: async (sessionToken) => {
      if (!adapter.deleteSession) throw new Error('The adapter has no deleteSession.')
      await adapter.deleteSession(sessionToken)
    },
    expire: async (sessionToken, expires) => {
      await adapter.updateSession?.({ sessionToken, expires })
    },
  }
}

async function findOrCreate(adapter: SessionAdapter, user: SessionUser): Promise<{ id: string }> {
  const { sub, id = sub, name, email, picture, image = picture, ...columns } = user
  const found =
    (id ? await adapter.getUser?.(id) : undefined) ?? (email ? await adapter.getUserByEmail?.(email) : undefined)
  if (found) return found
  if (!adapter.createUser) throw new Error('The user does not exist, and the adapter has no createUser.')
  if (!email) throw new Error('The user does not exist, and without an email they cannot be created.')
  return adapter.createUser({ emailVerified: null, ...columns, id: id ?? randomUUID(), name, email, image })
}

async function reported<Value>(what: string, hidden: string[], act: () => Promise<Value>): Promise<Value> {
  try {
    return await act()
  } catch (error) {
    throw new MintError('database-failed', {
      happened: `The session could not be ${what} in the database: ${foreignMessage(error, hidden)}`,
      expected: 'the app’s own database, with its tables, and a user who exists or can be created.',
      todo: 'check that this process has the same database variables as the app, and that the user has every column that the table requires.',
    })
  }
}
