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
import { withApiRoutes } from '../versions'

const chunks = [docs('https://next-auth.js.org/configuration/options#cookies'), code('next-auth', 'core/lib/cookie.js')]

test.describe('a session that is too large for one cookie', () => {
  test.beforeEach(async ({ tab }) => {
    await tab.open('profile')
    await tab.update.byQuery({ firstName: longName })
  })

  test(
    'When a session is too large for one cookie, it is split into chunks, and nothing of it is lost',
    spec({ id: 'long-session-is-chunked', source: chunks }),
    async ({ session }) => {
      await expect(await session.storedCookies()).toShow({ chunks: ['.0', '.1', '.2'] })
      await expect(session).toHaveClaims({ user: { firstName: longName }, company: acme })
    },
  )

  test(
    'When a session is chunked, every chunk has the attributes of a session cookie that is not chunked',
    spec({ id: 'chunks-have-cookie-attributes', source: chunks }),
    async ({ session }) => {
      await expect(await session.storedCookies()).toShow({
        chunks: ['.0', '.1', '.2'],
        attributes: ['Path=/; HttpOnly; SameSite=Lax'],
      })
      await expect(session).toLast(30)
    },
  )

  test(
    'When a chunked session shrinks, it is in one cookie again, and no chunk is left',
    spec({ id: 'shrinking-session-leaves-no-chunk', source: chunks }),
    async ({ session, tab }) => {
      await tab.update.byQuery({ firstName: 'Augusta' })

      await expect(await session.storedCookies()).toShow({ chunks: [''] })
      await expect(session).toHaveClaims({ user: { firstName: 'Augusta' } })
    },
  )

  test(
    'When a session is chunked, it is updated like any other',
    spec({ id: 'chunked-session-is-updated', source: chunks }),
    async ({ session, tab }) => {
      await tab.update.byQuery({ companyId: globex.id })

      await expect(session).toHaveClaims({ user: { firstName: longName }, company: globex })
    },
  )

  for (const { id, name, read, ...meta } of readers()) {
    test(
      `When a session is chunked, ${name} reads it as a whole`,
      spec({ id: `${id}-reads-chunks`, source: chunks, ...meta }),
      async ({ tab }) => {
        await expect(await read(tab)).toShow({ user: { firstName: longName } })
      },
    )
  }
})

test(
  'The chunks of a session are joined by number, in whatever order the browser sends them',
  spec({
    id: 'chunks-are-sorted',
    source: [issue(8284), code('next-auth', 'core/lib/cookie.js')],
    holds: { 'next-auth': '>=4.23.0 <6.0.0-0' },
  }),
  async ({ app, session, tab, createUser }) => {
    const user = createUser({ firstName: longName })
    await session.clear()
    await session.putInChunks(await app.encode(app.claimsOf(user, acme)))
    await tab.open('profile')

    await expect(tab.useSession).toShow({ user: { id: user.id } })
  },
)

interface Reader extends Pick<SpecMeta, 'needs' | 'holds'> {
  id: string
  /** How titles name it. */
  name: string
  read: (tab: Tab) => Promise<Reading>
}

function readers(): Reader[] {
  return [
    { id: 'get-session', name: 'getSession()', read: (tab) => tab.getSession() },
    { id: 'proxy', name: 'the proxy (middleware)', read: (tab) => tab.ask('proxy') },
    {
      id: 'api-route',
      name: 'an API route',
      read: (tab) => tab.ask('api-route'),
      holds: withApiRoutes,
    },
    {
      id: 'route-handler',
      name: 'a route handler',
      read: (tab) => tab.ask('route-handler'),
      needs: ['the session in the App Router'],
    },
  ]
}
