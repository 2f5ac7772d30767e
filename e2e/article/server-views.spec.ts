import { article, code, docs, expect, globex, issue, spec, test } from '../../fixtures'
import { inVersion4, withApiRoutes } from '../versions'

// Each of these reads the session once, at the first request after the update.
test.beforeEach(async ({ tab }) => {
  await tab.open('profile')
  await tab.update.byQuery({ companyId: globex.id })
})

test(
  'After a GET with a query, getServerSession() in getServerSideProps sees the update on the first request',
  spec({ id: 'get-server-side-props-is-fresh', source: article('getSession') }),
  async ({ tab }) => {
    await tab.open('dashboard')
    await expect(tab.serverSideProps).toShow({ company: globex })
  },
)

test(
  'After a GET with a query, getSession({ req }) in getServerSideProps sees the update on the first request',
  spec({
    id: 'get-server-side-props-with-get-session-is-fresh',
    source: article('getSession'),
    holds: inVersion4,
  }),
  async ({ tab }) => {
    await tab.open('dashboard-get-session')
    await expect(tab.serverSideProps).toShow({ company: globex })
  },
)

test(
  'After a GET with a query, a server component sees the update on the first request',
  spec({
    id: 'server-component-is-fresh',
    source: docs('https://next-auth.js.org/configuration/nextjs#in-app-router'),
    needs: ['the session in the App Router'],
  }),
  async ({ tab }) => {
    await tab.open('server-component')
    await expect(tab.serverComponent).toShow({ company: globex })
  },
)

test(
  'After a GET with a query, an API route sees the update on the first request',
  spec({
    id: 'api-route-is-fresh',
    source: [docs('https://next-auth.js.org/configuration/nextjs#getserversession'), issue(9307)],
    holds: withApiRoutes,
  }),
  async ({ tab }) => {
    await expect(await tab.readFrom('api-route')).toShow({ company: globex })
  },
)

test(
  'After a GET with a query, a route handler sees the update on the first request',
  spec({
    id: 'route-handler-is-fresh',
    source: docs('https://next-auth.js.org/configuration/nextjs#in-app-router'),
    needs: ['the session in the App Router'],
  }),
  async ({ tab }) => {
    await expect(await tab.readFrom('route-handler')).toShow({ company: globex })
  },
)

test(
  'After a GET with a query, the proxy (middleware) sees the update on the first request',
  spec({ id: 'proxy-is-fresh', source: code('next-auth', 'jwt/index.js') }),
  async ({ tab }) => {
    await expect(await tab.readFrom('proxy')).toShow({ company: globex })
  },
)
