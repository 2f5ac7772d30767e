import { code, expect, spec, test } from '../../fixtures'
import { inVersion4 } from '../versions'
import { readsSession, signOutHere } from './steps'

// The browser’s back button after signing out, with the back/forward cache
const source = code('next', 'dist/server/lib/cache-control.js')

/** The sign-out broadcast of NextAuth 5 arrives in a broadcast channel of the page in the cache, so the browser discards it. */
const keepsPages = inVersion4

test.use({ backForwardCache: true })

test(
  'After signing out, the back button with bfcache to a rendered guarded page leads to the entrance',
  // In Next 13, browsers may store rendered pages of the App Router
  spec({
    id: 'guarded/browser-back-with-bfcache/rendered',
    source,
    needs: readsSession,
    holds: { next: '>=14.0.0-0' },
  }),
  async ({ tab, session, user }) => {
    await tab.open('app-router-guarded')
    await expect(tab.serverComponent).toShow({ user: { id: user.id } })
    await tab.open('client')
    await signOutHere({ tab, session, user })
    await tab.goBack()

    await expect(tab).toBeAt('/app-router/entrance?callbackUrl=/app-router/guarded/one')
  },
)

for (const [router, name] of [
  ['app-router', 'App Router'],
  ['pages-router', 'Pages Router'],
] as const)
  test(
    `Hazard: after signing out, back with bfcache flashes the user on a prerendered guarded page (${name})`,
    spec({ id: `guarded/browser-back-with-bfcache/prerendered-${router}`, source, holds: keepsPages }),
    async ({ app, tab, session, user }) => {
      const page = `${router}-guarded-prerendered` as const
      await tab.open(page)
      await expect(tab.useSession).toShow({ user: { id: user.id } })
      await tab.open('client')
      await signOutHere({ tab, session, user })
      await tab.goBack()

      await expect(tab).toBeAt(app.pages[page])
      await expect(await tab.statusesSinceRestored()).toShow({ statuses: ['authenticated', 'unauthenticated'] })
    },
  )
