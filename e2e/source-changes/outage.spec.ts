import { acme, code, docs, expect, spec, test } from '../../fixtures'
import { inCompanyApi, renameIn, renamed } from './rename'

// The source is down for a while, and the jwt callback keeps what it last knew. A callback that lets the source fail signs
// users out: always-asking-outage-signs-out.
const source = [
  docs('https://next-auth.js.org/configuration/callbacks#jwt-callback'),
  code('next-auth', 'core/routes/session.js'),
]

test.use({ callbacks: 'always-asking-keeps-last' })

test.beforeEach(async ({ companyApi, tab, user }) => {
  await tab.open('with-session-prop')
  await expect(tab.useSession).toShow({ user: { id: user.id }, company: acme })
  companyApi.fail(`GET /people/${user.id}`, 503)
  await expect(await companyApi.read(`/people/${user.id}`)).toShow(null)
})

test(
  'Defense: if the jwt callback keeps the last claims in an outage, users stay signed in, and later see changes',
  spec({ id: 'keeps-last-in-outage', source }),
  async ({ companyApi, session, tab, user }) => {
    await renameIn(companyApi)
    await inCompanyApi(companyApi)

    await expect(await tab.getSession()).toShow({ user: { id: user.id }, company: acme })
    await expect(session).toHaveClaims({ user: { id: user.id }, company: acme })
    companyApi.recover()
    await tab.focus()
    await expect(tab.useSession).toShow({ user: { id: user.id }, company: renamed })
    await expect(session).toHaveClaims({ company: renamed })
  },
)

test(
  'Hazard: if the jwt callback keeps the last claims in an outage, a deleted user stays signed in until it ends',
  spec({ id: 'keeps-last-hides-deletion', source }),
  async ({ companyApi, session, tab, user }) => {
    companyApi.data.users = companyApi.data.users.filter(({ id }) => id !== user.id)

    await expect(await tab.getSession()).toShow({ user: { id: user.id }, company: acme })
    companyApi.recover()
    await expect(await companyApi.read(`/people/${user.id}`)).toShow(null)
    await tab.focus()
    await expect(tab.useSession).toShow(null)
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)
