import { acme, code, expect, globex, issue, spec, test } from '../../fixtures'

// A JWT is valid until it expires, whatever has happened to the session since. With database sessions, a sign-out ends it:
// database/sign-out-deletes-the-row.
const source = [issue(8897), code('next-auth', 'core/routes/session.js')]

test(
  'Hazard: a session cookie that was copied before the sign-out still signs the user in',
  spec({ id: 'copied-cookie/after-sign-out', source: code('next-auth', 'core/routes/signout.js') }),
  async ({ createDevice, session, tab, user }) => {
    await tab.open('client')
    await expect(tab.useSession).toShow({ user: { id: user.id } })
    const copy = await session.token()
    await tab.client.signOut()
    await expect(await session.storedCookies()).toShow({ chunks: [] })

    const thief = await createDevice('thief’s laptop')
    await thief.session.put(copy ?? '')
    const thiefsTab = await thief.openTab()
    await thiefsTab.open('with-session-prop')
    await expect(thiefsTab.useSession).toShow({ user: { id: user.id }, company: acme })
  },
)

test(
  'Hazard: a session cookie that was copied before an update brings the old session back',
  spec({ id: 'copied-cookie/after-update', source, needs: ['update()'] }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    const copy = await session.token()
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(session).toHaveClaims({ company: globex })

    await session.put(copy ?? '')
    await expect(await tab.getSession()).toShow({ company: acme })
  },
)
