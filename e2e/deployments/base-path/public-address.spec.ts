import { code, docs, expect, spec, test } from '../../../fixtures'
import { inVersion4, withBasePathInAuth } from '../../versions'
import { submitSignInForm } from '../https/steps'

// What users see where the public address does not fit the base path

const source = docs('https://next-auth.js.org/configuration/options#nextauth_url')
const actions = code('next-auth', 'lib/env.js')

test.describe('with the address of the host', () => {
  test.use({ deployment: 'base-path-of-host' })

  test(
    'If the public address has no base path, the sign-in form leads out of the app, and signs nobody in',
    spec({ id: 'base-path/of-host/sign-in-form', source }),
    async ({ session, tab, user }) => {
      await session.clear()
      await submitSignInForm(tab, user)

      await expect(tab).toArriveAt('/api/auth/callback/credentials')
      await expect(session).toHaveClaims(null)
    },
  )
})

test.describe('with the address of the app', () => {
  test.use({ deployment: 'base-path-of-app' })

  test(
    'If NEXTAUTH_URL ends with the base path, the sign-in form leads to a page that is missing, and signs nobody in',
    spec({ id: 'base-path/of-app/sign-in-form', source, holds: inVersion4 }),
    async ({ app, front, session, tab, user }) => {
      await expect(await front.send(`GET ${app.routes.signIn}`)).toShow({ status: 200 })
      await session.clear()
      await submitSignInForm(tab, user)

      await expect(tab).toArriveAt('/shop/callback/credentials')
      await expect(await front.send('GET /shop/callback/credentials')).toShow({ status: 404 })
      await expect(session).toHaveClaims(null)
    },
  )

  test(
    'If AUTH_URL ends with the base path, the session route of NextAuth returns 400',
    spec({ id: 'base-path/of-app/refuses-every-request', source: actions, holds: withBasePathInAuth }),
    async ({ app, front }) => {
      await expect(await front.send(`GET ${app.routes.session}`)).toShow({ status: 400 })
    },
  )
})

test.describe('with the address of NextAuth’s own routes, and handlers as at the root of a host', () => {
  test.use({ deployment: 'base-path-in-configuration-only' })

  test(
    'If AUTH_URL has the base path and the handlers do not add it to the request, auth routes return 400',
    spec({ id: 'base-path/in-configuration-only/refuses-every-request', source: actions, holds: withBasePathInAuth }),
    async ({ app, front }) => {
      await expect(await front.send(`GET ${app.routes.session}`)).toShow({ status: 400 })
      await expect(await front.send(`GET ${app.routes.csrf}`)).toShow({ status: 400 })
    },
  )
})
