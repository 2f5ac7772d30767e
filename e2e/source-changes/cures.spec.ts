import { acme, code, docs, expect, issue, spec, test, type CompanyApi } from '../../fixtures'
import { onDatabase } from '../database/on-database'
import { inCompanyApi, renameIn, renamed } from './rename'

// What update() does after a change at the source, for each kind of callback. For callbacks that ask when they are told, see
// update() and update({}) in the freshness table.
const source = [docs('https://next-auth.js.org/getting-started/client#updating-the-session'), issue(7582)]
const needs = ['update()' as const]

/** Renames the company, and proves that the source returns the new name. */
async function rename(companyApi: CompanyApi) {
  await renameIn(companyApi)
  await inCompanyApi(companyApi)
}

test.describe('with a callback that never asks', () => {
  test.use({ callbacks: 'never-asking' })

  test(
    'If the jwt callback never asks the source again, neither update() nor update({}) shows a change there',
    spec({ id: 'never-asking-ignores-updates', source, needs }),
    async ({ companyApi, tab }) => {
      await tab.open('with-session-prop')
      await rename(companyApi)

      await expect(await tab.update.byUpdate()).toShow({ company: acme })
      await expect(await tab.update.byUpdate({})).toShow({ company: acme })
    },
  )

  test(
    'If the jwt callback never asks the source again, signing in again shows a change there',
    spec({
      id: 'never-asking-needs-new-sign-in',
      source: code('next-auth', 'core/routes/callback.js'),
    }),
    async ({ companyApi, session, tab, user }) => {
      user.companyId = acme.id
      await tab.open('with-session-prop')
      await rename(companyApi)
      await tab.update.bySignIn(user.email, user.password)

      await expect(session).toHaveClaims({ company: renamed })
      await expect(await tab.getSession()).toShow({ company: renamed })
    },
  )
})

test.describe('with a callback that asks at every read', () => {
  test.use({ callbacks: 'always-asking' })

  test(
    'If the jwt callback asks the source at every read, update() shows a change there in this tab and another one',
    spec({ id: 'always-asking-update-is-fresh', source, needs }),
    async ({ clock, companyApi, openTab, tab }) => {
      await tab.open('with-session-prop')
      const other = await openTab()
      await other.open('with-session-prop')
      // Other tabs do not receive a second broadcast within one second
      await clock.runFor(2000)
      await rename(companyApi)

      await expect(await tab.update.byUpdate()).toShow({ company: renamed })
      await expect(tab.useSession).toShow({ company: renamed })
      await expect(other.useSession).toShow({ company: renamed })
    },
  )

  test(
    'If the jwt callback asks the source at every read, each read sends the app’s requests to it once more',
    spec({ id: 'always-asking-costs-requests', source: code('next-auth', 'core/routes/session.js') }),
    async ({ companyApi, tab, user }) => {
      const oneRead = [`GET /people/${user.id}`, 'GET /companies/acme']
      await tab.openWithoutSession()
      await tab.send('GET /api/auth/session')
      await expect(companyApi).toHaveReceived(oneRead)

      await tab.send('GET /api/auth/session')
      await expect(companyApi).toHaveReceived([...oneRead, ...oneRead])
    },
  )

  test(
    'Hazard: if the jwt callback asks the source at every read and lets it fail, an outage there signs users out',
    spec({ id: 'always-asking-outage-signs-out', source: code('next-auth', 'core/routes/session.js') }),
    async ({ companyApi, session, tab }) => {
      await tab.open('with-session-prop')
      await expect(tab.useSession).toShow({ company: acme })
      companyApi.fail('GET /companies/acme', 503)
      await tab.focus()

      await expect(tab.useSession).toShow(null)
      await expect(await session.storedCookies()).toShow({ chunks: [] })
    },
  )
})

test.describe('with database sessions', () => {
  test.use({ strategy: 'database' })

  test(
    'With database sessions, update({}) makes the session callback ask the source again and save what it returns',
    onDatabase({ id: 'database/update-empty-object-asks-again', source: [...source, issue(11002)], needs }),
    async ({ companyApi, database, tab, user }) => {
      await tab.open('with-session-prop')
      await rename(companyApi)

      await expect(await tab.update.byUpdate({})).toShow({ company: renamed })
      await expect(companyApi).toHaveReceived([`GET /people/${user.id}`, 'GET /companies/acme'])
      await expect(await database.user(user)).toShow({ company: renamed })
    },
  )
})
