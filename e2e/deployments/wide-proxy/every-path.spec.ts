import { code, docs, expect, globex, issue, spec, test } from '../../../fixtures'
import { signInFor } from '../../sign-in-page'
import { inVersion4, inVersion5, redirectsToPublicPort } from '../../versions'
import { jsonIn, requestAs, scriptIn } from '../steps'
import { sessionCookiesOf } from './steps'

// A proxy for every path: in NextAuth 5, auth() renews the session with every request that it covers

const renewal = [
  docs('https://authjs.dev/getting-started/session-management/protecting'),
  code('next-auth', 'lib/index.js'),
]
const twice = [issue(12909), code('next-auth', 'lib/index.js')]

test.use({ deployment: 'every-path' })

test(
  'If auth() in the proxy (middleware) covers every path, pages, JSON and scripts set the session cookie',
  spec({ id: 'wide-proxy/every-response-sets-cookie', source: renewal, holds: inVersion5 }),
  async ({ app, front, user }) => {
    const page = await requestAs(user, app.pages.client, { app, front })
    await expect(page).toShow({ status: 200, setsSession: true })
    const script = scriptIn(page)
    for (const path of [app.endpoints['route-handler'], '/api/auth/providers', script])
      await expect(await requestAs(user, path, { app, front })).toShow({ status: 200, setsSession: true })
  },
)

test(
  'If auth() in the proxy (middleware) covers the sign-out, its response sets the cookie before it deletes it',
  spec({ id: 'wide-proxy/sign-out-sets-cookie-twice', source: twice, holds: inVersion5 }),
  async ({ session, tab, timeline }) => {
    await tab.open('client')
    const mark = timeline.mark()
    await tab.client.signOut()

    const cookies = await sessionCookiesOf('POST /api/auth/signout', { mark, tab, timeline })
    await expect(cookies).toShow({ cookies: ['written', 'deleted'] })
    await expect(await session.storedCookies()).toShow({ chunks: [] })
    await tab.reload()
    await expect(tab.useSession).toShow(null)
  },
)

test(
  'If auth() in the proxy (middleware) covers an update, its response sets the cookie twice, the new one last',
  spec({ id: 'wide-proxy/update-sets-cookie-twice', source: twice, holds: inVersion5, needs: ['update()'] }),
  async ({ session, tab, timeline }) => {
    await tab.open('client')
    const mark = timeline.mark()
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })

    const cookies = await sessionCookiesOf('POST /api/auth/session', { mark, tab, timeline })
    await expect(cookies).toShow({ cookies: ['written', 'written'] })
    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'If withAuth() covers every path, it sets no session cookie, not even with the page of a signed-in user',
  spec({
    id: 'wide-proxy/with-auth-sets-no-cookie',
    source: code('next-auth', 'next/middleware.js'),
    needs: ['the session in the App Router'],
    holds: inVersion4,
  }),
  async ({ app, front, user }) => {
    for (const path of [app.pages.client, app.pages['app-router-guarded'], app.endpoints['route-handler']])
      await expect(await requestAs(user, path, { app, front })).toShow({ status: 200, setsSession: false })
  },
)

test(
  'If withAuth() covers every path, visitors can open only the sign-in page, and API routes redirect them there',
  spec({
    id: 'wide-proxy/with-auth-leaves-sign-in-open',
    source: code('next-auth', 'next/middleware.js'),
    holds: { ...inVersion4, ...redirectsToPublicPort },
  }),
  async ({ app, front, session, tab }) => {
    await session.clear()
    for (const path of [app.pages.home, app.endpoints['route-handler']])
      await expect(await front.send(`GET ${path}`)).toShow({ status: 307, leadsTo: signInFor(path) })
    await expect(await tab.whereLeads('/')).toShow({ leadsTo: '/api/auth/signin?callbackUrl=/' })
  },
)

test.describe('behind a shared cache', () => {
  test.use({ deployment: 'cdn-every-path' })

  test(
    'Hazard: if auth() covers every path, a shared cache serves a script with the session cookie of its first user',
    spec({ id: 'wide-proxy/shared-cache-serves-cookie', source: renewal, holds: inVersion5 }),
    async ({ app, front, user }) => {
      const page = await requestAs(user, app.pages.client, { app, front })
      const script = scriptIn(page)
      await requestAs(user, script, { app, front })

      const visitor = await front.send(`GET ${script}`)
      await expect(visitor).toShow({ status: 200, isFromCache: true })
      const session = await front.send(`GET ${app.endpoints['session-route']}`, {
        headers: { cookie: visitor.cookies },
      })
      await expect(jsonIn(session)).toShow({
        user: { id: user.id },
      })
    },
  )
})
