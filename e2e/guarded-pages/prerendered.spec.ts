import { code, docs, expect, forSubject, spec, test, varying } from '../../fixtures'

const forceStatic = docs('https://nextjs.org/docs/app/api-reference/file-conventions/route-segment-config#dynamic')
const headers = code('next', 'dist/server/lib/cache-control.js')
/** A year, in seconds. */
const shared = {
  'Cache-Control': forSubject(
    varying('s-maxage=31536000', [{ next: '<15.0.0-0' }, 's-maxage=31536000, stale-while-revalidate']),
  ),
}

for (const [view, name] of [
  ['serverComponent', 'page'],
  ['sharedLayout', 'layout'],
] as const)
  test(
    `A ${name} with force-static shows a signed-in user the session of the build, which has none`,
    spec({
      id: `guarded/prerendered/${name}-shows-session-of-build`,
      source: forceStatic,
      needs: ['the session in the App Router'],
    }),
    async ({ tab, user }) => {
      await tab.open('app-router-guarded-prerendered')
      await expect(tab.useSession).toShow({ user: { id: user.id } })

      await expect(tab[view]).toHaveVerdict('stale', { before: null, after: { user: { id: user.id } } })
    },
  )

for (const [router, name] of [
  ['app-router', 'App Router'],
  ['pages-router', 'Pages Router'],
] as const)
  test(
    `Hazard: in the ${name}, the Cache-Control header lets shared caches store a prerendered guarded page`,
    spec({ id: `guarded/prerendered/cache-control-${router}`, source: headers }),
    async ({ app, tab }) => {
      await tab.open('client')
      const path = app.pages[`${router}-guarded-prerendered`]
      // Not of the entrance, to which the proxy redirects visitors
      await expect(await tab.send(`GET ${path}`)).toShow({ path, status: 200, ...shared })
    },
  )

test(
  'Hazard: in NextAuth 5, a response that shared caches may store for a year sets the session cookie',
  spec({
    id: 'guarded/prerendered/stored-with-cookie',
    source: [headers, code('next-auth', 'lib/index.js')],
    holds: { 'next-auth': '>=5.0.0-0 <6.0.0-0' },
  }),
  async ({ app, tab, session }) => {
    await tab.open('client')
    const since = await session.token()

    const path = app.pages['app-router-guarded-prerendered']
    await expect(await tab.send(`GET ${path}`)).toShow({ path, status: 200, ...shared })
    await expect(session).toHaveBeenRewritten({ since, expected: true })
  },
)
