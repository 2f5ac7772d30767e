import { acme, code, docs, expect, spec, test } from '../../fixtures'
import { longName } from '../long-session'

const signingOut = [
  docs('https://next-auth.js.org/getting-started/client#signout'),
  code('next-auth', 'core/routes/signout.js'),
]

test(
  'signing out takes the session cookie away',
  spec({ id: 'sign-out-removes-cookie', source: signingOut }),
  async ({ session, tab }) => {
    await tab.signOut()

    await expect(tab.useSession).toShow(null)
    await expect(await session.kept()).toShow({ pieces: [] })
  },
)

test(
  'signing out takes every piece of a long session away',
  spec({ id: 'sign-out-removes-every-piece', source: signingOut }),
  async ({ session, tab }) => {
    await tab.open('profile')
    await tab.update.byQuery({ firstName: longName })
    await tab.signOut()

    await expect(await session.kept()).toShow({ pieces: [] })
  },
)

test(
  'signing out takes a cookie away that nobody can read',
  spec({ id: 'sign-out-removes-unreadable-cookie', source: signingOut }),
  async ({ app, session, tab, person }) => {
    await tab.open('with-session-prop')
    const csrfToken = await tab.csrfToken()
    await session.put(await app.encode(app.claimsOf(person, acme), { secret: 'the secret of another app' }))
    await tab.send('POST /api/auth/signout', { csrfToken })

    await expect(await session.kept()).toShow({ pieces: [] })
  },
)

test(
  'signing out leads to the page that it was asked for',
  spec({ id: 'sign-out-leads-where-asked', source: signingOut }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    const csrfToken = await tab.csrfToken()

    await expect(await tab.send('POST /api/auth/signout', { csrfToken, callbackUrl: '/profile' })).toShow({
      path: '/profile',
      status: 200,
    })
  },
)

test(
  'a script that signs out is told where to go instead of being led there',
  spec({
    id: 'sign-out-tells-scripts-where-to-go',
    source: [...signingOut, code('next-auth', 'next/index.js')],
    holds: { 'next-auth': '<5.0.0-0' },
  }),
  async ({ app, tab }) => {
    await tab.open('with-session-prop')
    const csrfToken = await tab.csrfToken()
    const asked = { csrfToken, callbackUrl: '/profile', json: 'true' }

    await expect(await tab.send('POST /api/auth/signout', asked)).toShow({ body: { url: `${app.url}/profile` } })
  },
)
