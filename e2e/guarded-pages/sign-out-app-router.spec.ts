import { code, expect, spec, test } from '../../fixtures'
import { clickLink, openPrefetched, readsSession, signOutHere } from './steps'

// What the App Router prefetched while the user was signed in: for a rendered page its place in the layouts, for a prerendered
// page and with prefetch={true} the page itself
const source = code('next', 'dist/client/components/segment-cache/cache.js')
const entranceFor = (page: string) => `/app-router/entrance?callbackUrl=/app-router/guarded/${page}`

test(
  'After signing out, a link to a rendered page prefetched while signed in leads to the entrance',
  spec({ id: 'guarded/sign-out/app-router/default', source, needs: readsSession }),
  async ({ tab, session, user, timeline }) => {
    await openPrefetched(tab, 'default')
    await signOutHere({ tab, session, user })
    const mark = timeline.mark()
    await clickLink(tab, 'guarded')

    await expect(tab).toBeAt(entranceFor('one'))
    await expect(await tab.requestsSince(mark, 'app-router-guarded')).toShow({ requested: true })
  },
)

test(
  'Hazard: after signing out, a prerendered page that was prefetched opens without asking the proxy (middleware)',
  spec({ id: 'guarded/sign-out/app-router/prerendered', source }),
  async ({ tab, session, user, timeline }) => {
    await openPrefetched(tab, 'default', 'prerendered')
    await signOutHere({ tab, session, user })
    const mark = timeline.mark()
    await clickLink(tab, 'prerendered')

    await expect(tab).toBeAt('/app-router/guarded/prerendered')
    await expect(await tab.requestsSince(mark, 'app-router-guarded-prerendered')).toShow({ requested: false })
  },
)

test(
  'Hazard: after signing out, a link with prefetch={true} still shows the user’s page',
  spec({ id: 'guarded/sign-out/app-router/full', source, needs: readsSession }),
  async ({ tab, session, user, timeline }) => {
    await openPrefetched(tab, 'full')
    await signOutHere({ tab, session, user })
    const mark = timeline.mark()
    await clickLink(tab, 'guarded')

    await expect(tab).toBeAt('/app-router/guarded/one')
    await expect(tab.serverComponent).toShow({ user: { id: user.id } })
    await expect(await tab.requestsSince(mark, 'app-router-guarded')).toShow({ requested: false })
  },
)

test(
  'Hazard: after the cookie is deleted, a link with prefetch={true} still shows the user’s page',
  spec({ id: 'guarded/sign-out/app-router/cookie', source, needs: readsSession }),
  async ({ tab, session, user }) => {
    await openPrefetched(tab, 'full')
    await session.clear()
    await expect(await tab.getSession()).toShow(null)
    await clickLink(tab, 'guarded')

    await expect(tab).toBeAt('/app-router/guarded/one')
    await expect(tab.serverComponent).toShow({ user: { id: user.id } })
  },
)

test(
  'Hazard: after signing out, a link to the entrance with prefetch={true} still leads to the guarded page',
  spec({ id: 'guarded/sign-out/app-router/entrance', source, needs: readsSession }),
  async ({ tab, session, user }) => {
    await openPrefetched(tab, 'full', 'entrance')
    await signOutHere({ tab, session, user })
    await clickLink(tab, 'entrance')

    await expect(tab).toBeAt('/app-router/guarded/one')
    await expect(tab.serverComponent).toShow({ user: { id: user.id } })
  },
)

test(
  'Defense: after signing out, a link with prefetch={false} to a prerendered page leads to the entrance',
  spec({ id: 'guarded/sign-out/app-router/none', source }),
  async ({ tab, session, user, timeline }) => {
    await tab.open('app-router-links-none')
    await signOutHere({ tab, session, user })
    const mark = timeline.mark()
    await clickLink(tab, 'prerendered')

    await expect(tab).toBeAt(entranceFor('prerendered'))
    await expect(await tab.requestsSince(mark, 'app-router-guarded-prerendered')).toShow({ requested: true })
  },
)

test(
  'Defense: with router.refresh() after signing out, a link with prefetch={true} leads to the entrance',
  spec({ id: 'guarded/sign-out/app-router/full-after-router-refresh', source, needs: readsSession }),
  async ({ tab, session, user }) => {
    await openPrefetched(tab, 'full')
    await signOutHere({ tab, session, user })
    await tab.refresh()
    await tab.settle()
    await clickLink(tab, 'guarded')

    await expect(tab).toBeAt(entranceFor('one'))
  },
)

test(
  'Five minutes after it was prefetched, a link with prefetch={true} leads to the entrance',
  spec({ id: 'guarded/sign-out/app-router/full-after-five-minutes', source, needs: readsSession }),
  async ({ tab, session, user, clock }) => {
    await openPrefetched(tab, 'full')
    await signOutHere({ tab, session, user })
    await clock.runFor('05:01')
    await clickLink(tab, 'guarded')

    await expect(tab).toBeAt(entranceFor('one'))
  },
)
