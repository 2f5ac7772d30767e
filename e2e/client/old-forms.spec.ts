import { acme, article, code, expect, globex, spec, test } from '../../fixtures'

// A form that one tab still shows, while the session, which all tabs share, has changed in another tab. The form does not
// choose for whom the server acts: the session of its request does.
const source = [article('company'), code('next-auth', 'core/routes/session.js')]

test.beforeEach(async ({ tab, user }) => {
  await tab.open('order')
  await expect(tab.serverSideProps).toShow({ user: { id: user.id }, company: acme })
})

test.describe('after another tab has changed the company', () => {
  test.beforeEach(async ({ openTab, session, tab }) => {
    const other = await openTab()
    await other.open('with-session-prop')
    await other.update.byQuery({ companyId: globex.id })
    await expect(session).toHaveClaims({ company: globex })
    await expect(tab.serverSideProps).toShow({ company: acme })
  })

  test(
    'Hazard: after another tab changes the company, a form that shows the old company acts for the new one',
    spec({ id: 'old-form-acts-for-new-company', source }),
    async ({ tab, user }) => {
      await expect(await tab.order.blindly()).toShow({ company: globex.id, user: user.id })
    },
  )

  test(
    'Defense: a form that sends the company it shows is rejected with status 409 after the company has changed',
    spec({ id: 'old-form-with-company-is-rejected', source }),
    async ({ tab }) => {
      await expect(await tab.order.withCheck()).toShow({ company: undefined })
      await expect(tab).toHaveReceivedStatus('/api/orders', 409)

      await tab.reload()
      await expect(await tab.order.withCheck()).toShow({ company: globex.id })
    },
  )
})

test.describe('after another user has signed in in another tab', () => {
  test.beforeEach(async ({ createUser, openTab, session, tab, user }) => {
    const grace = createUser({ firstName: 'Grace', companyId: acme.id })
    const other = await openTab()
    await other.open('with-session-prop')
    await other.update.bySignIn(grace.email, grace.password)
    await expect(session).toHaveClaims({ user: { firstName: 'Grace' }, company: acme })
    await expect(tab.serverSideProps).toShow({ user: { id: user.id } })
  })

  test(
    'Hazard: after another user signs in in another tab, a form that shows the first user acts as the other one',
    spec({ id: 'old-form-acts-as-other-user', source }),
    async ({ companyApi, tab, user }) => {
      const grace = companyApi.data.users.find(({ id }) => id !== user.id)

      await expect(await tab.order.blindly()).toShow({ company: acme.id, user: grace?.id })
    },
  )

  test(
    'Defense: a form that sends the user it shows is rejected with status 409 after another user has signed in',
    spec({ id: 'old-form-with-user-is-rejected', source }),
    async ({ tab }) => {
      await expect(await tab.order.withCheck()).toShow({ company: undefined })
      await expect(tab).toHaveReceivedStatus('/api/orders', 409)
    },
  )
})

test(
  'After signing out in another tab, a form that still shows the user is rejected with status 401',
  spec({ id: 'old-form-after-sign-out-is-rejected', source }),
  async ({ openTab, session, tab, user }) => {
    const other = await openTab()
    await other.open('client')
    await other.client.signOut()
    await expect(session).toHaveClaims(null)
    await expect(tab.serverSideProps).toShow({ user: { id: user.id } })

    await expect(await tab.order.blindly()).toShow({ user: undefined })
    await expect(tab).toHaveReceivedStatus('/api/orders', 401)
  },
)

test(
  'After update(data) in another tab, a page shows the new company in useSession() and the old one in its form',
  spec({ id: 'old-form-next-to-new-session', source, needs: ['update()'] }),
  async ({ clock, openTab, tab }) => {
    const other = await openTab()
    await other.open('with-session-prop')
    // Other tabs do not receive a second broadcast within one second
    await clock.runFor(2000)
    await other.update.byUpdate({ companyId: globex.id })

    await expect(tab.useSession).toShow({ company: globex })
    await expect(tab.serverSideProps).toKeepShowing({ company: acme })
  },
)
