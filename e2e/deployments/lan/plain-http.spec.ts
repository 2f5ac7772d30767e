import { code, docs, expect, spec, test } from '../../../fixtures'
import { withSignInInPlace } from '../../versions'
import { submitSignInForm } from '../https/steps'

const cookies = docs('https://next-auth.js.org/configuration/options#usesecurecookies')
const getToken = code('next-auth', 'jwt/index.js')

// An app that is opened over http, in production

test(
  'Over http, a proxy (middleware) that takes secureCookie from NODE_ENV redirects users endlessly',
  spec({ id: 'lan/localhost/node-env-never-ends', source: getToken }),
  async ({ session, tab, user }) => {
    await expect(session).toHaveClaims({ sub: user.id })
    await expect(await tab.whereLeads('/get-token/node-env/guarded')).toShow({ leadsTo: 'ERR_TOO_MANY_REDIRECTS' })
  },
)

test.describe('on another host name', () => {
  test.use({ deployment: 'lan' })

  test(
    'On another host name over http, signing in works with cookies that are not Secure',
    spec({ id: 'lan/sign-in-form', source: cookies }),
    async ({ session, tab, user }) => {
      await session.clear()
      await submitSignInForm(tab, user)

      await expect(tab).toHaveLoaded(['/api/auth/signin?callbackUrl=/profile', '/profile'])
      await expect(session).toHaveClaims({ sub: user.id })
      await expect(await session.storedCookies()).toShow({ attributes: ['Path=/; HttpOnly; SameSite=Lax'] })
    },
  )

  test(
    'Over http, a proxy (middleware) that takes secureCookie from the public address lets users through',
    spec({
      id: 'lan/get-token/public-url',
      source: getToken,
      // In 5.0.0-beta.4, getToken() finds no token unless it is told the name of the cookie
      holds: withSignInInPlace,
    }),
    async ({ session, tab, user }) => {
      await expect(session).toHaveClaims({ sub: user.id })
      await expect(await tab.whereLeads('/get-token/public-url/guarded')).toShow({
        leadsTo: '/get-token/public-url/guarded',
      })
    },
  )
})
