import { code, expect, spec, test } from '../../fixtures'
import { readsSession, signOutHere } from './steps'

// Pages below the same guarded layout, which Next.js keeps during a client-side navigation
const source = code('next', 'dist/client/components/router-reducer/reducers/navigate-reducer.js')

test(
  'After signing out, a link below a guarded layout leads to the entrance',
  spec({ id: 'guarded/soft-navigation/rendered', source, needs: readsSession }),
  async ({ tab, session, user, timeline }) => {
    await tab.open('app-router-guarded')
    await expect(tab.sharedLayout).toShow({ user: { id: user.id } })
    await signOutHere({ tab, session, user })
    await expect(tab.sharedLayout).toShow({ user: { id: user.id } })
    const mark = timeline.mark()
    await tab.clickLink('Another guarded page')

    await expect(tab).toBeAt('/app-router/open-entrance?callbackUrl=/app-router/guarded/two')
    await expect(await tab.requestsSince(mark, 'app-router-guarded-two')).toShow({ requested: true })
  },
)

test(
  'After signing out, router.refresh() on a guarded page leads to the entrance',
  spec({
    id: 'guarded/soft-navigation/after-router-refresh',
    source,
    needs: readsSession,
    holds: { next: '>=15.0.0-0' },
  }),
  async ({ tab, session, user }) => {
    await tab.open('app-router-guarded')
    await signOutHere({ tab, session, user })
    await tab.refreshAnywhere()

    await expect(tab).toBeAt('/app-router/entrance?callbackUrl=/app-router/guarded/one')
  },
)

test(
  'After signing out, a reload of a guarded page leads to the entrance and never shows the page',
  spec({ id: 'guarded/reload', source, needs: readsSession }),
  async ({ tab, session, user }) => {
    await tab.open('app-router-guarded')
    await signOutHere({ tab, session, user })
    await tab.reload()

    await expect(tab).toBeAt('/app-router/entrance?callbackUrl=/app-router/guarded/one')
    await expect(tab).toHaveLoaded([
      '/app-router/guarded/one',
      '/app-router/entrance?callbackUrl=/app-router/guarded/one',
    ])
    await expect(tab).toHaveRendered('server-component', 0)
  },
)
