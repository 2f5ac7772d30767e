import { acme, code, docs, expect, spec, test, type CompanyApi, type Tab, type User } from '../../fixtures'
import { onDatabase } from '../database/on-database'

// A user is deleted at the source, and the session is told nothing.
const source = [
  docs('https://next-auth.js.org/configuration/callbacks#jwt-callback'),
  code('next-auth', 'core/routes/session.js'),
]
const day = 24 * 60 * 60

/** Deletes the user in the company API, and proves that it no longer returns them. */
async function deleteIn(companyApi: CompanyApi, user: User) {
  const person = `/people/${user.id}`
  await expect(await companyApi.read(person)).toShow({ id: user.id })
  companyApi.data.users = companyApi.data.users.filter(({ id }) => id !== user.id)
  await expect(await companyApi.read(person)).toShow(null)
}

/** Deletes the user while their page is open, and then calls `update({})`, which asks the company API. */
async function updateAfterDeletion({ companyApi, tab, user }: { companyApi: CompanyApi; tab: Tab; user: User }) {
  await tab.open('with-session-prop')
  await deleteIn(companyApi, user)

  await expect(await tab.update.byUpdate({})).toShow({ user: { id: user.id }, company: acme })
  await expect(companyApi).toHaveReceived([`GET /people/${user.id}`, 'GET /companies/acme'])
}

test.describe('with a callback that never asks', () => {
  test.use({ callbacks: 'never-asking' })

  test(
    'Hazard: if the jwt callback never asks the source again, each read of a deleted user extends their session',
    spec({ id: 'deleted-user/never-asking', source }),
    async ({ companyApi, session, tab, user }) => {
      await session.signIn(user, acme, { issuedAgo: 20 * day })
      await expect(await session.age()).toShow({ days: 20 })
      await deleteIn(companyApi, user)
      await tab.open('with-session-prop')

      await expect(tab.useSession).toShow({ user: { id: user.id }, company: acme })
      await expect(await session.age()).toShow({ days: 0 })
      await expect(session).toLast(30)
    },
  )
})

test.describe('with a callback that asks when told', () => {
  test(
    'Hazard: if the jwt callback ignores that the source has no such user, update({}) keeps them signed in',
    spec({ id: 'deleted-user/ignored-by-update', source, needs: ['update()'] }),
    async ({ companyApi, tab, user }) => {
      await updateAfterDeletion({ companyApi, tab, user })

      await tab.reload()
      await expect(tab.useSession).toShow({ user: { id: user.id }, company: acme })
    },
  )
})

test.describe('with a callback that asks at every read', () => {
  test.use({ callbacks: 'always-asking' })

  test(
    'Hazard: if the jwt callback asks at every read but ignores a 404, a deleted user stays signed in',
    spec({ id: 'deleted-user/ignored-by-every-read', source }),
    async ({ companyApi, session, tab, user }) => {
      await tab.openWithoutSession()
      await deleteIn(companyApi, user)

      await expect(await tab.send('GET /api/auth/session')).toShow({ body: { user: { id: user.id }, company: acme } })
      await expect(companyApi).toHaveReceived([`GET /people/${user.id}`, 'GET /companies/acme'])
      await expect(session).toHaveClaims({ user: { id: user.id }, company: acme })
    },
  )
})

test.describe('with a callback that throws if the source has no such user', () => {
  test.use({ callbacks: 'always-asking-keeps-last' })

  test(
    'Defense: if the jwt callback throws when the source has no such user, the next read signs them out',
    spec({ id: 'deleted-user/is-signed-out', source }),
    async ({ companyApi, session, tab, user }) => {
      await tab.open('with-session-prop')
      await expect(tab.useSession).toShow({ user: { id: user.id }, company: acme })
      await deleteIn(companyApi, user)
      await expect(tab.useSession).toKeepShowing({ user: { id: user.id }, company: acme })
      await tab.focus()

      await expect(tab.useSession).toShow(null)
      await expect(await session.storedCookies()).toShow({ chunks: [] })
    },
  )
})

test.describe('with database sessions', () => {
  test.use({ strategy: 'database' })

  test(
    'Defense: with database sessions, a user whose row is deleted is signed out, although the session row is left',
    onDatabase({ id: 'database/deleted-user-is-signed-out', source: code('@auth/pg-adapter', 'index.js') }),
    async ({ database, session, tab, user }) => {
      await tab.open('with-session-prop')
      await expect(tab.useSession).toShow({ user: { id: user.id }, company: acme })
      await database.write('delete from users where id = $1', user.id)
      await expect(await database.user(user)).toShow(null)
      await tab.focus()

      await expect(tab.useSession).toShow(null)
      await expect(await session.storedCookies()).toShow({ chunks: [] })
      await expect(await database.sessionsOf(user)).toShow({ sessions: 1 })
    },
  )

  test(
    'Hazard: with database sessions, a user deleted only in another system stays signed in, also after update({})',
    onDatabase({ id: 'database/user-deleted-elsewhere-stays', source, needs: ['update()'] }),
    async ({ companyApi, tab, user }) => {
      await updateAfterDeletion({ companyApi, tab, user })

      await tab.reload()
      await expect(tab.useSession).toShow({ user: { id: user.id }, company: acme })
    },
  )
})
