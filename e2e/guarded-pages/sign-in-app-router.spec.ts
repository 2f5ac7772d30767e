import { code, expect, spec, test } from '../../fixtures'
import { clickLink, openPrefetched, readsSession, signInHere } from './steps'

// The proxy guards the page: it redirects visitors to the entrance. The App Router stores the redirect with the prefetched page
const source = code('next', 'dist/client/components/segment-cache/cache.js')
const entrance = '/app-router/entrance?callbackUrl=/app-router/guarded/one'
const guarded = '/app-router/guarded/one'

test.beforeEach(async ({ session }) => {
  await session.clear()
})

for (const [way, name] of [
  ['default', 'a link prefetched while signed out'],
  ['full', 'a prefetch={true} link prefetched while signed out'],
  ['on-hover', 'a link prefetched on hover while signed out'],
] as const)
  test(
    `Hazard: after signing in, ${name} still leads to the entrance`,
    spec({ id: `guarded/sign-in/app-router/${way}`, source }),
    async ({ tab, session, user, timeline }) => {
      await openPrefetched(tab, way)
      await signInHere({ tab, session, user })
      const mark = timeline.mark()
      await clickLink(tab, 'guarded')

      await expect(tab).toBeAt(entrance)
      await expect(await tab.requestsSince(mark, 'app-router-guarded')).toShow({ requested: false })
    },
  )

test(
  'Defense: after signing in, a link with prefetch={false} leads to the guarded page',
  spec({ id: 'guarded/sign-in/app-router/none', source, needs: readsSession }),
  async ({ tab, session, user, timeline }) => {
    await tab.open('app-router-links-none')
    await signInHere({ tab, session, user })
    await expect(await tab.requestsSince(0, 'app-router-guarded')).toShow({ requested: false })
    const mark = timeline.mark()
    await clickLink(tab, 'guarded')

    await expect(tab).toBeAt(guarded)
    await expect(await tab.requestsSince(mark, 'app-router-guarded')).toShow({ requested: true })
    await expect(tab.serverComponent).toShow({ user: { id: user.id } })
  },
)

test(
  'Hazard: when a cookie signs the user in, a link prefetched while signed out still leads to the entrance',
  spec({ id: 'guarded/sign-in/app-router/cookie', source }),
  async ({ tab, session, user }) => {
    await openPrefetched(tab, 'default')
    await session.signIn(user)
    await expect(await tab.getSession()).toShow({ user: { id: user.id } })
    await clickLink(tab, 'guarded')

    await expect(tab).toBeAt(entrance)
  },
)

test.describe('after signing in', () => {
  test.beforeEach(async ({ tab, session, user }) => {
    await openPrefetched(tab, 'default')
    await signInHere({ tab, session, user })
  })

  test(
    'After window focus and four idle minutes, a link prefetched before signing in still leads to the entrance',
    spec({ id: 'guarded/sign-in/app-router/after-four-minutes', source }),
    async ({ tab, clock }) => {
      await tab.focus()
      await clock.runFor('04:00')
      await clickLink(tab, 'guarded')

      await expect(tab).toBeAt(entrance)
    },
  )

  test(
    'Five minutes after it was prefetched, a link leads to the guarded page',
    spec({ id: 'guarded/sign-in/app-router/after-five-minutes', source, needs: readsSession }),
    async ({ tab, clock, user }) => {
      await clock.runFor('05:01')
      await clickLink(tab, 'guarded')

      await expect(tab).toBeAt(guarded)
      await expect(tab.serverComponent).toShow({ user: { id: user.id } })
    },
  )

  test(
    'Defense: after signing in and a full load of the page, a link leads to the guarded page',
    spec({ id: 'guarded/sign-in/app-router/after-reload', source, needs: readsSession }),
    async ({ tab, user }) => {
      await tab.reload()
      await clickLink(tab, 'guarded')

      await expect(tab).toBeAt(guarded)
      await expect(tab.serverComponent).toShow({ user: { id: user.id } })
    },
  )

  test(
    'If only visitors can open the entrance, router.refresh() after signing in makes a link lead to the page',
    spec({ id: 'guarded/sign-in/app-router/after-router-refresh', source, needs: readsSession }),
    async ({ tab, user }) => {
      await tab.refresh()
      await tab.settle()
      await clickLink(tab, 'guarded')

      await expect(tab).toBeAt(guarded)
      await expect(tab.serverComponent).toShow({ user: { id: user.id } })
    },
  )
})

test(
  'Hazard: after router.refresh(), a link still leads to an entrance that signed-in users can open',
  spec({
    id: 'guarded/sign-in/app-router/open-entrance-after-router-refresh',
    source,
    // Measured with Next 15.5 and 16.4: before, router.refresh() also discarded the stored redirects
    holds: { next: '>=16.0.0-0' },
  }),
  async ({ tab, session, user }) => {
    await openPrefetched(tab, 'default', 'another')
    await signInHere({ tab, session, user })
    await tab.refresh()
    await tab.settle()
    await clickLink(tab, 'another')

    await expect(tab).toBeAt('/app-router/open-entrance?callbackUrl=/app-router/guarded/two')
  },
)
