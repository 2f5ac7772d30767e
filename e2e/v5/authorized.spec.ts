import { acme, code, docs, expect, globex, issue, spec, test, type App, type SpecMeta } from '../../fixtures'
import { signInFor } from '../sign-in-page'
import { inVersion4, inVersion5 } from '../versions'

// The callback authorized() of NextAuth 5, with which auth() guards pages as withAuth() of NextAuth 4 does. The area of a company is
// only for users who have chosen this company
const source = [
  docs('https://authjs.dev/getting-started/session-management/protecting#nextjs-middleware'),
  code('next-auth', 'lib/index.js'),
]
const besideFunction = [issue(12976), issue(10528), ...source]
const needs: SpecMeta['needs'] = ['auth()']
const data = { companyId: globex.id }

/** Where auth() redirects a request for this page. In NextAuth 4, the callbackUrl has no host. */
const signInAt = ({ url }: App, page: string) => signInFor(url + page)

test(
  'If authorized() returns false, auth() redirects to the sign-in page, with the full address as callbackUrl',
  spec({ id: 'v5/authorized/visitor-is-redirected', source, needs }),
  async ({ app, session, tab }) => {
    const page = app.pages['area-acme']
    await expect(await tab.whereLeads(page)).toShow({ leadsTo: page })
    // The page may ask the proxy once more
    await tab.settle()
    await session.clear()

    await expect(await tab.whereLeads(page)).toShow({ leadsTo: `/api/auth/signin?callbackUrl=${app.url}${page}` })
  },
)

test(
  'If authorized() returns false, the address of the sign-in page also has the query of the page that was opened',
  spec({ id: 'v5/authorized/query-stays', source, needs }),
  async ({ app, session, tab }) => {
    await session.clear()
    const page = `${app.pages['area-acme']}?error=AccessDenied`
    const leadsTo = `/api/auth/signin?error=AccessDenied&callbackUrl=${app.url}${page}`
    await expect(await tab.whereLeads(page)).toShow({ leadsTo })
  },
)

test(
  'After signing in on the page that auth() redirects to, the user lands on the page that they opened',
  spec({ id: 'v5/authorized/sign-in-leads-back', source, needs }),
  async ({ app, session, tab, createUser }) => {
    const user = createUser({ companyId: acme.id })
    await session.clear()
    await tab.visit('area-acme')
    await expect(tab).toArriveAt(`/api/auth/signin?callbackUrl=${app.pages['area-acme']}`)

    await tab.fill('E-mail', user.email)
    await tab.fill('Password', user.password)
    await tab.click('Sign in with e-mail and password')
    await expect(tab).toArriveAt(app.pages['area-acme'])
  },
)

for (const [how, id, update] of [
  ['update(data)', 'update', 'byUpdate'],
  ['a GET with a query', 'get', 'byQuery'],
  ['unstable_update() in a server action', 'server-action', 'byServerAction'],
] as const)
  test(
    `After ${how}, authorized() sees the update on the first request`,
    spec({ id: `v5/authorized/${id}-opens-page`, source, needs }),
    async ({ app, tab }) => {
      const page = app.pages['area-globex']
      await tab.open('server-component-with-session-prop')
      await expect(await tab.send(`GET ${page}`)).toShow({ path: signInAt(app, page) })
      await tab.update[update](data)

      await expect(await tab.send(`GET ${page}`)).toShow({ path: page, status: 200 })
    },
  )

test(
  'After an update, auth() redirects the first request for a page that is no longer allowed to the sign-in page',
  spec({ id: 'v5/authorized/update-closes-page', source, needs }),
  async ({ app, tab }) => {
    await tab.open('area-acme')
    await tab.update.byQuery(data)

    await tab.visit('area-acme')
    await expect(tab).toArriveAt(`/api/auth/signin?callbackUrl=${app.pages['area-acme']}`)
  },
)

test(
  'A request that authorized() lets through rewrites the session cookie',
  spec({ id: 'v5/authorized/rewrites-cookie', source, needs }),
  async ({ app, session, tab }) => {
    await tab.open('with-session-prop')
    const since = await session.token()

    const page = app.pages['area-acme']
    await expect(await tab.send(`GET ${page}`)).toShow({ path: page, status: 200 })
    await expect(session).toHaveBeenRewritten({ since, expected: true })
  },
)

test(
  'If authorized() returns undefined, a user who is signed in is redirected to the sign-in page',
  // In NextAuth 4, the same callback lets the user through: with-auth/undefined-lets-users-through
  spec({ id: 'v5/authorized/undefined-keeps-users-out', source, needs }),
  async ({ app, tab }) => {
    await tab.open('home')

    const page = app.pages['area-admin']
    await expect(await tab.send(`GET ${page}`)).toShow({ path: signInAt(app, page) })
  },
)

test(
  'If the proxy (middleware) has a function of its own, authorized() still decides who can open the page',
  spec({ id: 'authorized-decides-beside-function', source: besideFunction, holds: inVersion4 }),
  async ({ app, session, tab }) => {
    await tab.open('home')
    const page = app.pages['area-with-function']
    await expect(await tab.send(`GET ${page}`)).toShow({ path: signInFor(page) })
    await session.clear()
    await expect(await tab.send(`GET ${page}`)).toShow({ path: signInFor(page) })
  },
)

test(
  'Hazard: if auth() is given a function, everyone can open a page for which authorized() returns false',
  spec({ id: 'v5/authorized/function-ignores-it', source: besideFunction, holds: inVersion5 }),
  async ({ app, session, tab }) => {
    await tab.open('home')
    const page = app.pages['area-with-function']
    await expect(await tab.send(`GET ${page}`)).toShow({ path: page, status: 200 })
    await session.clear()
    await expect(await tab.send(`GET ${page}`)).toShow({ path: page, status: 200 })
  },
)

test(
  'Defense: if authorized() returns a response, nobody can open the page, even if auth() is given a function',
  spec({ id: 'v5/authorized/response-is-sent', source, needs }),
  async ({ app, session, tab }) => {
    await tab.open('client')
    const page = app.pages['area-closed']
    await expect(await tab.send(`GET ${page}`)).toShow({ path: '/', status: 200 })
    await session.clear()
    await expect(await tab.send(`GET ${page}`)).toShow({ path: '/', status: 200 })
  },
)
