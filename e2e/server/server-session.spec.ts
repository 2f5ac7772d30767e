import { acme, code, docs, expect, spec, test } from '../../fixtures'
import { inVersion4, withApiRoutes } from '../versions'

const source = [
  docs('https://next-auth.js.org/configuration/nextjs#getserversession'),
  code('next-auth', 'next/index.js'),
]
const needs = ['the session in the App Router' as const]
const holds = withApiRoutes

test(
  'Reading the session in getServerSideProps rewrites the session cookie',
  spec({ id: 'get-server-side-props-rewrites-cookie', source }),
  async ({ session, tab }) => {
    const since = await session.token()
    await tab.open('with-session-prop')

    await expect(tab).toHaveSent([], 'load')
    await expect(session).toHaveBeenRewritten({ since, expected: true })
  },
)

test(
  'Reading the session in an API route rewrites the session cookie',
  spec({ id: 'api-route-rewrites-cookie', source, holds }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    const since = await session.token()
    await tab.readFrom('api-route')

    await expect(session).toHaveBeenRewritten({ since, expected: true })
  },
)

test(
  'Reading the session in a server component does not write the session cookie',
  spec({ id: 'server-component-writes-no-cookie', source, needs }),
  async ({ session, tab }) => {
    const since = await session.token()
    await tab.open('server-component-with-session-prop')

    await expect(tab.serverComponent).toShow({ company: acme })
    await expect(session).toHaveBeenRewritten({ since, expected: false })
  },
)

test(
  'Reading the session in a route handler does not write the session cookie',
  spec({ id: 'route-handler-writes-no-cookie', source, needs }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    const since = await session.token()

    await expect(await tab.readFrom('route-handler')).toShow({ company: acme })
    await expect(session).toHaveBeenRewritten({ since, expected: false })
  },
)

test(
  'In an API route, the session has an expires date',
  spec({ id: 'api-route-session-has-expires-date', source, holds }),
  async ({ tab }) => {
    await tab.open('with-session-prop')

    await expect(await tab.readFrom('api-route')).toLast(30)
  },
)

test(
  'In a server component, the session has no expires date',
  spec({ id: 'server-component-session-has-no-expires-date', source, needs, holds: inVersion4 }),
  async ({ tab }) => {
    await tab.open('server-component')

    await expect(tab.serverComponent).toShow({ company: acme, expires: undefined })
  },
)

test(
  'When the user is signed out, the session in an API route is null',
  spec({ id: 'signed-out-api-route-sees-null', source, holds }),
  async ({ app, session, tab }) => {
    await tab.open('with-session-prop')
    await expect(await tab.readFrom('api-route')).toShow({ company: acme })
    await session.clear()

    await expect(await tab.send(`GET ${app.endpoints['api-route']}`)).toShow({ status: 200, body: null })
  },
)
