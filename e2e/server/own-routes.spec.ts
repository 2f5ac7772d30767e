import { acme, code, docs, expect, forSubject, globex, spec, test, varying, type SpecMeta } from '../../fixtures'
import { inVersion5 } from '../versions'

// A server component that fetches the app's own routes. A request from the server has only the cookies that the code passes.
const source = [
  docs('https://nextjs.org/docs/app/api-reference/functions/headers'),
  code('next-auth', 'core/routes/session.js'),
]
const needs: SpecMeta['needs'] = ['the session in the App Router']
const nobody = forSubject(varying({}, [inVersion5, null]))

test.beforeEach(async ({ tab }) => {
  await tab.open('server-component-own-routes')
  await expect(tab.useSession).toShow({ company: acme })
})

test(
  'A server component that fetches the app’s own routes without passing the cookie finds the user signed out',
  spec({ id: 'server-fetch-without-cookie-finds-no-session', source, needs }),
  async ({ tab }) => {
    await expect(tab.serverComponent).toShow({ sessionRoute: nobody, routeHandler: null })
  },
)

test(
  'A server component that passes the cookie when it fetches the app’s own routes finds the session',
  spec({ id: 'server-fetch-with-cookie-finds-session', source, needs }),
  async ({ tab }) => {
    await expect(tab.serverComponent).toShow({
      sessionRouteWithCookie: { company: acme },
      routeHandlerWithCookie: { company: acme },
    })
  },
)

test(
  'When a server component updates the session with a fetch, the response is new, and the new cookie is lost',
  spec({ id: 'server-fetch-loses-cookie', source, needs }),
  async ({ session, tab }) => {
    await expect(tab.serverComponent).toShow({ updateWithCookie: { company: globex } })

    await expect(session).toHaveClaims({ company: acme })
    await expect(await tab.getSession()).toShow({ company: acme })
  },
)
