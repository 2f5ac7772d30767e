import { code, docs, expect, spec, test } from '../../../fixtures'
import { requestAs } from '../steps'

// getServerSideProps reads the session, which sets the cookie again, and lets shared caches store the page for ten seconds

const source = [
  docs(
    'https://nextjs.org/docs/14/pages/building-your-application/data-fetching/get-server-side-props#caching-with-server-side-rendering-ssr',
  ),
  code('next-auth', 'next/index.js'),
]
const page = 'cached-with-session-prop'

test.describe('behind a shared cache that stores cookies', () => {
  test.use({ deployment: 'cdn' })

  test(
    'Hazard: a shared cache signs everyone in as the user for whom the server rendered a page with s-maxage',
    spec({ id: 'cdn/server-rendered/signs-in-as-another', source }),
    async ({ app, createUser, front, session, tab, user }) => {
      const first = createUser({ firstName: 'Grace' })
      await expect(session).toHaveClaims({ sub: user.id })
      await requestAs(first, app.pages[page], { app, front })
      await tab.open(page)

      await expect(session).toHaveClaims({ sub: first.id })
      await expect(tab.serverSideProps).toShow({ user: { id: first.id } })
      await tab.open('without-session-prop')
      await expect(tab.useSession).toShow({ user: { id: first.id } })
    },
  )

  test(
    'A page with s-maxage that was rendered for a visitor shows signed-in users no session',
    spec({ id: 'cdn/server-rendered/visitors-page-shown-to-users', source }),
    async ({ app, front, session, tab, user }) => {
      await expect(await front.send(`GET ${app.pages[page]}`)).toShow({ status: 200, isFromCache: false })
      await tab.open(page)

      await expect(session).toHaveClaims({ sub: user.id })
      await expect(tab.serverSideProps).toShow(null)
    },
  )
})

test.describe('behind a shared cache that stores no response with cookies', () => {
  test.use({ deployment: 'cdn-without-cookies' })

  test(
    'Defense: a shared cache that stores no response with cookies stores no page for which the session was read',
    spec({ id: 'cdn/server-rendered/without-cookies', source }),
    async ({ app, createUser, front, session, tab, user }) => {
      const first = createUser({ firstName: 'Grace' })
      await requestAs(first, app.pages[page], { app, front })
      await tab.open(page)

      await expect(session).toHaveClaims({ sub: user.id })
      await expect(tab.serverSideProps).toShow({ user: { id: user.id } })
    },
  )
})

test.describe('with the headers that Next.js sets', () => {
  test.use({ deployment: 'cdn-forbidden' })

  test(
    'Defense: without s-maxage, a shared cache stores no page for which the session was read',
    spec({ id: 'cdn/server-rendered/default-headers', source: code('next', 'dist/server/lib/cache-control.js') }),
    async ({ app, createUser, front, session, tab, user }) => {
      const first = createUser({ firstName: 'Grace' })
      await requestAs(first, app.pages[page], { app, front })
      await tab.open(page)

      await expect(session).toHaveClaims({ sub: user.id })
      await expect(tab.serverSideProps).toShow({ user: { id: user.id } })
    },
  )
})
