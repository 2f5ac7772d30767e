import { acme, code, docs, expect, globex, issue, spec, test } from '../../../fixtures'
import { longName } from '../../long-session'
import { inVersion4 } from '../../versions'
import { submitSignInForm } from '../https/steps'
import { leaveOlderCookie } from './steps'

// The app once had a session cookie for one host, and now has one for the whole domain. The browser of a user who was signed in then has
// both: it keeps them apart, sends both, the older one first, and NextAuth sees only the first

const source = [issue(8222), code('next-auth', 'core/lib/cookie.js')]
const options = docs('https://next-auth.js.org/configuration/options#cookies')

const hostOnly = 'Path=/; HttpOnly; Secure; SameSite=Lax'
const forDomain = `${hostOnly}; Domain=.example.test`

test.describe('the new cookie has the name of the old one', () => {
  test.use({ deployment: 'domain' })

  test(
    'If a host-only session cookie is left from before, the first read of the session sets a second one',
    spec({ id: 'cookies/leftover/second-cookie', source }),
    async ({ session, tab, user }) => {
      await expect(await session.storedCookies()).toShow({ attributes: [hostOnly] })
      await tab.open('with-session-prop')

      await expect(tab.useSession).toShow({ user: { id: user.id } })
      await expect(await session.storedCookies()).toShow({ chunks: ['', ''], attributes: [hostOnly, forDomain] })
    },
  )

  test(
    'Hazard: if a host-only session cookie is left from before, signing out removes only the cookie for the domain',
    spec({ id: 'cookies/leftover/sign-out-removes-one', source }),
    async ({ session, tab, user }) => {
      await tab.open('client')
      await expect(await session.storedCookies()).toShow({ chunks: ['', ''], attributes: [hostOnly, forDomain] })
      await tab.client.signOut()

      await tab.reload()
      await expect(tab.useSession).toShow({ user: { id: user.id } })
    },
  )

  test(
    'If a host-only session cookie is left from before, an update is lost with the next reload',
    spec({ id: 'cookies/leftover/update-is-lost', source, needs: ['update()'] }),
    async ({ tab }) => {
      await tab.open('with-session-prop')
      await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })

      await expect(tab.useSession).toShow({ company: globex })
      await tab.reload()
      await expect(tab.useSession).toShow({ company: acme })
    },
  )

  test(
    'If a host-only session cookie is left from before, getToken() in the proxy (middleware) reads the other one',
    spec({
      id: 'cookies/leftover/proxy-reads-other',
      source: [issue(8222), code('next-auth', 'jwt/index.js')],
      holds: inVersion4,
    }),
    async ({ tab }) => {
      await tab.open('client')
      await tab.update.byQuery({ companyId: globex.id })
      await expect(await tab.readFrom('proxy')).toShow({ company: globex })
      await expect(await tab.readFrom('api-route')).toShow({ company: acme })
    },
  )

  test(
    'Hazard: if a host-only session cookie is left from before, a user who signs in is still the previous user',
    spec({ id: 'cookies/leftover/next-user-is-previous-user', source }),
    async ({ createUser, session, tab, user }) => {
      const next = createUser({ firstName: 'Grace' })
      await submitSignInForm(tab, next)
      await expect(tab).toArriveAt('/profile')

      await expect(await session.storedCookies()).toShow({ chunks: ['', ''] })
      await expect(tab.useSession).toShow({ user: { id: user.id, firstName: user.firstName } })
    },
  )

  test(
    'If a host-only session cookie is left from before, an update that needs chunks signs the user out for one read',
    spec({ id: 'cookies/leftover/chunks-sign-out', source, needs: ['update()'] }),
    async ({ session, tab, user }) => {
      await tab.open('with-session-prop')
      await expect(await tab.update.byUpdate({ firstName: longName })).toShow({ user: { firstName: longName } })
      await expect(await session.storedCookies()).toShow({ chunks: ['', '.0', '.1', '.2'] })

      await tab.reload()
      await expect(tab.serverSideProps).toShow(null)
      await expect(await session.storedCookies()).toShow({ chunks: [''], attributes: [hostOnly] })
      await tab.reload()
      await expect(tab.serverSideProps).toShow({ user: { id: user.id, firstName: user.firstName } })
    },
  )
})

test.describe('the new cookie has another name', () => {
  test.use({ deployment: 'domain-renamed' })

  test(
    'Defense: if the session cookie gets another name with the domain, a cookie left from before is ignored',
    spec({ id: 'cookies/leftover/renamed-ignores-it', source: options }),
    async ({ app, createUser, device, session, tab }) => {
      const next = createUser({ firstName: 'Grace' })
      await leaveOlderCookie({ app, device, session })
      await tab.open('client')
      await expect(tab.useSession).toShow(null)
      await submitSignInForm(tab, next)
      await expect(tab).toArriveAt('/profile')
      await expect(tab.useSession).toShow({ user: { id: next.id } })
      await expect(session).toHaveClaims({ sub: next.id })

      await tab.open('client')
      await tab.client.signOut()
      await tab.reload()
      await expect(tab.useSession).toShow(null)
    },
  )
})
