import { acme, code, expect, forSubject, spec, test, varying } from '../../fixtures'
import { inVersion4, inVersion5 } from '../versions'

// How each reader handles a token that expired longer ago than the clock tolerance.
const route = code('next-auth', 'core/routes/session.js')
const needs = ['the session in the App Router' as const]
const expired = { maxAge: -20 }

test(
  'When the session has expired, getServerSideProps removes the session cookie',
  spec({ id: 'get-server-side-props-removes-expired-cookie', source: [route, code('next-auth', 'next/index.js')] }),
  async ({ session, tab, user }) => {
    await session.signIn(user, acme, expired)
    await tab.open('with-session-prop')

    await expect(tab.serverSideProps).toShow(null)
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'When the session has expired, a server component reads null, and the cookie stays',
  spec({ id: 'server-component-keeps-expired-cookie', source: code('next-auth', 'next/index.js'), needs }),
  async ({ session, tab, user }) => {
    await session.signIn(user, acme, expired)
    await tab.open('server-component-with-session-prop')

    await expect(tab.serverComponent).toShow(null)
    await expect(await session.storedCookies()).toShow({ chunks: [''] })
  },
)

test(
  'When the session has expired, the proxy (middleware) reads null, and the cookie stays',
  spec({
    id: 'proxy-keeps-expired-cookie',
    source: code('next-auth', 'jwt/index.js'),
    holds: inVersion4,
  }),
  async ({ session, tab, user }) => {
    await tab.open('with-session-prop')
    await session.signIn(user, acme, expired)

    await expect(await tab.readFrom('proxy')).toShow(null)
    await expect(await session.storedCookies()).toShow({ chunks: [''] })
  },
)

test(
  'In NextAuth 5, when the session has expired, the proxy (middleware) reads null and removes the cookie',
  spec({
    id: 'v5/proxy-removes-expired-cookie',
    source: code('next-auth', 'lib/index.js'),
    holds: inVersion5,
  }),
  async ({ session, tab, user }) => {
    await tab.open('with-session-prop')
    await session.signIn(user, acme, expired)

    await expect(await tab.readFrom('proxy')).toShow(null)
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'A page behind the proxy (middleware) still opens 2 seconds after the token expires, but not 15 seconds after',
  spec({ id: 'page-behind-proxy-closes-at-expiry', source: code('next-auth', 'jwt/index.js') }),
  async ({ session, tab, user }) => {
    // This leaves a slow machine 13 seconds until the proxy reads the token
    await session.signIn(user, acme, { maxAge: -2 })
    await tab.visit('dashboard')
    await expect(tab).toHaveLoaded(['/dashboard'])
    await tab.settle()

    await session.signIn(user, acme, { maxAge: -15 })
    await tab.visit('dashboard')
    await expect(tab).toHaveLoaded(['/dashboard', '/'])
  },
)

test(
  'When a user returns with an expired session, NextAuth logs an error',
  spec({ id: 'expired-session-is-logged-as-error', source: route }),
  async ({ serverLog, session, tab, user }) => {
    await tab.open('with-session-prop')
    await session.signIn(user, acme, expired)
    await tab.getSession()
    await tab.settle()

    await expect(serverLog).toHaveLoggedErrors([
      forSubject(varying('JWT_SESSION_ERROR', [inVersion5, 'JWTSessionError'])),
    ])
  },
)
