import { acme, code, docs, expect, spec, test } from '../../fixtures'
import { longName } from '../long-session'
import { inVersion4 } from '../versions'

const signingOut = [
  docs('https://next-auth.js.org/getting-started/client#signout'),
  code('next-auth', 'core/routes/signout.js'),
]

test(
  'Signing out removes the session cookie',
  spec({ id: 'sign-out-removes-cookie', source: signingOut }),
  async ({ session, tab }) => {
    await tab.signOut()

    await expect(tab.useSession).toShow(null)
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'Signing out removes every chunk of a long session',
  spec({ id: 'sign-out-removes-every-chunk', source: signingOut }),
  async ({ session, tab }) => {
    await tab.open('profile')
    await tab.update.byQuery({ firstName: longName })
    await expect(await session.storedCookies()).toShow({ chunks: ['.0', '.1', '.2'] })
    await tab.signOut()

    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'Signing out removes a session cookie that cannot be decoded',
  spec({ id: 'sign-out-removes-unreadable-cookie', source: signingOut }),
  async ({ app, device, session, tab, user }) => {
    await tab.open('with-session-prop')
    const csrfToken = await tab.csrfToken()
    await session.put(await app.encode(app.claimsOf(user, acme), { secret: 'the secret of another app' }))
    // Follows no redirect, because a page that reads the session also removes this cookie
    await device.request('POST /api/auth/signout', { csrfToken })

    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'Signing out redirects to the callbackUrl',
  spec({ id: 'sign-out-redirects-to-callback-url', source: signingOut }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    const csrfToken = await tab.csrfToken()

    await expect(await tab.send('POST /api/auth/signout', { csrfToken, callbackUrl: '/profile' })).toShow({
      path: '/profile',
      status: 200,
    })
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'When a script signs out, the response contains the redirect URL instead of redirecting',
  spec({
    id: 'sign-out-returns-url-to-scripts',
    source: [...signingOut, code('next-auth', 'next/index.js')],
    holds: inVersion4,
  }),
  async ({ app, session, tab }) => {
    await tab.open('with-session-prop')
    const csrfToken = await tab.csrfToken()
    const body = { csrfToken, callbackUrl: '/profile', json: 'true' }

    await expect(await tab.send('POST /api/auth/signout', body)).toShow({ body: { url: `${app.url}/profile` } })
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)
