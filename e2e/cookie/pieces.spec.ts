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

const pieces = [docs('https://next-auth.js.org/configuration/options#cookies'), code('next-auth', 'core/lib/cookie.js')]

test.describe('a session that outgrows one cookie', () => {
  test.beforeEach(async ({ tab }) => {
    await tab.open('profile')
    await tab.update.byQuery({ firstName: longName })
  })

  test(
    'a session that outgrows one cookie is cut into pieces, and nothing of it is lost',
    spec({ id: 'long-session-is-cut-into-pieces', source: pieces }),
    async ({ session }) => {
      await expect(await session.kept()).toShow({ pieces: ['.0', '.1', '.2'] })
      await expect(session).toHaveClaims({ user: { firstName: longName }, company: acme })
    },
  )

  test(
    'every piece of a session has the attributes of the whole cookie',
    spec({ id: 'pieces-have-the-attributes', source: pieces }),
    async ({ session }) => {
      await expect(await session.kept()).toShow({
        pieces: ['.0', '.1', '.2'],
        attributes: ['Path=/; HttpOnly; SameSite=Lax'],
      })
      await expect(session).toLast(30)
    },
  )

  test(
    'a session that shrinks is in one cookie again, and leaves no piece behind',
    spec({ id: 'shrinking-session-leaves-no-piece', source: pieces }),
    async ({ session, tab }) => {
      await tab.update.byQuery({ firstName: 'Augusta' })

      await expect(await session.kept()).toShow({ pieces: [''] })
      await expect(session).toHaveClaims({ user: { firstName: 'Augusta' } })
    },
  )

  test(
    'a session in pieces is updated like any other',
    spec({ id: 'pieces-are-updated', source: pieces }),
    async ({ session, tab }) => {
      await tab.update.byQuery({ companyId: globex.id })

      await expect(session).toHaveClaims({ user: { firstName: longName }, company: globex })
    },
  )

  for (const { id, who, read, ...meta } of readers()) {
    test(
      `${who} reads a session in pieces as a whole`,
      spec({ id: `${id}-reads-pieces`, source: pieces, ...meta }),
      async ({ tab }) => {
        await expect(await read(tab)).toShow({ user: { firstName: longName } })
      },
    )
  }
})

test(
  'the pieces of a session are put together by their numbers, whichever of them the browser sends first',
  spec({
    id: 'pieces-are-sorted',
    source: [issue(8284), code('next-auth', 'core/lib/cookie.js')],
    holds: { 'next-auth': '>=4.23.0 <6.0.0-0' },
  }),
  async ({ app, session, tab, createPerson }) => {
    const person = createPerson({ firstName: longName })
    await session.clear()
    await session.putInPieces(await app.encode(app.claimsOf(person, acme)))
    await tab.open('profile')

    await expect(tab.useSession).toShow({ user: { id: person.id } })
  },
)

interface Reader extends Pick<SpecMeta, 'needs' | 'holds'> {
  id: string
  /** Begins the sentence. */
  who: string
  read: (tab: Tab) => Promise<Reading>
}

function readers(): Reader[] {
  return [
    { id: 'get-session', who: 'getSession()', read: (tab) => tab.getSession() },
    { id: 'proxy', who: 'the proxy (middleware)', read: (tab) => tab.ask('proxy') },
    {
      id: 'api-route',
      who: 'an API route',
      read: (tab) => tab.ask('api-route'),
      holds: withApiRoutes,
    },
    {
      id: 'route-handler',
      who: 'a route handler',
      read: (tab) => tab.ask('route-handler'),
      needs: ['the session in the App Router'],
    },
  ]
}
