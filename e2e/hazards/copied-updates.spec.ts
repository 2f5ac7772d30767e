import { acme, code, docs, expect, globex, spec, test, type JsonObject, type User } from '../../fixtures'
import { administration, dashboard } from '../source-changes/demote'

const source = [
  docs('https://next-auth.js.org/getting-started/client#updating-the-session'),
  code('next-auth', 'core/routes/session.js'),
]
const needs = ['update()' as const]

/** The user as the token has them, with a role that the company API has not given them. */
const asAdmin = ({ id, email, firstName, lastName, companyIds }: User): JsonObject => ({
  user: { id, email, firstName, lastName, companyIds, role: 'admin' },
})

test.describe('where the jwt callback copies what an update sends', () => {
  test.use({ callbacks: 'copying' })

  test(
    'Hazard: if the jwt callback copies an update into the token, users make themselves administrators',
    spec({ id: 'copied-update/role', source, needs }),
    async ({ session, tab, user }) => {
      await tab.open('administration')
      await expect(tab).toBeAt(dashboard)
      await expect(await tab.update.byUpdate(asAdmin(user))).toShow({ user: { id: user.id, role: 'admin' } })

      await expect(session).toHaveClaims({ user: { role: 'admin' } })
      await tab.open('administration')
      await expect(tab).toBeAt(administration)
    },
  )

  test(
    'Hazard: if the jwt callback copies an update into the token, users become another user',
    spec({ id: 'copied-update/identity', source, needs }),
    async ({ createUser, session, tab, user }) => {
      const victim = createUser({ firstName: 'Grace' })
      await tab.open('with-session-prop')
      await expect(session).toHaveClaims({ sub: user.id })
      await tab.update.byUpdate({ sub: victim.id, email: victim.email })

      await expect(session).toHaveClaims({ sub: victim.id, email: victim.email })
    },
  )

  test(
    'Hazard: if the jwt callback copies an update into the token, a “not before” in the future signs the user out',
    spec({ id: 'copied-update/not-before', source, needs }),
    async ({ session, tab, user }) => {
      await tab.open('with-session-prop')
      await expect(tab.useSession).toShow({ user: { id: user.id } })
      await tab.update.byUpdate({ nbf: 9_999_999_999 })

      await tab.reload()
      await expect(tab.useSession).toShow(null)
      await expect(await session.storedCookies()).toShow({ chunks: [] })
    },
  )
})

test.describe('where a schema lists what an update may carry', () => {
  test.use({ callbacks: 'hardened' })

  test(
    'Defense: if a schema lists what an update may carry, users cannot give themselves a role or another identity',
    spec({ id: 'copied-update/hardened', source, needs }),
    async ({ createUser, session, tab, user }) => {
      const victim = createUser({ firstName: 'Grace' })
      const before = await session.claims()
      await tab.open('administration')
      await expect(tab).toBeAt(dashboard)
      for (const sent of [
        asAdmin(user),
        { role: 'admin' },
        { sub: victim.id, email: victim.email },
        { nbf: 9_999_999_999 },
      ])
        await expect(await tab.update.byUpdate(sent)).toShow({ user: { id: user.id, role: undefined }, company: acme })

      await expect(session).toHaveExactlyClaims(before ?? {})
      await tab.open('administration')
      await expect(tab).toBeAt(dashboard)
      await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })
    },
  )
})

test(
  'Hazard: without a check of the membership, users switch to a company that they do not belong to',
  spec({ id: 'only-members-switch/unchecked', source, needs }),
  async ({ companyApi, session, tab, user }) => {
    user.companyIds = [acme.id]
    await expect(await companyApi.read(`/people/${user.id}`)).toShow({ companyIds: [acme.id] })
    await tab.open('with-session-prop')
    await expect(tab.useSession).toShow({ company: acme })

    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })
    await expect(session).toHaveClaims({ company: globex })
  },
)
