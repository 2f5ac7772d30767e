import { article, expect, globex, test } from '../../../fixtures'
import { providerSpec } from '../sign-in-specs'

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

test(
  'No token of the OpenID provider appears in a session, a page, a script or the server log',
  providerSpec({ id: 'oidc-tokens-stay-on-the-server', source: article('nothing sensitive') }),
  async ({ exposure, identityProvider, user, tab }) => {
    await tab.signInAt(identityProvider.name, user)
    await tab.update.byQuery({ companyId: globex.id })
    await tab.readFrom('api-route')
    await expect(await tab.getSession()).toShow({ company: globex })
    await expect(await tab.readFrom('proxy')).toShow({ company: globex })
    await tab.open('dashboard')
    await expect(tab.useSession).toShow({ company: globex })

    await expect(exposure).toContainNone(identityProvider.given)
  },
)
