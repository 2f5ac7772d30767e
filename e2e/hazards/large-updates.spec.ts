import { code, docs, expect, globex, spec, test } from '../../fixtures'

// The browser sends the session cookie with every request. Node.js answers 431 if the headers of a request have more than 16 KB.
const source = [
  docs('https://nodejs.org/api/cli.html#--max-http-header-sizesize'),
  code('next-auth', 'core/lib/cookie.js'),
]
const needs = ['update()' as const]
const refused = { status: 431 }
const tooLong = { firstName: 'x'.repeat(14_000) }

/** A user who belongs to so many companies that their ids do not fit. */
const manyCompanies = () => Array.from({ length: 1000 }, (_, index) => `subsidiary-${index}`)

test(
  'Hazard: a large update reports success, and then every page is refused, and so is the sign-out',
  spec({ id: 'large-update/locks-out', source, needs }),
  async ({ session, tab, user }) => {
    await tab.open('with-session-prop')
    await expect(await tab.update.byUpdate(tooLong)).toShow({ user: tooLong })

    await tab.client.signOut()
    await expect(tab).toHaveReceivedStatus('/api/auth/csrf', 431)
    await expect(session).toHaveClaims({ sub: user.id, user: tooLong })
    for (const address of ['/', '/dashboard', '/api/auth/signin', '/api/auth/signout', '/api/auth/session'])
      await expect(await tab.send(`GET ${address}`)).toShow(refused)
  },
)

test(
  'Defense: after a large update has locked a user out, deleting the cookies lets the user sign in again',
  spec({ id: 'large-update/deleting-cookies-lets-in', source, needs }),
  async ({ session, tab, user }) => {
    await tab.open('with-session-prop')
    await tab.update.byUpdate(tooLong)
    await expect(await tab.send('GET /')).toShow(refused)
    await session.clear()

    await tab.signInByForm(user.email, user.password)
    await expect(tab.useSession).toShow({ user: { id: user.id, firstName: user.firstName } })
  },
)

test(
  'Hazard: when the company API gives a user very many companies, update() locks the user out',
  spec({ id: 'large-update/upstream-locks-out', source, needs }),
  async ({ tab, user }) => {
    await tab.open('with-session-prop')
    user.companyIds = manyCompanies()
    await expect(await tab.update.byUpdate({})).toShow({ user: { companyIds: user.companyIds } })

    await expect(await tab.send('GET /')).toShow(refused)
  },
)

test.describe('where the size of a token has a limit', () => {
  test.use({ callbacks: 'hardened' })

  test(
    'Defense: where the size of the token has a limit, a large update changes nothing, and every page still opens',
    spec({ id: 'large-update/hardened', source, needs }),
    async ({ session, tab, user }) => {
      await tab.open('with-session-prop')
      const before = await session.claims()
      await expect(await tab.update.byUpdate(tooLong)).toShow({ user: { firstName: user.firstName } })
      await expect(session).toHaveExactlyClaims(before ?? {})

      const { companyIds } = user
      user.companyIds = manyCompanies()
      await expect(await tab.update.byUpdate({})).toShow({ user: { companyIds }, error: 'SessionTooLarge' })
      await expect(await tab.send('GET /dashboard')).toShow({ path: '/dashboard', status: 200 })
      user.companyIds = companyIds
      await tab.open('with-session-prop')
      await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex, error: undefined })
    },
  )
})
