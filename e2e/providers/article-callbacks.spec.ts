import { article, expect, test } from '../../fixtures'
import { ofProviders } from './words'

test.use({ providers: 'openid', callbacks: 'article' })
test.beforeEach(({ session }) => session.clear())

test(
  'hazard: the article’s callbacks, word for word, hand the OpenID provider’s access token to the browser',
  ofProviders({ id: 'article-callbacks-hand-out-access-token', source: article('user and account') }),
  async ({ identityProvider, person, tab }) => {
    await tab.signInAt(identityProvider.name, person)

    const token = identityProvider.lastAccessToken
    await expect(await tab.getSession()).toShow({ user: { account: { access_token: token } } })
  },
)

test(
  'hazard: the article’s callbacks, word for word, hand the OpenID provider’s refresh token to the browser',
  ofProviders({ id: 'article-callbacks-hand-out-refresh-token', source: article('user and account') }),
  async ({ identityProvider, person, tab }) => {
    await tab.signInAt(identityProvider.name, person)

    const token = identityProvider.lastRefreshToken
    await expect(await tab.getSession()).toShow({ user: { account: { refresh_token: token } } })
  },
)
