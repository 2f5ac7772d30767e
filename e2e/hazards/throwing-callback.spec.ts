import { acme, code, expect, issue, spec, test, type Reading, type SpecMeta, type Tab } from '../../fixtures'
import { inVersion4, inVersion5, withApiRoutes } from '../versions'

// The jwt callback asks the company API at every read, and the API is down. See always-asking-outage-signs-out for useSession(), and
// keeps-last-in-outage for the defense.
const source = [code('next-auth', 'core/routes/session.js'), issue(7558)]

interface View extends Pick<SpecMeta, 'needs' | 'holds'> {
  id: string
  /** How titles name it. */
  name: string
  read: (tab: Tab) => Promise<Reading>
}

const proxy = { id: 'proxy', name: 'the proxy (middleware)', read: (tab: Tab) => tab.readFrom('proxy') }

/** Their responses can delete the cookie. */
const writing: View[] = [
  { id: 'get-session', name: 'getSession()', read: (tab) => tab.getSession() },
  {
    id: 'get-server-side-props',
    name: 'getServerSideProps',
    read: async (tab) => {
      await tab.open('with-session-prop')
      return tab.inHtml('get-server-side-props')
    },
  },
  { id: 'api-route', name: 'an API route', read: (tab) => tab.readFrom('api-route'), holds: withApiRoutes },
  { ...proxy, id: 'v5-proxy', holds: inVersion5 },
]

const needs: View['needs'] = ['the session in the App Router']

/** NextAuth cannot write a cookie there. */
const reading: View[] = [
  { id: 'route-handler', name: 'a route handler', read: (tab) => tab.readFrom('route-handler'), needs },
  {
    id: 'server-component',
    name: 'a server component',
    read: async (tab) => {
      await tab.open('server-component-with-session-prop')
      return tab.inHtml('server-component')
    },
    needs,
  },
]

test.describe('with a callback that throws', () => {
  test.use({ callbacks: 'always-asking' })

  test.beforeEach(async ({ companyApi, tab, user }) => {
    await tab.open('with-session-prop')
    await expect(tab.useSession).toShow({ company: acme })
    companyApi.fail(`GET /people/${user.id}`, 503)
  })

  for (const { id, name, read, ...meta } of writing) {
    test(
      `Hazard: when the jwt callback throws, ${name} shows the user as signed out and ends the session`,
      spec({ id: `throwing-callback/${id}-ends-session`, source, ...meta }),
      async ({ companyApi, session, tab }) => {
        await expect(await read(tab)).toShow(null)
        await expect(await session.storedCookies()).toShow({ chunks: [] })
        companyApi.recover()
        await tab.reload()
        await expect(tab.useSession).toShow(null)
      },
    )
  }

  for (const { id, name, read, ...meta } of reading) {
    test(
      `Hazard: while the jwt callback throws, ${name} shows a signed-in user as signed out`,
      spec({ id: `throwing-callback/${id}-signs-out-meanwhile`, source, ...meta }),
      async ({ companyApi, session, tab, user }) => {
        await expect(await read(tab)).toShow(null)
        await expect(session).toHaveClaims({ sub: user.id, company: acme })
        companyApi.recover()
        await expect(await read(tab)).toShow({ company: acme })
      },
    )
  }

  test(
    'When the jwt callback throws, the proxy (middleware) still shows the claims in the cookie that it decodes',
    spec({ id: 'throwing-callback/proxy-shows-claims', source: code('next-auth', 'jwt/index.js'), holds: inVersion4 }),
    async ({ session, tab, user }) => {
      await expect(await proxy.read(tab)).toShow({ company: acme })
      await expect(session).toHaveClaims({ sub: user.id, company: acme })
    },
  )
})

test.describe('with a callback that keeps the last claims', () => {
  test.use({ callbacks: 'always-asking-keeps-last' })

  for (const { id, name, read, holds, needs: capabilities } of [...writing.slice(0, 3), ...reading, proxy as View]) {
    test(
      `Defense: if the jwt callback keeps the last claims in an outage, ${name} still shows them`,
      spec({ id: `throwing-callback/${id}-keeps-last`, source, holds, needs: capabilities }),
      async ({ companyApi, session, tab, user }) => {
        await tab.open('with-session-prop')
        companyApi.fail(`GET /people/${user.id}`, 503)

        await expect(await read(tab)).toShow({ user: { id: user.id }, company: acme })
        await expect(session).toHaveClaims({ sub: user.id, company: acme })
      },
    )
  }
})
