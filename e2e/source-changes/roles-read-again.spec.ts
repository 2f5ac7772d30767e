import { code, docs, expect, spec, test, type Tab } from '../../fixtures'
import { onDatabase } from '../database/on-database'
import { inVersion4, inVersion5 } from '../versions'
import { admin, administration, dashboard, demote, member, signInAsAdmin } from './demote'

// An administrator becomes a member at the source, and the session is told nothing: with a callback that asks at every read, and
// with database sessions.
const source = docs('https://authjs.dev/guides/role-based-access-control')
const sessionRoute = code('next-auth', 'core/routes/session.js')
const needs = ['the session in the App Router' as const]

test.beforeEach(async ({ session, user }) => signInAsAdmin({ session, user }))

/** Proves that the page still shows an administrator, and that a server component in another tab shows a member. */
async function compareWithServer({ openTab, tab }: { openTab: () => Promise<Tab>; tab: Tab }) {
  await expect(tab.useSession).toKeepShowing(admin)
  const server = await openTab()
  await server.open('server-component')
  await expect(server.serverComponent).toShow(member)
}

test.describe('with a callback that asks at every read', () => {
  test.use({ callbacks: 'always-asking' })

  test(
    'Defense: if the jwt callback asks at every read, servers see a demotion immediately, and the page at a reload',
    spec({ id: 'demoted-admin/always-asking', source: [source, sessionRoute], needs }),
    async ({ companyApi, openTab, tab, user }) => {
      await tab.open('with-session-prop')
      await expect(tab.useSession).toShow(admin)
      await demote({ companyApi, user })

      await compareWithServer({ openTab, tab })
      await tab.reload()
      await expect(tab.useSession).toShow(member)
    },
  )

  test(
    'Hazard: if the jwt callback always asks, the proxy (middleware) lets a demoted administrator in once more',
    spec({
      id: 'demoted-admin/is-let-in-once-more',
      source: [source, code('next-auth', 'jwt/index.js')],
      holds: inVersion4,
    }),
    async ({ companyApi, tab, user }) => {
      await tab.openWithoutSession()
      await demote({ companyApi, user })
      const request = `GET ${administration}`

      // getServerSideProps of the page reads the session, which asks
      await expect(await tab.send(request)).toShow({ path: administration, status: 200 })
      await expect(await tab.send(request)).toShow({ path: dashboard })
    },
  )

  test(
    'Defense: if the jwt callback always asks, auth() in the proxy (middleware) redirects a demoted administrator',
    spec({ id: 'v5/demoted-admin-is-redirected', source: code('next-auth', 'lib/index.js'), holds: inVersion5 }),
    async ({ companyApi, tab, user }) => {
      await tab.openWithoutSession()
      await demote({ companyApi, user })

      await expect(await tab.send(`GET ${administration}`)).toShow({ path: dashboard })
    },
  )
})

test.describe('with database sessions', () => {
  test.use({ strategy: 'database' })

  test(
    'Defense: with database sessions, servers see a demotion immediately, and the page at a reload',
    onDatabase({ id: 'database/demoted-admin', source: [source, code('@auth/pg-adapter', 'index.js')], needs }),
    async ({ database, openTab, tab, user }) => {
      await tab.open('with-session-prop')
      await expect(tab.useSession).toShow(admin)
      await database.write('update users set role = $2 where id = $1', user.id, 'member')
      await expect(await database.user(user)).toShow({ role: 'member' })

      await compareWithServer({ openTab, tab })
      await tab.reload()
      await expect(tab.useSession).toShow(member)
    },
  )
})
