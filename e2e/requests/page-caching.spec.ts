import { acme, code, expect, spec, test } from '../../fixtures'

const noStore = { 'Cache-Control': 'private, no-cache, no-store, max-age=0, must-revalidate' }

test(
  'When a server component shows the session, the Cache-Control header of its page contains no-store',
  spec({
    id: 'server-component-is-never-stored',
    source: code('next', 'dist/server/lib/cache-control.js'),
    needs: ['the session in the App Router'],
    holds: { next: '>=14.0.0-0 <17.0.0-0' },
  }),
  async ({ tab }) => {
    await tab.open('server-component')
    await expect(tab.serverComponent).toShow({ company: acme })
    await expect(await tab.cacheControlOf('server-component')).toShow(noStore)
  },
)

test(
  'When getServerSideProps returns the session, the Cache-Control header of its page contains no-store',
  spec({ id: 'get-server-side-props-is-never-stored', source: code('next', 'dist/server/lib/cache-control.js') }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await expect(tab.serverSideProps).toShow({ company: acme })
    await expect(await tab.cacheControlOf('with-session-prop')).toShow(noStore)
  },
)
