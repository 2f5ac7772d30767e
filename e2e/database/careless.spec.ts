import { code, expect, issue, test } from '../../fixtures'
import { onDatabase } from './on-database'

// Hazard. Its twin, with the callback that picks what a browser may know: database/session-has-no-token
test.use({ strategy: 'database', sessionCallback: 'careless' })

test(
  'a session callback that returns the session it was given hands the key of the session to the page’s scripts',
  onDatabase({
    id: 'database/returned-session-has-the-token',
    source: [issue(9702), code('@auth/core', 'lib/actions/session.js')],
    // NextAuth 4 hands over name, e-mail and image alone; so do the first betas of NextAuth 5 (npm run bisect)
    holds: { 'next-auth': '>=5.0.0-beta.8 <6.0.0-0' },
  }),
  async ({ session, tab }) => {
    await tab.open('home')

    await expect(await tab.getSession()).toShow({ sessionToken: (await session.token()) ?? '' })
  },
)
