import { acme, docs, expect, globex, spec, test } from '../../fixtures'

// What an app does whose sessions must have a last day: the jwt callback keeps the time of the sign-in in a claim of its
// own, and throws when that is too long ago. The page's session has a limit of a day.
const source = [
  docs('https://next-auth.js.org/configuration/callbacks#jwt-callback'),
  docs('https://next-auth.js.org/configuration/options#session'),
]
const hoursAgo = (hours: number) => Math.floor(Date.now() / 1000) - hours * 60 * 60

test(
  'with a limit of a day in the jwt callback, who signed in 25 hours ago is signed out, however young the token is',
  spec({ id: 'limit-ends-session', source }),
  async ({ app, session, tab, person }) => {
    await session.put(await app.encode({ ...app.claimsOf(person, acme), signedInAt: hoursAgo(25) }))
    await tab.open('a-day-at-most')

    await expect(tab.useSession).toShow(null)
    await expect(await session.kept()).toShow({ pieces: [] })
  },
)

test(
  'with a limit of a day in the jwt callback, who signed in 23 hours ago stays, and a read does not move the limit',
  spec({ id: 'limit-is-not-moved-by-reads', source }),
  async ({ app, session, tab, person }) => {
    const signedInAt = hoursAgo(23)
    await session.put(await app.encode({ ...app.claimsOf(person, acme), signedInAt }))
    await tab.open('a-day-at-most')

    await expect(await tab.getSession()).toShow({ company: acme })
    await expect(session).toHaveClaims({ signedInAt })
  },
)

test(
  'with a limit of a day in the jwt callback, an update does not move the limit',
  spec({ id: 'limit-is-not-moved-by-updates', source, needs: ['update()'] }),
  async ({ app, session, tab, person }) => {
    const signedInAt = hoursAgo(23)
    await session.put(await app.encode({ ...app.claimsOf(person, acme), signedInAt }))
    await tab.open('a-day-at-most')
    await tab.update.byUpdate({ companyId: globex.id, signedInAt: hoursAgo(0) })

    await expect(session).toHaveClaims({ company: globex, signedInAt })
  },
)
