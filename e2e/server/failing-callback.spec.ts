import { acme, code, expect, forSubject, globex, spec, test, varying } from '../../fixtures'
import { inVersion5 } from '../versions'

const source = code('next-auth', 'core/routes/session.js')

/** What NextAuth logs when it cannot create a session from a token. */
const sessionError = forSubject(varying('JWT_SESSION_ERROR', [inVersion5, 'JWTSessionError']))

test(
  'When the jwt callback throws, the user is signed out and the session cookie is removed',
  spec({ id: 'throwing-callback-signs-out', source }),
  async ({ companyApi, session, tab }) => {
    companyApi.fail('GET /companies/globex', 500)
    await tab.open('with-session-prop')
    await expect(tab.useSession).toShow({ company: acme })

    await expect(await tab.send('GET /api/auth/session?companyId=globex')).toShow({ status: 200 })
    await expect(companyApi).toHaveReceived(['GET /companies/globex'])
    await expect(await session.storedCookies()).toShow({ chunks: [] })
    await tab.reload()
    await expect(tab.useSession).toShow(null)
  },
)

test(
  'When the jwt callback throws during update(data), the user is signed out, but the page shows the old session',
  spec({ id: 'throwing-callback-during-update-signs-out', source, needs: ['update()'] }),
  async ({ companyApi, session, tab }) => {
    companyApi.fail('GET /companies/globex', 500)
    await tab.open('with-session-prop')

    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow(null)
    await expect(await session.storedCookies()).toShow({ chunks: [] })
    await expect(tab.useSession).toKeepShowing({ company: acme })
  },
)

test(
  'When the jwt callback throws, NextAuth logs an error',
  spec({ id: 'throwing-callback-is-logged', source }),
  async ({ companyApi, serverLog, tab }) => {
    companyApi.fail('GET /companies/globex', 500)
    await tab.open('with-session-prop')
    await tab.update.byQuery({ companyId: globex.id })

    await expect(serverLog).toHaveLoggedErrors([sessionError])
  },
)

test(
  'When no user is signed in, a session read logs no error, but a token that cannot be decoded logs one',
  spec({ id: 'signed-out-read-logs-no-error', source }),
  async ({ serverLog, session, tab }) => {
    await session.clear()
    await tab.open('profile')
    await tab.getSession()
    // With NextAuth 5, a tab receives its own broadcast and fetches the session once more
    await tab.settle()
    await expect(serverLog).toHaveLoggedErrors([])

    await session.put('no token')
    await tab.getSession()
    await expect(serverLog).toHaveLoggedErrors([sessionError])
  },
)
