import {
  acme,
  code,
  docs,
  expect,
  globex,
  issue,
  spec,
  test,
  type Reading,
  type SpecMeta,
  type Tab,
} from '../../fixtures'
import { longName } from '../long-session'
import { withApiRoutes, withSortedChunks } from '../versions'

const chunkSources = [
  docs('https://next-auth.js.org/configuration/options#cookies'),
  code('next-auth', 'core/lib/cookie.js'),
]

test.describe('a session that is too large for one cookie', () => {
  test.beforeEach(async ({ session, tab }) => {
    await tab.open('profile')
    await tab.update.byQuery({ firstName: longName })
    await expect(await session.storedCookies()).toShow({ chunks: ['.0', '.1', '.2'] })
  })

  test(
    'When a session is too large for one cookie, it is split into chunks, and none of it is lost',
    spec({ id: 'long-session-is-chunked', source: chunkSources }),
    async ({ app, session, user }) => {
      await expect(session).toHaveExactlyClaims(app.claimsOf({ ...user, firstName: longName }, acme))
    },
  )

  test(
    'When a session is chunked, every chunk has the same attributes as an unchunked session cookie',
    spec({ id: 'chunks-have-cookie-attributes', source: chunkSources }),
    async ({ session, tab }) => {
      const attributes = ['Path=/; HttpOnly; SameSite=Lax']
      await expect(await session.storedCookies()).toShow({ chunks: ['.0', '.1', '.2'], attributes })
      await expect(session).toLast(30)

      await tab.update.byQuery({ firstName: 'Augusta' })
      await expect(await session.storedCookies()).toShow({ chunks: [''], attributes })
      await expect(session).toLast(30)
    },
  )

  test(
    'When a chunked session fits into one cookie again, it is stored in one cookie, and no chunk remains',
    spec({ id: 'shrinking-session-leaves-no-chunk', source: chunkSources }),
    async ({ session, tab }) => {
      await tab.update.byQuery({ firstName: 'Augusta' })

      await expect(await session.storedCookies()).toShow({ chunks: [''] })
      await expect(session).toHaveClaims({ user: { firstName: 'Augusta' } })
    },
  )

  test(
    'When a session is chunked, it is updated like any other',
    spec({ id: 'chunked-session-is-updated', source: chunkSources }),
    async ({ session, tab }) => {
      await tab.update.byQuery({ companyId: globex.id })

      await expect(session).toHaveClaims({ user: { firstName: longName }, company: globex })
    },
  )

  for (const { id, name, read, ...meta } of readPaths()) {
    test(
      `When a session is chunked, ${name} reads it as a whole`,
      spec({ id: `${id}-reads-chunks`, source: chunkSources, ...meta }),
      async ({ tab }) => {
        await expect(await read(tab)).toShow({ user: { firstName: longName } })
      },
    )
  }
})

test(
  'The chunks of a session are joined in the order of their numbers, even if the browser sends the last one first',
  spec({
    id: 'chunks-are-sorted',
    source: [issue(8284), code('next-auth', 'core/lib/cookie.js')],
    holds: withSortedChunks,
  }),
  async ({ app, session, tab, createUser }) => {
    const user = createUser({ firstName: longName })
    await session.clear()
    await session.putInChunks(await app.encode(app.claimsOf(user, acme)))
    await tab.open('profile')

    await expect(tab.useSession).toShow({ user: { id: user.id } })
  },
)

interface ReadPath extends Pick<SpecMeta, 'needs' | 'holds'> {
  id: string
  /** Inserted into the title. */
  name: string
  read: (tab: Tab) => Promise<Reading>
}

function readPaths(): ReadPath[] {
  return [
    { id: 'get-session', name: 'getSession()', read: (tab) => tab.getSession() },
    { id: 'proxy', name: 'the proxy (middleware)', read: (tab) => tab.readFrom('proxy') },
    {
      id: 'api-route',
      name: 'an API route',
      read: (tab) => tab.readFrom('api-route'),
      holds: withApiRoutes,
    },
    {
      id: 'route-handler',
      name: 'a route handler',
      read: (tab) => tab.readFrom('route-handler'),
      needs: ['the session in the App Router'],
    },
  ]
}
