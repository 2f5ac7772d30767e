import { fileAdapter } from '../test-apps/shared/file-adapter'
import { ada, mintFor, refusal } from '../test-apps/refusal'
import { expect, sessionOf, testWith } from '../test-apps/serve'

const test = testWith('v4')
// In one worker: the app is built once
test.describe.configure({ mode: 'default' })

test('signs a user in with a session in the app’s database, and revokes it', async ({ start }, testInfo) => {
  const file = testInfo.outputPath('database.json')
  const app = await start({ DATABASE: file })
  const message = await refusal('token-rejected', app)
  expect(message).toContain('3. the app uses database sessions')
  expect(app.log()).not.toContain('ERROR')

  const { session, header, revoke } = await mintFor(app, { database: fileAdapter(file) })
  expect(session.user).toMatchObject({ email: 'ada@example.com', id: 'u1' })
  expect(await sessionOf(app.baseURL, header)).toMatchObject({ user: { id: 'u1' } })
  expect(await revoke()).toBe(true)
  expect(await sessionOf(app.baseURL, header)).toEqual({})
  // The user exists now
  await mintFor(app, { database: fileAdapter(file), user: { email: 'ada@example.com' } })
})

test('returns the id of a user in the database, which the adapter may choose itself', async ({ start }, testInfo) => {
  const file = testInfo.outputPath('database.json')
  const app = await start({ DATABASE: file })
  const adapter = fileAdapter(file)
  // As the adapter for Prisma does
  const createUser: typeof adapter.createUser = ({ id: _id, ...columns }) => adapter.createUser(columns)
  const { user, session } = await mintFor(app, { database: { ...adapter, createUser } })
  expect(user).toEqual({ ...ada, id: 'user-1' })
  expect(session.user).toMatchObject({ id: 'user-1' })
})

test('signs a user in with two functions instead of an adapter', async ({ start }, testInfo) => {
  const file = testInfo.outputPath('database.json')
  const app = await start({ DATABASE: file })
  const adapter = fileAdapter(file)
  const { revoke, header } = await mintFor(app, {
    database: {
      create: async (_user, expires) => {
        const { id } = await adapter.createUser({ email: 'grace@example.com', emailVerified: null })
        await adapter.createSession({ sessionToken: 'a token/with=characters', userId: id, expires })
        return 'a token/with=characters'
      },
      revoke: adapter.deleteSession,
    },
  })
  expect(header).toBe('next-auth.session-token=a%20token%2Fwith%3Dcharacters')
  await revoke()
  expect(await sessionOf(app.baseURL, header)).toEqual({})
})

test('reports a session that the app does not find in its database, and deletes it', async ({ start }, testInfo) => {
  const app = await start({ DATABASE: testInfo.outputPath('database.json') })
  const other = fileAdapter(testInfo.outputPath('other.json'))
  const created: string[] = []
  const createSession: typeof other.createSession = (session) => {
    created.push(session.sessionToken)
    return other.createSession(session)
  }
  const message = await refusal('session-row-not-found', app, { database: { ...other, createSession } })
  expect(message).toContain('1. this process and the app use different databases')
  expect(created).toHaveLength(1)
  expect(await other.getSessionAndUser(created[0] ?? '')).toBeNull()
})

test('reports a database session for an app that uses JWT sessions', async ({ start }, testInfo) => {
  const app = await start()
  const database = fileAdapter(testInfo.outputPath('database.json'))
  expect(await refusal('strategy-mismatch', app, { database })).toContain('accepts a JWT')
  // Without the secret, it cannot be proved
  expect(await refusal('session-row-not-found', app, { database, secret: undefined })).toContain('2. the app uses JWT')
  expect(app.log()).toContain('JWT_SESSION_ERROR')
})

test('reports a session callback that throws with database sessions', async ({ start }, testInfo) => {
  const file = testInfo.outputPath('database.json')
  const app = await start({ DATABASE: file, KNOWN_USERS: 'u1', UNKNOWN_USER: 'throw' })
  const database = fileAdapter(file)
  const user = { sub: 'u2', email: 'grace@example.com' }
  expect(await refusal('callback-failed', app, { database, user })).toContain('SESSION_ERROR')
  expect(app.log()).toMatch(/SESSION_ERROR[^]*There is no user u2/)
  await mintFor(app, { database })
})

test('reports a wrong cookie name with database sessions', async ({ start }, testInfo) => {
  const file = testInfo.outputPath('database.json')
  const app = await start({ DATABASE: file, SESSION_COOKIE: 'my-session' })
  expect(await refusal('wrong-cookie-name', app, { database: fileAdapter(file) })).toContain('[wrong-cookie-name]')
  await mintFor(app, { database: fileAdapter(file), cookieName: 'my-session' })
})

test('reports an error of the database, without the token', async ({ start }, testInfo) => {
  const file = testInfo.outputPath('database.json')
  const app = await start({ DATABASE: file })
  const database = fileAdapter(file)
  const withoutEmail = await refusal('database-failed', app, { database, user: { sub: 'u2' } })
  expect(withoutEmail).toContain('without an email they cannot be created')
  const { revoke } = await mintFor(app, {
    database: {
      ...database,
      deleteSession: async (token: string) => {
        throw new Error(`cannot delete ${token}`)
      },
    },
  })
  await expect(revoke()).rejects.toThrow('cannot delete (hidden)')
})
