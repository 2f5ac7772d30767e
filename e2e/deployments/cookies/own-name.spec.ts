import { code, docs, expect, spec, test } from '../../../fixtures'
import { longName } from '../../long-session'
import { inVersion5, redirectsToPublicPort } from '../../versions'
import { submitSignInForm } from '../https/steps'

// The app gives its session cookie a name of its own, and names no expiry in the cookie's options

const source = [docs('https://next-auth.js.org/configuration/options#cookies'), code('next-auth', 'core/init.js')]
const getToken = [docs('https://next-auth.js.org/configuration/options#jwt-helper'), code('next-auth', 'jwt/index.js')]
const secure = 'Path=/; HttpOnly; Secure; SameSite=Lax'

test.use({ deployment: 'own-name' })

test(
  'With a name of its own, the session cookie is set when a user signs in, and removed when they sign out',
  spec({ id: 'cookies/own-name/sign-in-and-out', source }),
  async ({ session, tab, user }) => {
    await session.clear()
    await submitSignInForm(tab, user)
    await expect(tab.useSession).toShow({ user: { id: user.id } })
    await expect(await session.allCookies()).toShow({ '__Secure-session': secure })
    await expect(session).toHaveClaims({ sub: user.id })

    await tab.open('client')
    await tab.client.signOut()
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'With a name of its own, a long session is split into chunks of that name',
  spec({ id: 'cookies/own-name/chunks', source }),
  async ({ session, tab }) => {
    await tab.open('profile')
    await tab.update.byQuery({ firstName: longName })

    await expect(session).toHaveClaims({ user: { firstName: longName } })
    await expect(await session.storedCookies()).toShow({ chunks: ['.0', '.1', '.2'], attributes: [secure] })
  },
)

test(
  'If the options of the session cookie name no expiry, the browser still keeps it for thirty days',
  spec({ id: 'cookies/own-name/expires', source }),
  async ({ session, tab, user }) => {
    await session.clear()
    await submitSignInForm(tab, user)
    await expect(tab).toArriveAt('/profile')

    const days = Math.round((await session.seconds()).cookie / (24 * 60 * 60))
    await expect(tab.reading('how long the browser keeps the cookie', { days })).toShow({ days: 30 })
  },
)

test(
  'With a name of its own, a proxy (middleware) with getToken() and no cookieName redirects users endlessly',
  spec({ id: 'cookies/own-name/get-token-never-ends', source: getToken, holds: redirectsToPublicPort }),
  async ({ session, tab, user }) => {
    await expect(session).toHaveClaims({ sub: user.id })
    await expect(await tab.whereLeads('/get-token/default/guarded')).toShow({ leadsTo: 'ERR_TOO_MANY_REDIRECTS' })
  },
)

test(
  'With a name of its own, a proxy (middleware) that tells getToken() the cookieName lets users through',
  spec({ id: 'cookies/own-name/get-token-with-name', source: getToken }),
  async ({ session, tab, user }) => {
    await expect(session).toHaveClaims({ sub: user.id })
    await expect(await tab.whereLeads('/get-token/cookie-name/guarded')).toShow({
      leadsTo: '/get-token/cookie-name/guarded',
    })
  },
)

test(
  'With a name of its own, withAuth() without the option cookies sees a signed-in user as signed out',
  spec({
    id: 'cookies/own-name/with-auth-sees-no-user',
    source: [docs('https://next-auth.js.org/configuration/nextjs#middleware'), code('next-auth', 'next/middleware.js')],
    needs: ['withAuth()'],
  }),
  async ({ tab, user }) => {
    await tab.open('with-session-prop')
    await expect(tab.useSession).toShow({ user: { id: user.id } })
    await expect(await tab.readFrom('with-auth')).toShow(null)
  },
)

test(
  'With a name of its own, auth() in the proxy (middleware) sees a signed-in user',
  spec({ id: 'cookies/own-name/auth-sees-the-user', source, holds: inVersion5 }),
  async ({ tab, user }) => {
    await tab.openWithoutSession()
    await expect(await tab.readFrom('proxy')).toShow({ user: { id: user.id } })
  },
)
