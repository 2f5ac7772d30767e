import { code, expect, spec, test } from '../../fixtures'
import { clickLink, openDataPrefetched, signInHere, signOutHere } from './steps'

// The Pages Router stores the response to each prefetch for as long as the document lives, redirects too
const source = code('next', 'dist/shared/lib/router/router.js')
const entranceFor = (page: string) => `/pages-router/entrance?callbackUrl=/pages-router/guarded/${page}`

test.describe('after signing in', () => {
  test.beforeEach(async ({ session }) => {
    await session.clear()
  })

  test(
    'Hazard: after signing in, a Pages Router link prefetched while signed out leads to another page',
    spec({ id: 'guarded/sign-in/pages-router/on-hover', source }),
    async ({ tab, session, user, timeline }) => {
      await openDataPrefetched(tab, 'on-hover', 'prerendered')
      await signInHere({ tab, session, user })
      const mark = timeline.mark()
      await clickLink(tab, 'prerendered')

      // The stored redirect leads to the entrance, and the entrance to the page that its guard opens
      await expect(tab).toBeAt('/pages-router/guarded/one')
      await expect(await tab.requestsSince(mark, 'pages-router-guarded-prerendered')).toShow({ requested: false })
    },
  )

  test(
    'Defense: after signing in and a full load of the page, a Pages Router link leads to the guarded page',
    spec({ id: 'guarded/sign-in/pages-router/after-reload', source }),
    async ({ tab, session, user }) => {
      await openDataPrefetched(tab, 'on-hover', 'prerendered')
      await signInHere({ tab, session, user })
      await tab.reload()
      await clickLink(tab, 'prerendered')

      await expect(tab).toBeAt('/pages-router/guarded/prerendered')
    },
  )

  test(
    'After focus and an idle day, a Pages Router link prefetched while signed out still leads to another page',
    spec({ id: 'guarded/sign-in/pages-router/a-day-later', source }),
    async ({ tab, session, user, clock }) => {
      await openDataPrefetched(tab, 'on-hover', 'prerendered')
      await signInHere({ tab, session, user })
      await clock.runFor('24:00:00')
      await tab.focus()
      await clickLink(tab, 'prerendered')

      await expect(tab).toBeAt('/pages-router/guarded/one')
    },
  )

  test(
    'Hazard: after signing in, two prefetched redirects that lead to each other freeze a page of the Pages Router',
    spec({ id: 'guarded/sign-in/pages-router/endless-redirect', source }),
    async ({ tab, session, user }) => {
      await openDataPrefetched(tab, 'default')
      await signInHere({ tab, session, user })
      await tab.limitRouteChanges(100)
      await clickLink(tab, 'guarded')

      // The stored redirect leads to the entrance, whose guard leads to the page, whose stored redirect leads to the entrance
      await expect(await tab.routeChanges()).toShow({ count: 100 })
      await expect(tab.location).toShow({ path: '/pages-router/links/default' })
    },
  )
})

test(
  'After signing out, a Pages Router link to a page with getServerSideProps leads to the entrance',
  spec({ id: 'guarded/sign-out/pages-router/default', source }),
  async ({ tab, session, user, timeline }) => {
    await openDataPrefetched(tab, 'default')
    await signOutHere({ tab, session, user })
    const mark = timeline.mark()
    await clickLink(tab, 'guarded')

    await expect(tab).toBeAt(entranceFor('one'))
    await expect(await tab.requestsSince(mark, 'pages-router-guarded')).toShow({ requested: true })
  },
)

test(
  'Hazard: after signing out, a Pages Router link to a prerendered page opens it',
  spec({ id: 'guarded/sign-out/pages-router/prerendered', source }),
  async ({ tab, session, user }) => {
    await openDataPrefetched(tab, 'default', 'prerendered')
    await signOutHere({ tab, session, user })
    await clickLink(tab, 'prerendered')

    await expect(tab).toBeAt('/pages-router/guarded/prerendered')
  },
)
