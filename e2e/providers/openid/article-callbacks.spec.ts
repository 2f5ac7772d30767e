import { article, expect, test } from '../../../fixtures'
import { providerSpec } from '../sign-in-specs'

test.use({ providers: 'openid', callbacks: 'article' })
test.beforeEach(({ session }) => session.clear())

test(
  'Hazard: the article’s callbacks, copied verbatim, expose the OpenID provider’s access token to the browser',
  providerSpec({ id: 'article-callbacks-expose-access-token', source: article('user and account') }),
  async ({ identityProvider, user, tab }) => {
    await tab.signInAt(identityProvider.name, user)

    const token = identityProvider.lastAccessToken
    await expect(await tab.getSession()).toShow({ user: { account: { access_token: token } } })
  },
)

test(
  'Hazard: the article’s callbacks, copied verbatim, expose the OpenID provider’s refresh token to the browser',
  providerSpec({ id: 'article-callbacks-expose-refresh-token', source: article('user and account') }),
  async ({ identityProvider, user, tab }) => {
    await tab.signInAt(identityProvider.name, user)

    const token = identityProvider.lastRefreshToken
    await expect(await tab.getSession()).toShow({ user: { account: { refresh_token: token } } })
  },
)
