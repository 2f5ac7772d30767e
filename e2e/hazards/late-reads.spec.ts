import {
  acme,
  code,
  expect,
  globex,
  issue,
  spec,
  test,
  type History,
  type HoldResponse,
  type SessionJar,
  type Tab,
  type User,
} from '../../fixtures'

// Every response to a read of the session writes the cookie again, with the session as it was when the request arrived. Here such a
// response is held until the session has changed.
const source = [issue(8897), code('next-auth', 'core/routes/session.js')]
const read = 'GET /api/auth/session'
const data = { companyId: globex.id }

interface Scene {
  history: History
  holdResponse: HoldResponse
  openTab: () => Promise<Tab>
  session: SessionJar
  tab: Tab
  user: User
}

/** Updates the session while the response to a read of it, which the page has sent, is held. */
async function updateDuringRead({ history, holdResponse, tab }: Pick<Scene, 'history' | 'holdResponse' | 'tab'>) {
  await tab.open('with-session-prop')
  await expect(tab.useSession).toShow({ company: acme })
  const late = await holdResponse(read)
  await tab.focus()
  await late.arrived
  await expect(await history.write(data, tab.update.byUpdate)).toShow({ company: globex })
  return late
}

/** Signs out while the response to a read of the session, which another tab has sent, is held. */
async function signOutDuringRead({ holdResponse, openTab, session, tab, user }: Omit<Scene, 'history'>) {
  const other = await openTab()
  await other.openWithoutSession()
  await tab.open('client')
  await expect(tab.useSession).toShow({ user: { id: user.id }, company: acme })
  // With a query: the browser sends two requests for the same URL one after the other
  const late = await holdResponse(`${read}?late`)
  const response = other.send(`${read}?late`)
  await late.arrived
  await tab.client.signOut()
  await expect(await session.storedCookies()).toShow({ chunks: [] })
  return { late, response }
}

test(
  'Hazard: a read of the session whose response arrives after an update puts the old session back',
  spec({ id: 'late-read/undoes-update', source, needs: ['update()'] }),
  async ({ history, holdResponse, session, tab, user }) => {
    const late = await updateDuringRead({ history, holdResponse, tab })
    await expect(session).toHaveClaims({ company: globex })
    late.release()
    await tab.settle()

    await expect(session).toHaveClaims({ sub: user.id, company: acme })
    await expect(history).toHaveLost(['companyId=globex'])
    await expect(tab.useSession).toShow({ company: acme })
    await tab.reload()
    await expect(tab.useSession).toShow({ company: acme })
  },
)

test(
  'Hazard: a read of the session whose response arrives after the sign-out signs the user in again',
  spec({ id: 'late-read/undoes-sign-out', source }),
  async ({ holdResponse, openTab, session, tab, user }) => {
    const { late, response } = await signOutDuringRead({ holdResponse, openTab, session, tab, user })
    await expect(tab.useSession).toShow(null)
    late.release()
    await expect(await response).toShow({ status: 200 })

    await expect(session).toHaveClaims({ sub: user.id, company: acme })
    await tab.reload()
    await expect(tab.useSession).toShow({ user: { id: user.id }, company: acme })
  },
)

// The page may show the old session until its next read
test.describe('with reads that write no cookie', () => {
  test.use({ callbacks: 'hardened' })

  test(
    'Defense: where reads write no cookie, an update survives a read whose response arrives after it',
    spec({ id: 'late-read/hardened-keeps-update', source, needs: ['update()'] }),
    async ({ history, holdResponse, tab }) => {
      const late = await updateDuringRead({ history, holdResponse, tab })
      late.release()
      await tab.settle()

      await expect(history).toHaveLost([])
      await tab.reload()
      await expect(tab.useSession).toShow({ company: globex })
    },
  )

  test(
    'Defense: where reads write no cookie, a sign-out survives a read whose response arrives after it',
    spec({ id: 'late-read/hardened-keeps-sign-out', source }),
    async ({ holdResponse, openTab, session, tab, user }) => {
      const { late, response } = await signOutDuringRead({ holdResponse, openTab, session, tab, user })
      late.release()
      await expect(await response).toShow({ body: { user: { id: user.id } } })

      await expect(await session.storedCookies()).toShow({ chunks: [] })
      await tab.reload()
      await expect(tab.useSession).toShow(null)
    },
  )
})
