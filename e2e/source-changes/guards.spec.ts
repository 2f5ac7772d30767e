import { acme, code, docs, expect, globex, issue, spec, test, type SpecMeta } from '../../fixtures'
import { signInFor } from '../sign-in-page'
import { inVersion4, inVersion5 } from '../versions'

// Guards that read a claim, after that claim has changed at the source. The dashboard is only for users who have a company:
// the proxy redirects others to the onboarding page.
const source = [docs('https://next-auth.js.org/configuration/nextjs#middleware'), issue(9836)]
const onboarding = { path: '/onboarding' }
const dashboard = { path: '/dashboard' }

test.describe('when the back end gives a company to a user', () => {
  test.beforeEach(async ({ companyApi, session, user }) => {
    await session.signIn(user)
    user.companyId = globex.id
    await expect(await companyApi.read(`/people/${user.id}`)).toShow({ companyId: globex.id })
  })

  test(
    'When the back end gives a user a company, the proxy (middleware) redirects them to onboarding until an update',
    spec({ id: 'new-company-is-unknown-to-proxy', source }),
    async ({ tab, user }) => {
      await tab.open('dashboard')
      await expect(tab.location).toShow(onboarding)
      await expect(await tab.getSession()).toShow({ user: { id: user.id }, company: undefined })
      await tab.open('dashboard')

      await expect(tab.location).toShow(onboarding)
    },
  )

  test(
    'When the back end gives a user a company, update({}) opens the pages that the proxy (middleware) guards',
    spec({ id: 'new-company-is-known-after-update', source, needs: ['update()'] }),
    async ({ tab }) => {
      await tab.open('dashboard')
      await expect(tab.location).toShow(onboarding)
      await tab.update.byUpdate({})
      await tab.open('dashboard')

      await expect(tab.location).toShow(dashboard)
    },
  )

  test.describe('and the callback asks at every read', () => {
    test.use({ callbacks: 'always-asking' })

    test(
      'If the jwt callback asks at every read, the proxy (middleware) knows a new company after one other read',
      spec({
        id: 'proxy-lags-one-read',
        source: code('next-auth', 'jwt/index.js'),
        holds: inVersion4,
      }),
      async ({ tab }) => {
        // The onboarding page reads the session when it loads
        await tab.open('dashboard')
        await expect(tab.location).toShow(onboarding)
        await expect(tab.useSession).toShow({ company: globex })

        await tab.open('dashboard')
        await expect(tab.location).toShow(dashboard)
      },
    )

    test(
      'If the jwt callback asks at every read, the proxy (middleware) of NextAuth 5 knows a new company immediately',
      spec({ id: 'v5/proxy-asks-itself', source: code('next-auth', 'lib/index.js'), holds: inVersion5 }),
      async ({ tab }) => {
        await tab.open('dashboard')
        await expect(tab.location).toShow(dashboard)
      },
    )
  })
})

test.describe('when the back end removes a user from a company', () => {
  test.beforeEach(async ({ companyApi, tab, user }) => {
    await tab.open('order')
    user.companyIds = [globex.id]
    await expect(await companyApi.read(`/people/${user.id}`)).toShow({ companyIds: [globex.id] })
  })

  test(
    'Hazard: until the session is updated, a user acts for a company that they were removed from',
    spec({ id: 'removed-member-still-acts', source: [issue(7582), code('next-auth', 'core/routes/session.js')] }),
    async ({ tab, user }) => {
      await expect(await tab.order.blindly()).toShow({ company: acme.id, user: user.id })
    },
  )

  test.describe('and the callback asks at every read', () => {
    test.use({ callbacks: 'always-asking' })

    test(
      'Defense: if the jwt callback asks at every read, a user who was removed from a company is rejected immediately',
      spec({ id: 'removed-member-is-rejected', source: code('next-auth', 'core/routes/session.js') }),
      async ({ tab }) => {
        await expect(await tab.order.blindly()).toShow({ company: undefined })
        await expect(tab).toHaveReceivedStatus('/api/orders', 403)
      },
    )
  })
})

const needs: SpecMeta['needs'] = ['withAuth()']

test.describe('when withAuth() guards a page', () => {
  test.use({ callbacks: 'always-asking' })

  test(
    'If the jwt callback asks at every read, withAuth() still lets a user who lost a company in until another read',
    spec({ id: 'with-auth/removed-member-is-let-in-once-more', source: [...source, issue(9183)], needs }),
    async ({ app, companyApi, tab, user }) => {
      const page = app.pages['area-acme']
      await tab.openWithoutSession()
      user.companyId = globex.id
      await expect(await companyApi.read(`/people/${user.id}`)).toShow({ companyId: globex.id })
      await expect(await tab.send(`GET ${page}`)).toShow({ path: page, status: 200 })
      await expect(await tab.send('GET /api/auth/session')).toShow({ body: { company: globex } })

      await expect(await tab.send(`GET ${page}`)).toShow({
        path: signInFor(page),
      })
    },
  )
})
