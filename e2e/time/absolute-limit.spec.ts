import { acme, docs, expect, globex, spec, test } from '../../fixtures'

// How an app gives its sessions an absolute limit: the jwt callback stores the time of the sign-in in a claim, and throws
// when that is too long ago. The sessions of the page `one-day-limit` have a limit of one day.
const source = [
  docs('https://next-auth.js.org/configuration/callbacks#jwt-callback'),
  docs('https://next-auth.js.org/configuration/options#session'),
]
const hoursAgo = (hours: number) => Math.floor(Date.now() / 1000) - hours * 60 * 60

test(
  'With a one-day limit in the jwt callback, a session is invalid after 25 hours, however new its token is',
  spec({ id: 'limit-ends-session', source }),
  async ({ app, session, tab, user }) => {
    await session.put(await app.encode({ ...app.claimsOf(user, acme), signedInAt: hoursAgo(25) }))
    await tab.open('one-day-limit')

    await expect(tab.useSession).toShow(null)
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'With a one-day limit in the jwt callback, a session is valid after 23 hours, and reads do not extend the limit',
  spec({ id: 'limit-is-not-moved-by-reads', source }),
  async ({ app, session, tab, user }) => {
    const signedInAt = hoursAgo(23)
    await session.put(await app.encode({ ...app.claimsOf(user, acme), signedInAt }))
    const since = await session.token()
    await tab.open('one-day-limit')

    await expect(await tab.getSession()).toShow({ company: acme })
    await expect(session).toHaveBeenRewritten({ since, expected: true })
    await expect(session).toHaveClaims({ signedInAt })
  },
)

test(
  'With a one-day limit in the jwt callback, an update that sends a new sign-in time does not postpone the limit',
  spec({ id: 'limit-is-not-moved-by-updates', source, needs: ['update()'] }),
  async ({ app, session, tab, user }) => {
    const signedInAt = hoursAgo(23)
    await session.put(await app.encode({ ...app.claimsOf(user, acme), signedInAt }))
    await tab.open('one-day-limit')
    await tab.update.byUpdate({ companyId: globex.id, signedInAt: hoursAgo(0) })

    await expect(session).toHaveClaims({ company: globex, signedInAt })
  },
)
