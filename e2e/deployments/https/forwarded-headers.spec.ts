import { acme, advisory, code, docs, expect, globex, spec, test } from '../../../fixtures'
import { inVersion4, inVersion5 } from '../../versions'
import { postSignIn, submitSignInForm } from './steps'

// What the app needs from the headers of its front: nothing where it has a public address, except for server actions

const source = docs('https://next-auth.js.org/configuration/options#nextauth_url')
const trust = docs('https://authjs.dev/getting-started/deployment#auth_trust_host')

test.describe('an address from headers', () => {
  test.use({ deployment: 'https-by-headers' })

  test(
    'Without NEXTAUTH_URL, AUTH_TRUST_HOST lets the sign-in form lead to the page on the https address',
    spec({
      id: 'https/by-headers/sign-in-form',
      source: code('next-auth', 'utils/detect-origin.js'),
      holds: inVersion4,
    }),
    async ({ app, front, session, tab, user }) => {
      await expect(await postSignIn({ app, front }, user)).toShow({ leadsTo: `${app.url}/profile` })
      await session.clear()
      await submitSignInForm(tab, user)

      await expect(tab).toHaveLoaded(['/api/auth/signin?callbackUrl=/profile', '/profile'])
      await expect(session).toHaveClaims({ sub: user.id })
    },
  )
})

test.describe('an untrusted host', () => {
  test.use({ deployment: 'https-untrusted' })

  test(
    'In NextAuth 4, AUTH_TRUST_HOST=false has the effect of true',
    spec({
      id: 'https/untrusted/false-means-true',
      source: code('next-auth', 'utils/detect-origin.js'),
      holds: inVersion4,
    }),
    async ({ app, front, user }) => {
      await expect(await postSignIn({ app, front }, user)).toShow({ leadsTo: `${app.url}/profile` })
    },
  )

  test(
    'If the host is not trusted, every auth route returns 500, and the log says UntrustedHost',
    spec({ id: 'https/untrusted/auth-routes-fail', source: trust, holds: inVersion5 }),
    async ({ app, front, serverLog }) => {
      await expect(await front.send(`GET ${app.routes.session}`)).toShow({ status: 500 })
      await expect(await front.send(`GET ${app.routes.csrf}`)).toShow({ status: 500 })
      await expect(serverLog).toHaveLoggedErrors(['UntrustedHost', 'UntrustedHost'])
    },
  )

  test(
    'If the host is not trusted, route handlers and the proxy (middleware) see a signed-in user as signed out',
    spec({
      id: 'https/untrusted/no-view-sees-the-user',
      source: [trust, advisory('GHSA-8fpg-xm3f-6cx3')],
      holds: { 'next-auth': '>=5.0.0-beta.32 <6.0.0-0' },
    }),
    async ({ session, tab, user }) => {
      await expect(session).toHaveClaims({ sub: user.id })
      await tab.openWithoutSession()
      await expect(await tab.readFrom('proxy')).toShow(null)
      await expect(await tab.readFrom('route-handler')).toShow(null)
      await expect(await tab.whereLeads('/dashboard')).toShow({ leadsTo: '/' })
    },
  )
})

test.describe('a public address and no headers', () => {
  test.use({ deployment: 'https-without-headers' })

  test(
    'With the public address configured, signing in behind TLS needs no forwarded headers',
    spec({ id: 'https/without-headers/sign-in-form', source }),
    async ({ session, tab, user }) => {
      await session.clear()
      await submitSignInForm(tab, user)

      await expect(tab).toHaveLoaded(['/api/auth/signin?callbackUrl=/profile', '/profile'])
      await expect(session).toHaveClaims({ sub: user.id })
    },
  )

  test(
    'If the front sends neither the public Host nor X-Forwarded-Host, Next.js rejects server actions with 500',
    spec({
      id: 'https/without-headers/server-actions-fail',
      source: docs('https://nextjs.org/docs/app/api-reference/config/next-config-js/serverActions#allowedorigins'),
      needs: ['unstable_update()'],
    }),
    async ({ session, tab }) => {
      await tab.open('server-component')
      await tab.update.byServerAction({ companyId: globex.id })

      await expect(tab).toHaveReceivedStatus('/server-component', 500)
      await expect(session).toHaveClaims({ company: acme })
    },
  )
})
