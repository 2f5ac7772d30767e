import { acme, code, docs, expect, globex, issue, spec, test } from '../../fixtures'

// A handler has the update() and the session of the render that created it.
const source = [issue(13173), issue(10877), code('next-auth', 'react/index.js')]
const needs = ['update()' as const]
const data = { companyId: globex.id }

test(
  'An update() that was captured while the session was loading never sends anything, not even later',
  spec({ id: 'update-captured-while-loading-is-lost', source, needs }),
  async ({ session, tab }) => {
    await tab.open('client-handlers')
    await expect(tab.useSession).toShow({ company: acme })

    await expect(await tab.handler.firstUpdate(data)).toShow(null)
    await expect(tab).toHaveSent([])
    await expect(session).toHaveClaims({ company: acme })
  },
)

test(
  'After await update(data), the same handler still has the old session, and the returned session is the new one',
  spec({
    id: 'handler-keeps-old-session',
    source: [docs('https://next-auth.js.org/getting-started/client#updating-the-session'), ...source],
    needs,
  }),
  async ({ tab }) => {
    await tab.open('client-handlers')

    await expect(await tab.handler.updateAndCompare(data)).toShow({
      returned: { company: globex },
      inHandler: { company: acme },
    })
    await expect(tab.useSession).toShow({ company: globex })
  },
)

test.describe('straight after signing in', () => {
  test.beforeEach(async ({ session, tab }) => {
    await session.clear()
    await tab.open('client-handlers')
  })

  test(
    'Straight after await signIn() in the same handler, update(data) sends nothing, returns nothing and is lost',
    spec({
      id: 'update-straight-after-sign-in-is-lost',
      source,
      needs,
      holds: { 'next-auth': '>=4.21.0 <5.0.0-0 || >=5.0.0-beta.5 <5.0.0-beta.21' },
    }),
    async ({ session, tab, user }) => {
      await expect(await tab.handler.signInAndUpdate(user, globex)).toShow(null)

      await expect(tab.useSession).toShow({ user: { id: user.id }, company: undefined })
      // The only one is from signIn(): an update needs a CSRF token of its own
      await expect(await tab.requestsTo('/api/auth/csrf')).toShow({ requests: ['GET /api/auth/csrf'] })
      await expect(session).toHaveClaims({ sub: user.id, company: undefined })
    },
  )

  test(
    'Straight after await signIn() in the same handler, update(data) updates the session',
    spec({
      id: 'v5/update-straight-after-sign-in-works',
      source,
      needs,
      holds: { 'next-auth': '>=5.0.0-beta.21 <6.0.0-0' },
    }),
    async ({ session, tab, user }) => {
      await expect(await tab.handler.signInAndUpdate(user, globex)).toShow({ company: globex })

      await expect(tab.useSession).toShow({ user: { id: user.id }, company: globex })
      await expect(session).toHaveClaims({ sub: user.id, company: globex })
    },
  )

  test(
    'After signIn() has rendered, update(data) in the next handler updates the session',
    spec({
      id: 'update-after-sign-in-has-rendered-works',
      source,
      needs,
      // In NextAuth 5 up to 5.0.0-beta.4, signIn() fails after signing in
      holds: { 'next-auth': '>=4.21.0 <5.0.0-0 || >=5.0.0-beta.5 <6.0.0-0' },
    }),
    async ({ session, tab, user }) => {
      await tab.update.bySignIn(user.email, user.password)
      await expect(tab.useSession).toShow({ user: { id: user.id }, company: undefined })

      await expect(await tab.update.byUpdate(data)).toShow({ company: globex })
      await expect(session).toHaveClaims({ sub: user.id, company: globex })
    },
  )
})
