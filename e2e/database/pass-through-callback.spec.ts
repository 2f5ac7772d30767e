import { code, expect, issue, test } from '../../fixtures'
import { onDatabase } from './on-database'

// The defense is a callback that returns only what a browser may know: see database/session-has-no-token
test.use({ strategy: 'database', sessionCallback: 'pass-through' })

test(
  'Hazard: a session callback that returns the database session exposes the session token to page scripts',
  onDatabase({
    id: 'database/returned-session-has-the-token',
    source: [issue(9702), code('@auth/core', 'lib/actions/session.js')],
    // NextAuth 4 passes only name, email and image to the callback. So do the first betas of NextAuth 5 (npm run bisect)
    holds: { 'next-auth': '>=5.0.0-beta.8 <6.0.0-0' },
  }),
  async ({ session, tab }) => {
    await tab.open('home')

    await expect(await tab.getSession()).toShow({ sessionToken: (await session.token()) ?? '' })
  },
)
