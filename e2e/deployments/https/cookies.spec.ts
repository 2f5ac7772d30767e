import { code, docs, expect, forSubject, spec, test, varying } from '../../../fixtures'
import { longName } from '../../long-session'
import { inVersion5 } from '../../versions'
import { submitSignInForm } from './steps'

const source = [docs('https://next-auth.js.org/configuration/options#cookies'), code('next-auth', 'core/lib/cookie.js')]

test.use({ deployment: 'https' })

const secure = 'Path=/; HttpOnly; Secure; SameSite=Lax'

test(
  'Behind TLS, a sign-in sets __Secure- cookies and a __Host- CSRF cookie, all Secure, HttpOnly and host-only',
  spec({ id: 'https/cookies/names-and-attributes', source }),
  async ({ session, tab, user }) => {
    await session.clear()
    await submitSignInForm(tab, user)
    await expect(tab).toArriveAt('/profile')

    const family = forSubject(varying('next-auth', [inVersion5, 'authjs']))
    await expect(await session.allCookies()).toShow({
      [`__Secure-${family}.session-token`]: secure,
      [`__Secure-${family}.callback-url`]: secure,
      [`__Host-${family}.csrf-token`]: secure,
    })
    await expect(session).toHaveClaims({ sub: user.id })
  },
)

test(
  'Behind TLS, the chunks of a long session are Secure, too',
  spec({ id: 'https/cookies/chunks', source }),
  async ({ session, tab }) => {
    await tab.open('profile')
    await tab.update.byQuery({ firstName: longName })

    await expect(session).toHaveClaims({ user: { firstName: longName } })
    await expect(await session.storedCookies()).toShow({ chunks: ['.0', '.1', '.2'], attributes: [secure] })
  },
)

test(
  'Behind TLS, a session cookie without the prefix __Secure- is ignored',
  spec({ id: 'https/cookies/plain-cookie-is-ignored', source }),
  async ({ app, device, session, tab, user }) => {
    await tab.open('with-session-prop')
    await expect(tab.useSession).toShow({ user: { id: user.id } })
    const token = (await session.token()) ?? ''
    await session.clear()
    const name = app.sessionCookie.replace('__Secure-', '')
    await device.context.addCookies([{ name, value: token, url: app.url, httpOnly: true, sameSite: 'Lax' }])

    await expect(await tab.readFrom('session-route')).toShow(null)
    await expect(await tab.readFrom('proxy')).toShow(null)
  },
)
