import { code, docs, expect, spec, test } from '../../../fixtures'
import { inVersion5 } from '../../versions'
import { requestAs } from '../steps'
import { prerenderedPages } from './steps'

/** Up to Next.js 13, a prerendered page is sent with Next.js’s own `Cache-Control`, whatever the proxy sets. */
const withOwnCacheControl = { next: '>=14.0.0-0' }

// Next.js lets shared caches store a prerendered page for a year. The proxy runs only for the requests that reach it

const headers = code('next', 'dist/server/lib/cache-control.js')
const caching = [docs('https://nextjs.org/docs/app/guides/cdn-caching'), headers]
const renewal = [code('next-auth', 'lib/index.js'), headers]

test.describe('behind a shared cache that stores cookies', () => {
  test.use({ deployment: 'cdn' })

  for (const { router, name, page } of prerenderedPages)
    test(
      `Hazard: in the ${name}, a shared cache serves visitors a guarded page that is prerendered`,
      spec({ id: `cdn/prerendered/${router}-served-to-visitors`, source: caching }),
      async ({ app, front, session, tab, user }) => {
        const path = app.pages[page]
        await session.clear()
        await expect(await front.send(`GET ${path}`)).toShow({ status: 307, isFromCache: false })
        await expect(await requestAs(user, path, { app, front })).toShow({ status: 200, isFromCache: false })

        await expect(await front.send(`GET ${path}`)).toShow({ status: 200, isFromCache: true })
        await expect(await tab.whereLeads(path)).toShow({ leadsTo: path })
      },
    )

  for (const { router, name, page } of prerenderedPages)
    test(
      `Hazard: in the ${name}, a shared cache signs a user in as the first user of a prerendered page`,
      spec({ id: `cdn/prerendered/${router}-signs-in-as-another`, source: renewal, holds: inVersion5 }),
      async ({ app, createUser, front, session, tab, user }) => {
        const first = createUser({ firstName: 'Grace' })
        await expect(session).toHaveClaims({ sub: user.id })
        await expect(await requestAs(first, app.pages[page], { app, front })).toShow({ setsSession: true })
        await tab.open(page)

        await expect(session).toHaveClaims({ sub: first.id })
        await expect(tab.useSession).toShow({ user: { id: first.id } })
      },
    )

  test(
    'Defense: a shared cache stores a prerendered page without a cookie if the proxy (middleware) does not cover it',
    spec({ id: 'cdn/prerendered/not-covered', source: caching }),
    async ({ app, createUser, front, session, tab, user }) => {
      const first = createUser({ firstName: 'Grace' })
      const path = app.pages['app-router-links-none']
      await expect(await requestAs(first, path, { app, front })).toShow({ status: 200, setsSession: false })
      await expect(await requestAs(first, path, { app, front })).toShow({ isFromCache: true, setsSession: false })
      await tab.open('app-router-links-none')

      await expect(tab.useSession).toShow({ user: { id: user.id } })
      await expect(session).toHaveClaims({ sub: user.id })
    },
  )
})

test.describe('behind a shared cache that stores no response with cookies', () => {
  test.use({ deployment: 'cdn-without-cookies' })

  for (const { router, name, page } of prerenderedPages)
    test(
      `Defense: in the ${name}, a shared cache that stores no response with cookies keeps users apart`,
      spec({ id: `cdn/without-cookies/${router}-keeps-users-apart`, source: renewal, holds: inVersion5 }),
      async ({ app, createUser, front, session, tab, user }) => {
        const first = createUser({ firstName: 'Grace' })
        await expect(await requestAs(first, app.pages[page], { app, front })).toShow({ setsSession: true })
        await expect(await front.send(`GET ${app.pages[page]}`)).toShow({ status: 307, isFromCache: false })
        await tab.open(page)

        await expect(session).toHaveClaims({ sub: user.id })
        await expect(tab.useSession).toShow({ user: { id: user.id } })
      },
    )
})

test.describe('with a proxy (middleware) that forbids shared caches to store', () => {
  test.use({ deployment: 'cdn-forbidden' })

  for (const { router, name, page } of prerenderedPages)
    test(
      `Defense: in the ${name}, Cache-Control from the proxy (middleware) keeps guarded pages out of caches`,
      spec({ id: `cdn/forbidden/${router}-is-not-stored`, source: caching, holds: withOwnCacheControl }),
      async ({ app, createUser, front, session, tab, user }) => {
        const first = createUser({ firstName: 'Grace' })
        await expect(await requestAs(first, app.pages[page], { app, front })).toShow({ status: 200 })
        await expect(await front.send(`GET ${app.pages[page]}`)).toShow({ status: 307, isFromCache: false })
        await tab.open(page)

        await expect(session).toHaveClaims({ sub: user.id })
        await expect(tab.useSession).toShow({ user: { id: user.id } })
      },
    )
})
