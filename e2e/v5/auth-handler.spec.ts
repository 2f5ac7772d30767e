import { acme, docs, expect, globex, spec, test } from '../../fixtures'

// auth(handler): a route handler that receives the session
const source = docs('https://authjs.dev/getting-started/session-management/protecting#api-routes')
const needs = ['unstable_update()' as const]

test(
  'After update(data), a route handler inside auth() receives the updated session',
  spec({ id: 'v5/auth-handler-is-fresh', source, needs }),
  async ({ tab, session }) => {
    await tab.open('client')
    await expect(await tab.readFrom('auth-handler')).toShow({ company: acme })
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(session).toHaveClaims({ company: globex })

    await expect(await tab.readFrom('auth-handler')).toShow({ company: globex })
  },
)

test(
  'After signing out, a route handler inside auth() receives no session',
  spec({ id: 'v5/auth-handler-sees-sign-out', source, needs }),
  async ({ tab, session, user }) => {
    await tab.open('client')
    await expect(await tab.readFrom('auth-handler')).toShow({ user: { id: user.id } })
    await tab.client.signOut()
    await expect(session).toHaveClaims(null)

    await expect(await tab.readFrom('auth-handler')).toShow(null)
  },
)

test(
  'The response of a route handler inside auth() rewrites the session cookie',
  spec({ id: 'v5/auth-handler-rewrites-cookie', source, needs }),
  async ({ tab, session, user }) => {
    await tab.open('client')
    const since = await session.token()

    await expect(await tab.readFrom('auth-handler')).toShow({ user: { id: user.id } })
    await expect(session).toHaveBeenRewritten({ since, expected: true })
  },
)
