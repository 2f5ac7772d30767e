import { article, expect, globex, test } from '../../fixtures'
import { ofProviders } from './words'

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

test(
  'no token of the OpenID provider shows in a session, a page, a script or the server’s log',
  ofProviders({ id: 'oidc-tokens-stay-on-the-server', source: article('nothing sensitive') }),
  async ({ exposure, identityProvider, person, tab }) => {
    await tab.signInAt(identityProvider.name, person)
    await tab.update.byQuery({ companyId: globex.id })
    await tab.getSession()
    await tab.ask('api-route')
    await tab.ask('proxy')
    await tab.open('dashboard')

    await expect(exposure).toHoldNone(identityProvider.given)
  },
)
