import { acme, code, docs, expect, issue, spec, test } from '../../fixtures'
import { inVersion5 } from '../versions'

// A proxy with a configuration of its own, without the app's callbacks, as guides recommend for the Edge Runtime.
const source = [
  docs('https://authjs.dev/guides/edge-compatibility'),
  issue(9836),
  issue(12720),
  code('next-auth', 'lib/index.js'),
]
const holds = inVersion5

test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
  await expect(await tab.readFrom('proxy')).toShow({ company: acme })
})

test(
  'Without the session callback, the proxy (middleware) finds the user, but none of the app’s claims',
  spec({ id: 'v5/split-configuration-hides-claims', source, holds }),
  async ({ tab, user }) => {
    await expect(await tab.readFrom('split-proxy')).toShow({ user: { email: user.email }, company: undefined })
  },
)

test(
  'Without the jwt callback, the proxy (middleware) rewrites the session cookie and keeps all its claims',
  spec({ id: 'v5/split-configuration-keeps-claims', source, holds }),
  async ({ session, tab }) => {
    const [since, claims] = [await session.token(), await session.claims()]
    await expect(await tab.readFrom('split-proxy')).toShow({ company: undefined })

    await expect(session).toHaveBeenRewritten({ since, expected: true })
    await expect(session).toHaveExactlyClaims({ ...claims })
  },
)
