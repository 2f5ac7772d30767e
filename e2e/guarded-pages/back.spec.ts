import { code, expect, spec, test } from '../../fixtures'
import { clickLink, openDataPrefetched, readsSession, signOutHere } from './steps'

// The browser’s back button, after signing out on a page that is not guarded
const appRouter = code('next', 'dist/client/components/segment-cache/bfcache.js')
const headers = code('next', 'dist/server/lib/cache-control.js')
// Up to Next 13, the link to the page of links, which is not prefetched, loads a document in both routers
const linksInDocument = ['client-side navigation without a prefetch' as const]
const linksWithoutPrefetch = [...linksInDocument, ...readsSession]
const pagesRouter = code('next', 'dist/shared/lib/router/router.js')

test.describe('within the document', () => {
  test(
    'Hazard: after signing out, client-side back in the App Router still shows the user’s page',
    spec({ id: 'guarded/client-back/app-router/rendered', source: appRouter, needs: linksWithoutPrefetch }),
    async ({ tab, session, user, timeline }) => {
      await tab.open('app-router-guarded')
      await expect(tab.serverComponent).toShow({ user: { id: user.id } })
      await tab.follow('Links')
      await signOutHere({ tab, session, user })
      const mark = timeline.mark()
      await tab.goBack()

      await expect(tab).toBeAt('/app-router/guarded/one')
      await expect(tab.serverComponent).toShow({ user: { id: user.id } })
      await expect(await tab.requestsSince(mark, 'app-router-guarded')).toShow({ requested: false })
    },
  )

  test(
    'Defense: with router.refresh() after signing out, client-side back in the App Router leads to the entrance',
    spec({ id: 'guarded/client-back/app-router/after-router-refresh', source: appRouter, needs: linksWithoutPrefetch }),
    async ({ tab, session, user }) => {
      await tab.open('app-router-guarded')
      await tab.follow('Links')
      await signOutHere({ tab, session, user })
      await tab.refresh()
      await tab.goBack()

      await expect(tab).toBeAt('/app-router/entrance?callbackUrl=/app-router/guarded/one')
    },
  )

  test(
    'After signing out, client-side back to a page with getServerSideProps leads to the entrance',
    spec({ id: 'guarded/client-back/pages-router/rendered', source: pagesRouter, needs: linksInDocument }),
    async ({ tab, session, user }) => {
      await tab.open('pages-router-guarded')
      await expect(tab.serverSideProps).toShow({ user: { id: user.id } })
      await tab.follow('Links')
      await signOutHere({ tab, session, user })
      await tab.goBack()

      await expect(tab).toBeAt('/pages-router/entrance?callbackUrl=/pages-router/guarded/one')
    },
  )

  test(
    'Hazard: after signing out, client-side back in the Pages Router shows a prerendered guarded page',
    spec({ id: 'guarded/client-back/pages-router/prerendered', source: pagesRouter, needs: linksInDocument }),
    async ({ tab, session, user }) => {
      // The router stores the data of the page when the user follows a link to it
      await openDataPrefetched(tab, 'default', 'prerendered')
      await clickLink(tab, 'prerendered')
      await expect(tab).toBeAt('/pages-router/guarded/prerendered')
      await tab.follow('Links')
      await signOutHere({ tab, session, user })
      await tab.goBack()

      await expect(tab).toBeAt('/pages-router/guarded/prerendered')
      await expect(tab.useSession).toShow(null)
      await tab.reload()
      await expect(tab).toBeAt('/pages-router/entrance?callbackUrl=/pages-router/guarded/prerendered')
    },
  )
})

test(
  'After signing out, the back button without bfcache to a rendered guarded page leads to the entrance',
  // In Next 13, browsers may store rendered pages of the App Router
  spec({ id: 'guarded/browser-back/rendered', source: headers, needs: readsSession, holds: { next: '>=14.0.0-0' } }),
  async ({ app, tab, session, user }) => {
    // Going back, the browser would use a response that it has stored for the address of the entrance: one of another spec
    const address = `${app.pages['app-router-guarded']}?for=${user.id}`
    await tab.openLink(app.url + address)
    await expect(tab.serverComponent).toShow({ user: { id: user.id } })
    await tab.open('client')
    await signOutHere({ tab, session, user })
    await tab.goBack()

    await expect(tab).toBeAt(`/app-router/entrance?callbackUrl=${address}`)
  },
)

for (const [router, name] of [
  ['app-router', 'the App Router'],
  ['pages-router', 'the Pages Router'],
] as const)
  test(
    `Hazard: after signing out, back without bfcache shows a prerendered guarded page of ${name}`,
    spec({ id: `guarded/browser-back/prerendered-${router}`, source: headers }),
    async ({ app, tab, session, user, timeline }) => {
      const page = `${router}-guarded-prerendered` as const
      await tab.open(page)
      await expect(tab.useSession).toShow({ user: { id: user.id } })
      await tab.open('client')
      await signOutHere({ tab, session, user })
      const mark = timeline.mark()
      await tab.goBack()

      // From the browser’s cache: going back, it uses a response of any age, and the server receives no request
      await expect(tab).toBeAt(app.pages[page])
      await expect(await tab.documentRequestsSince(mark, page)).toShow({ requested: false })
      await expect(tab.useSession).toHaveHadStatuses(['loading', 'unauthenticated'])
      await tab.reload()
      await expect(tab).toBeAt(`/${router}/entrance?callbackUrl=${app.pages[page]}`)
    },
  )
