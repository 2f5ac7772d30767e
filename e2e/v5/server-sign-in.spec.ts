import { code, docs, expect, issue, spec, test } from '../../fixtures'

const onServer = [
  docs('https://authjs.dev/getting-started/session-management/login'),
  code('next-auth', 'lib/actions.js'),
]
const needs = ['signIn() and signOut() on the server' as const]

test(
  'After signIn() in a server action and a client-side navigation, useSession() shows no user until a reload',
  spec({ id: 'v5/server-sign-in-waits-for-reload', source: [issue(12780), issue(12955), issue(10016)], needs }),
  async ({ tab, session, user }) => {
    await session.clear()
    await tab.open('server-component')
    await expect(tab.useSession).toShow(null)
    await tab.server.signIn(user.email, user.password)
    await expect(session).toHaveClaims({ sub: user.id })

    await tab.follow('Another page')
    const signedIn = { user: { id: user.id } }
    await expect(tab.serverComponent).toShow(signedIn)
    await expect(tab.useSession).toHaveVerdict('stale', { before: null, after: signedIn })

    await tab.reload()
    await expect(tab.useSession).toShow(signedIn)
  },
)

test(
  'After signIn() in a server action, update() makes useSession() show the user',
  spec({
    id: 'v5/update-after-server-sign-in',
    source: [issue(12780), code('next-auth', 'react.js')],
    needs,
    // As in v5/signed-out-update-is-sent: before, update() sends nothing while useSession() shows no user
    holds: { 'next-auth': '>=5.0.0-beta.21 <6.0.0-0' },
  }),
  async ({ tab, session, user }) => {
    await session.clear()
    await tab.open('server-component')
    await tab.server.signIn(user.email, user.password)
    await expect(session).toHaveClaims({ sub: user.id })
    const signedIn = { user: { id: user.id } }
    await expect(tab.useSession).toHaveVerdict('stale', { before: null, after: signedIn })

    await tab.update.byUpdate()
    await expect(tab.useSession).toShow(signedIn)
  },
)

test(
  'In a server action, signIn() redirects to the page that called it, in the same document',
  spec({ id: 'v5/server-sign-in-redirects', source: onServer, needs }),
  async ({ tab, session, user }) => {
    await session.clear()
    await tab.open('server-component')
    await tab.server.signInAndRedirect(user.email, user.password)
    await expect(session).toHaveClaims({ sub: user.id })
    await expect(tab).toHaveLoaded(['/server-component'])
    await expect(tab.serverComponent).toShow({ user: { id: user.id } })
  },
)

test(
  'In a server action, signOut() redirects to the page that called it, in the same document',
  spec({ id: 'v5/server-sign-out-redirects', source: [...onServer, issue(11125)], needs }),
  async ({ tab, session, user }) => {
    await tab.open('server-component')
    await expect(tab.serverComponent).toShow({ user: { id: user.id } })
    await tab.server.signOutAndRedirect()
    await expect(session).toHaveClaims(null)
    await expect(tab).toHaveLoaded(['/server-component'])
    await expect(tab.serverComponent).toShow(null)
  },
)
