import { acme, code, docs, expect, globex, spec, test, type SpecMeta } from '../../fixtures'
import { signInFor } from '../sign-in-page'

// withAuth() guards the area of each company: the authorized callback lets only users through who have chosen it
const source = [
  docs('https://next-auth.js.org/configuration/nextjs#middleware'),
  code('next-auth', 'next/middleware.js'),
]
const needs: SpecMeta['needs'] = ['withAuth()']
const data = { companyId: globex.id }

test(
  'withAuth() redirects a signed-out visitor to the sign-in page, with the page and its query as callbackUrl',
  spec({ id: 'with-auth/signed-out-visitor-is-redirected', source, needs }),
  async ({ app, session, tab }) => {
    const page = `${app.pages['area-acme']}?view=all`
    await tab.goTo(page)
    await expect(tab).toArriveAt(page)
    // The response to a read in flight would put the cookie back
    await tab.settle()
    await session.clear()
    await tab.goTo(page)

    await expect(tab).toArriveAt(`/api/auth/signin?callbackUrl=${page}`)
  },
)

test(
  'After signing in on the page that withAuth() redirects to, the user lands on the page that they opened',
  spec({ id: 'with-auth/sign-in-leads-back', source, needs }),
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

test(
  'After update(data), the authorized callback of withAuth() sees the update on the first request',
  spec({ id: 'with-auth/update-opens-page', source, needs: [...needs, 'update()'] }),
  async ({ app, tab }) => {
    const page = app.pages['area-globex']
    await tab.open('with-session-prop')
    await expect(await tab.send(`GET ${page}`)).toShow({ path: signInFor(page) })
    await tab.update.byUpdate(data)

    await expect(await tab.send(`GET ${page}`)).toShow({ path: page, status: 200 })
  },
)

test(
  'After a GET with a query, the authorized callback of withAuth() sees the update on the first request',
  spec({ id: 'with-auth/get-opens-page', source, needs }),
  async ({ app, tab }) => {
    const page = app.pages['area-globex']
    await tab.open('with-session-prop')
    await expect(await tab.send(`GET ${page}`)).toShow({ path: signInFor(page) })
    await tab.update.byQuery(data)

    await expect(await tab.send(`GET ${page}`)).toShow({ path: page, status: 200 })
  },
)

test(
  'After an update, withAuth() redirects the first request for a page that is no longer allowed to sign-in',
  spec({ id: 'with-auth/update-closes-page', source, needs }),
  async ({ app, tab }) => {
    // The user is signed in: withAuth() does not distinguish who is signed out from who may not open the page
    await tab.open('area-acme')
    await tab.update.byQuery(data)

    await tab.visit('area-acme')
    await expect(tab).toArriveAt(`/api/auth/signin?callbackUrl=${app.pages['area-acme']}`)
  },
)

test(
  'A request that withAuth() lets through does not rewrite the session cookie',
  spec({ id: 'with-auth/writes-no-cookie', source, needs }),
  async ({ app, session, tab }) => {
    await tab.open('with-session-prop')
    const since = await session.token()

    const page = app.pages['area-acme']
    await expect(await tab.send(`GET ${page}`)).toShow({ path: page, status: 200 })
    await expect(session).toHaveBeenRewritten({ since, expected: false })
  },
)

test(
  'Hazard: if the authorized callback of withAuth() returns undefined, a user who is signed in is let through',
  // As in the example of the docs, with a claim that the token does not have: token?.isAdmin
  spec({ id: 'with-auth/undefined-lets-users-through', source, needs }),
  async ({ app, session, tab }) => {
    await tab.open('home')

    const page = app.pages['area-admin']
    await expect(await tab.send(`GET ${page}`)).toShow({ path: page, status: 200 })
    await session.clear()
    await expect(await tab.send(`GET ${page}`)).toShow({ path: signInFor(page) })
  },
)
