import { code, docs, expect, spec, test, type Tab } from '../../fixtures'
import { clickLink, openPrefetched, readsSession, signInHere } from './steps'

// From a guarded link to a sign-in page, and from there to the page that the user wanted
const source = docs('https://next-auth.js.org/getting-started/client#specifying-a-callbackurl')

/** A redirect that the router has stored: in the Pages Router even without a prefetch, when the user followed the link. */
const storedRedirect = {
  'app-router': code('next', 'dist/client/components/segment-cache/cache.js'),
  'pages-router': code('next', 'dist/shared/lib/router/router.js'),
}

test.beforeEach(async ({ session }) => {
  await session.clear()
})

for (const [router, name, needs, openLinks] of [
  ['app-router', 'App Router', readsSession, (tab: Tab) => openPrefetched(tab, 'default')],
  ['pages-router', 'Pages Router', [], (tab: Tab) => tab.open('pages-router-links-none')],
] as const) {
  const guarded = `/${router}/guarded/one`
  const entrance = `/${router}/entrance?callbackUrl=${guarded}`

  test(
    `In the ${name}, signIn() on the app’s own sign-in page opens the guarded page that the user wanted`,
    spec({ id: `guarded/flow/${router}/own-page`, source, needs: [...needs] }),
    async ({ tab, user }) => {
      await tab.open(`${router}-links-none`)
      await clickLink(tab, 'guarded')
      await expect(tab).toBeAt(entrance)
      await tab.client.signInAndOpen(user.email, user.password)

      await expect(tab).toBeAt(guarded)
      await expect(tab.useSession).toShow({ user: { id: user.id } })
    },
  )

  test(
    `Hazard: in the ${name}, router.push() after signing in without a redirect leads to the sign-in page again`,
    spec({ id: `guarded/flow/${router}/router-push`, source: storedRedirect[router] }),
    async ({ tab, session, user, timeline }) => {
      await openLinks(tab)
      await clickLink(tab, 'guarded')
      await expect(tab).toBeAt(entrance)
      await signInHere({ tab, session, user })
      const mark = timeline.mark()
      await tab.client.push(guarded)

      await expect(tab).toBeAt(entrance)
      await expect(await tab.requestsSince(mark, `${router}-guarded`)).toShow({ requested: false })
    },
  )
}

test(
  'After signing in on NextAuth’s own page, the address of the page that the user wanted has no callbackUrl',
  spec({ id: 'guarded/flow/nextauth-page', source, needs: readsSession }),
  async ({ tab, user }) => {
    await tab.signInByForm(user.email, user.password, 'app-router-guarded')

    await expect(tab).toBeAt('/app-router/guarded/one')
    await expect(tab).toHaveLoaded(['/api/auth/signin?callbackUrl=/app-router/guarded/one', '/app-router/guarded/one'])
    await expect(tab.serverComponent).toShow({ user: { id: user.id } })
  },
)
