import { article, docs, expect, globex, spec, test } from '../../fixtures'

const updating = docs('https://next-auth.js.org/getting-started/client#updating-the-session')

test.describe('a person changes their first name', () => {
  test.beforeEach(async ({ tab }) => {
    await tab.open('profile')
    await tab.fill('First name', 'Augusta')
  })

  test(
    'by fetch: the server knows the new first name, the page keeps the old one until a reload',
    spec({ id: 'first-name-by-fetch', source: article('first name') }),
    async ({ tab }) => {
      await tab.click('Save with fetch')
      await tab.untilAnswered('GET /api/auth/session?firstName=Augusta')

      await expect(await tab.ask('proxy')).toShow({ user: { firstName: 'Augusta' } })
      await expect(tab.useSession).toStay({ user: { firstName: 'Ada' } })
      await tab.reload()
      await expect(tab.useSession).toShow({ user: { firstName: 'Augusta' } })
    },
  )

  test(
    'by update(): the page and the server know the new first name',
    spec({ id: 'first-name-by-update', source: [article('first name'), updating], needs: ['update()'] }),
    async ({ tab }) => {
      await tab.click('Save with update()')

      await expect(tab.useSession).toShow({ user: { firstName: 'Augusta' } })
      await expect(await tab.ask('proxy')).toShow({ user: { firstName: 'Augusta' } })
    },
  )
})

test.describe('a person chooses a company after signing in', () => {
  test.beforeEach(async ({ session, person, tab }) => {
    await session.signIn(person)
    // The proxy sends whoever has no company to the onboarding
    await tab.open('dashboard')
  })

  test(
    'by fetch: the dashboard’s getServerSideProps knows the company, useSession does not until a reload',
    spec({ id: 'onboarding-by-fetch', source: article('company') }),
    async ({ tab }) => {
      await tab.choose(globex, 'fetch')

      await expect(tab.serverSideProps).toShow({ company: globex })
      await expect(tab.useSession).toStay({ company: undefined })
      await tab.reload()
      await expect(tab.useSession).toShow({ company: globex })
    },
  )

  test(
    'by update(): the dashboard’s getServerSideProps and useSession know the company',
    spec({ id: 'onboarding-by-update', source: [article('company'), updating], needs: ['update()'] }),
    async ({ tab }) => {
      await tab.choose(globex, 'update()')

      await expect(tab.serverSideProps).toShow({ company: globex })
      await expect(tab.useSession).toShow({ company: globex })
    },
  )
})
