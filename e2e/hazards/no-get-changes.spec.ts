import { acme, article, code, docs, expect, globex, spec, test } from '../../fixtures'
import { kebab, switching, switchToGlobex } from './switch-company'

// The hardened app: its jwt callback sees no request, so that only the POST of update() changes the session, with a CSRF token.
test.use({ callbacks: 'hardened' })

const source = [article('the wrapper'), docs('https://next-auth.js.org/getting-started/client#updating-the-session')]
const needs = ['update()' as const]

for (const { way, name, place, id } of switching) {
  test(
    `Defense: if no GET changes the session, ${name} on ${place} switches nothing`,
    spec({ id: `no-get-changes/${id}/${kebab(way)}`, source, needs }),
    async ({ companyApi, otherSite, session, tab, user }) => {
      await otherSite.sendTo(switchToGlobex, tab, way, place)
      await expect(session).toHaveClaims({ sub: user.id, company: acme })
      await expect(companyApi).toHaveReceived([])

      await tab.open('with-session-prop')
      await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })
      await expect(session).toHaveClaims({ sub: user.id, company: globex })
    },
  )
}

test(
  'Defense: where the company API is asked first, update(data) switches only to a company of the user',
  spec({ id: 'only-members-switch/hardened', source: code('next-auth', 'core/routes/session.js'), needs }),
  async ({ companyApi, session, tab, user }) => {
    user.companyIds = [acme.id]
    await tab.open('with-session-prop')
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: acme })
    await expect(session).toHaveClaims({ company: acme })
    await expect(companyApi).toHaveReceived([`GET /people/${user.id}`])

    user.companyIds = [acme.id, globex.id]
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })
  },
)
