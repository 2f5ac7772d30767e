import { acme, code, expect, forSubject, spec, test, varying } from '../../fixtures'
import { inVersion5 } from '../versions'

// What is done with a token that ended long enough ago, by those who read it.
const route = code('next-auth', 'core/routes/session.js')
const needs = ['the session in the App Router' as const]
const ended = { maxAge: -20 }

test(
  'getServerSideProps takes the cookie of an ended session away',
  spec({ id: 'get-server-side-props-removes-ended-cookie', source: [route, code('next-auth', 'next/index.js')] }),
  async ({ session, tab, person }) => {
    await session.signIn(person, acme, ended)
    await tab.open('with-session-prop')

    await expect(tab.serverSideProps).toShow(null)
    await expect(await session.kept()).toShow({ pieces: [] })
  },
)

test(
  'a server component sees nobody in an ended session, and leaves its cookie where it is',
  spec({ id: 'server-component-leaves-ended-cookie', source: code('next-auth', 'next/index.js'), needs }),
  async ({ session, tab, person }) => {
    await session.signIn(person, acme, ended)
    await tab.open('server-component-with-session-prop')

    await expect(tab.serverComponent).toShow(null)
    await expect(await session.kept()).toShow({ pieces: [''] })
  },
)

test(
  'the proxy (middleware) sees nobody in an ended session, and leaves its cookie where it is',
  spec({
    id: 'proxy-leaves-ended-cookie',
    source: code('next-auth', 'jwt/index.js'),
    holds: { 'next-auth': '<5.0.0-0' },
  }),
  async ({ session, tab, person }) => {
    await tab.open('with-session-prop')
    await session.signIn(person, acme, ended)

    await expect(await tab.ask('proxy')).toShow(null)
    await expect(await session.kept()).toShow({ pieces: [''] })
  },
)

test(
  'the proxy (middleware) sees nobody in an ended session, and takes its cookie away',
  spec({
    id: 'v5/proxy-removes-ended-cookie',
    source: code('next-auth', 'lib/index.js'),
    holds: inVersion5,
  }),
  async ({ session, tab, person }) => {
    await tab.open('with-session-prop')
    await session.signIn(person, acme, ended)

    await expect(await tab.ask('proxy')).toShow(null)
    await expect(await session.kept()).toShow({ pieces: [] })
  },
)

test(
  'a page behind the proxy (middleware) is open to whoever has a token that ended ten seconds ago, and not fifteen seconds ago',
  spec({ id: 'page-behind-proxy-closes-at-the-end', source: code('next-auth', 'jwt/index.js') }),
  async ({ session, tab, person }) => {
    await session.signIn(person, acme, { maxAge: -10 })
    await tab.visit('dashboard')
    await expect(tab).toHaveLoaded(['/dashboard'])
    await tab.settle()

    await session.signIn(person, acme, { maxAge: -15 })
    await tab.visit('dashboard')
    await expect(tab).toHaveLoaded(['/dashboard', '/'])
  },
)

test(
  'NextAuth logs an error when somebody comes back whose session has ended',
  spec({ id: 'ended-session-is-logged-as-error', source: route }),
  async ({ serverLog, session, tab, person }) => {
    await tab.open('with-session-prop')
    await session.signIn(person, acme, ended)
    await tab.getSession()
    await tab.settle()

    await expect(serverLog).toHoldErrors([forSubject(varying('JWT_SESSION_ERROR', [inVersion5, 'JWTSessionError']))])
  },
)
