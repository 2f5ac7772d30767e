import { acme, code, expect, forSubject, globex, spec, test, varying } from '../../fixtures'
import { inVersion5 } from '../versions'

const source = code('next-auth', 'core/routes/session.js')

/** What NextAuth logs when it cannot make a session of a token. */
const sessionError = forSubject(varying('JWT_SESSION_ERROR', [inVersion5, 'JWTSessionError']))

test(
  'a jwt callback that throws signs the person out, and the cookie is taken away',
  spec({ id: 'throwing-callback-signs-out', source }),
  async ({ companyApi, session, tab }) => {
    companyApi.fail('GET /companies/globex', 500)
    await tab.open('with-session-prop')

    await expect(await tab.send('GET /api/auth/session?companyId=globex')).toShow({ status: 200 })
    await expect(await session.kept()).toShow({ pieces: [] })
    await tab.reload()
    await expect(tab.useSession).toShow(null)
  },
)

test(
  'a jwt callback that throws behind update(data) signs the person out, and the page goes on showing the old session',
  spec({ id: 'throwing-callback-behind-update-signs-out', source, needs: ['update()'] }),
  async ({ companyApi, session, tab }) => {
    companyApi.fail('GET /companies/globex', 500)
    await tab.open('with-session-prop')

    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow(null)
    await expect(await session.kept()).toShow({ pieces: [] })
    await expect(tab.useSession).toStay({ company: acme })
  },
)

test(
  'a jwt callback that throws is logged',
  spec({ id: 'throwing-callback-is-logged', source }),
  async ({ companyApi, serverLog, tab }) => {
    companyApi.fail('GET /companies/globex', 500)
    await tab.open('with-session-prop')
    await tab.update.byQuery({ companyId: globex.id })

    await expect(serverLog).toHoldErrors([sessionError])
  },
)

test(
  'signed out, reading the session is no error; with a token that cannot be read, it is one',
  spec({ id: 'signed-out-read-is-no-error', source }),
  async ({ serverLog, session, tab }) => {
    await session.clear()
    await tab.open('profile')
    await tab.getSession()
    await expect(serverLog).toHoldErrors([])

    await session.put('no token')
    await tab.getSession()
    await expect(serverLog).toHoldErrors([sessionError])
  },
)
