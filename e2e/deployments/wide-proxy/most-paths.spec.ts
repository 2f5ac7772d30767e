import { code, docs, expect, globex, issue, spec, test } from '../../../fixtures'
import { inVersion5 } from '../../versions'
import { requestAs, scriptIn } from '../steps'
import { sessionCookiesOf } from './steps'

// The matcher in the docs of NextAuth 5 leaves out API routes and the files of Next.js. Server actions are POSTs to pages, so it covers them

const matcher = [
  docs('https://authjs.dev/getting-started/session-management/protecting'),
  code('next-auth', 'lib/index.js'),
]
const twice = [issue(12909), code('next-auth', 'lib/actions.js')]

test.use({ deployment: 'most-paths' })

test(
  'With the matcher of the docs, auth() in the proxy (middleware) sets the session cookie with pages only',
  spec({ id: 'wide-proxy/docs-matcher/pages-only', source: matcher, holds: inVersion5 }),
  async ({ app, front, user }) => {
    const page = await requestAs(user, app.pages.client, { app, front })
    await expect(page).toShow({ status: 200, setsSession: true })
    const script = scriptIn(page)
    for (const path of [app.endpoints['route-handler'], '/api/auth/providers', script])
      await expect(await requestAs(user, path, { app, front })).toShow({ status: 200, setsSession: false })
  },
)

test(
  'Defense: with the matcher of the docs, the response to signOut() only deletes the session cookie',
  spec({ id: 'wide-proxy/docs-matcher/sign-out', source: [issue(12909), ...matcher], holds: inVersion5 }),
  async ({ app, front, session, tab, timeline, user }) => {
    await expect(await requestAs(user, app.pages.client, { app, front })).toShow({ setsSession: true })
    await tab.open('client')
    const mark = timeline.mark()
    await tab.client.signOut()

    const cookies = await sessionCookiesOf('POST /api/auth/signout', { mark, tab, timeline })
    await expect(cookies).toShow({ cookies: ['deleted'] })
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'If auth() in the proxy (middleware) covers a server action that signs out, the user stays signed out',
  spec({
    id: 'wide-proxy/docs-matcher/sign-out-in-action',
    source: twice,
    needs: ['signIn() and signOut() on the server'],
  }),
  async ({ session, tab, timeline }) => {
    await tab.open('server-component')
    const mark = timeline.mark()
    await tab.server.signOut()

    const cookies = await sessionCookiesOf('POST /server-component', { mark, tab, timeline })
    await expect(cookies).toShow({ cookies: ['written', 'deleted'] })
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'If auth() in the proxy (middleware) covers a server action that updates the session, the update stays',
  spec({ id: 'wide-proxy/docs-matcher/update-in-action', source: twice, needs: ['unstable_update()'] }),
  async ({ session, tab, timeline }) => {
    await tab.open('server-component')
    const mark = timeline.mark()
    await expect(await tab.update.byServerAction({ companyId: globex.id })).toShow({ company: globex })

    const cookies = await sessionCookiesOf('POST /server-component', { mark, tab, timeline })
    await expect(cookies).toShow({ cookies: ['written', 'written'] })
    await expect(session).toHaveClaims({ company: globex })
  },
)
