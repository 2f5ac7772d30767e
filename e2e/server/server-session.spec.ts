import { acme, code, docs, expect, spec, test } from '../../fixtures'
import { withApiRoutes } from '../versions'

const source = [
  docs('https://next-auth.js.org/configuration/nextjs#getserversession'),
  code('next-auth', 'next/index.js'),
]
const needs = ['the session in the App Router' as const]
const holds = withApiRoutes

test(
  'reading the session in getServerSideProps writes the cookie anew',
  spec({ id: 'get-server-side-props-rewrites-cookie', source }),
  async ({ session, tab }) => {
    const since = await session.token()
    await tab.open('with-session-prop')

    await expect(session).toHaveBeenRewritten({ since, expected: true })
  },
)

test(
  'reading the session in an API route writes the cookie anew',
  spec({ id: 'api-route-rewrites-cookie', source, holds }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    const since = await session.token()
    await tab.ask('api-route')

    await expect(session).toHaveBeenRewritten({ since, expected: true })
  },
)

test(
  'reading the session in a server component writes no cookie',
  spec({ id: 'server-component-writes-no-cookie', source, needs }),
  async ({ session, tab }) => {
    const since = await session.token()
    await tab.open('server-component-with-session-prop')

    await expect(tab.serverComponent).toShow({ company: acme })
    await expect(session).toHaveBeenRewritten({ since, expected: false })
  },
)

test(
  'reading the session in a route handler writes no cookie',
  spec({ id: 'route-handler-writes-no-cookie', source, needs }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    const since = await session.token()

    await expect(await tab.ask('route-handler')).toShow({ company: acme })
    await expect(session).toHaveBeenRewritten({ since, expected: false })
  },
)

test(
  'in an API route the session says when it ends',
  spec({ id: 'api-route-session-says-when-it-ends', source, holds }),
  async ({ tab }) => {
    await tab.open('with-session-prop')

    await expect(await tab.ask('api-route')).toLast(30)
  },
)

test(
  'in a server component the session does not say when it ends',
  spec({ id: 'server-component-session-has-no-end', source, needs, holds: { 'next-auth': '<5.0.0-0' } }),
  async ({ tab }) => {
    await tab.open('server-component')

    await expect(tab.serverComponent).toShow({ company: acme, expires: undefined })
  },
)

test(
  'signed out, an API route sees null',
  spec({ id: 'signed-out-api-route-sees-null', source, holds }),
  async ({ app, session, tab }) => {
    await tab.open('with-session-prop')
    await expect(await tab.ask('api-route')).toShow({ company: acme })
    await session.clear()

    await expect(await tab.send(`GET ${app.endpoints['api-route']}`)).toShow({ status: 200, body: null })
  },
)
