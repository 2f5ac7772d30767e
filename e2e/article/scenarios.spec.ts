import { article, docs, expect, globex, spec, test } from '../../fixtures'

const updating = docs('https://next-auth.js.org/getting-started/client#updating-the-session')

test.describe('when a user changes their first name', () => {
  test.beforeEach(async ({ tab }) => {
    await tab.open('profile')
    await tab.fill('First name', 'Augusta')
  })

  test(
    'When a first name is saved with fetch, the server sees it, and the page keeps the old one until a reload',
    spec({ id: 'first-name-by-fetch', source: article('first name') }),
    async ({ tab }) => {
      await tab.click('Save with fetch')
      await tab.untilAnswered('GET /api/auth/session?firstName=Augusta')

      await expect(await tab.readFrom('proxy')).toShow({ user: { firstName: 'Augusta' } })
      await expect(tab.useSession).toKeepShowing({ user: { firstName: 'Ada' } })
      await tab.reload()
      await expect(tab.useSession).toShow({ user: { firstName: 'Augusta' } })
    },
  )

  test(
    'When a first name is saved with update(), the page and the server see it',
    spec({ id: 'first-name-by-update', source: [article('first name'), updating], needs: ['update()'] }),
    async ({ tab }) => {
      await tab.click('Save with update()')

      await expect(tab.useSession).toShow({ user: { firstName: 'Augusta' } })
      await expect(await tab.readFrom('proxy')).toShow({ user: { firstName: 'Augusta' } })
    },
  )
})

test.describe('when a user chooses a company after signing in', () => {
  test.beforeEach(async ({ session, user, tab }) => {
    await session.signIn(user)
    // The proxy redirects a user without a company to the onboarding page
    await tab.open('dashboard')
  })

  test(
    'A company chosen with fetch shows in the dashboard’s getServerSideProps, but useSession() needs a reload',
    spec({ id: 'onboarding-by-fetch', source: article('company') }),
    async ({ tab }) => {
      await tab.choose(globex, 'fetch')

      await expect(tab.serverSideProps).toShow({ company: globex })
      await expect(tab.useSession).toKeepShowing({ company: undefined })
      await tab.reload()
      await expect(tab.useSession).toShow({ company: globex })
    },
  )

  test(
    'A company chosen with update() shows in the dashboard’s getServerSideProps and in useSession()',
    spec({ id: 'onboarding-by-update', source: [article('company'), updating], needs: ['update()'] }),
    async ({ tab }) => {
      await tab.choose(globex, 'update()')

      await expect(tab.serverSideProps).toShow({ company: globex })
      await expect(tab.useSession).toShow({ company: globex })
    },
  )
})
