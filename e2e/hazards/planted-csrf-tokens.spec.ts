import { acme, code, docs, expect, spec, test, type App, type Device, type User } from '../../fixtures'

// A CSRF token is a random value and its hash with the app's secret, one in the request, both in a cookie. It belongs to no user: what the
// app gave to one user is valid in every browser that has their cookie. Cookies ignore ports, so another program on the same
// host can set it.
const source = [
  code('next-auth', 'core/lib/csrf-token.js'),
  docs('https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes'),
]

interface Scene {
  app: App
  createDevice: (name: string) => Promise<Device>
}

/** The CSRF token that the app gives to the browser of an attacker, and the cookie that goes with it, as in a Set-Cookie header. */
async function tokenOfAttacker({ app, createDevice }: Scene) {
  const device = await createDevice('attacker’s laptop')
  const tab = await device.openTab()
  await tab.open('home')
  const csrfToken = await tab.csrfToken()
  const cookie = (await device.context.cookies(app.url)).find(({ name }) => name.endsWith('csrf-token'))
  if (!cookie)
    throw new Error('The attacker’s browser has no cookie with a CSRF token. Expected the one that the app sets.')
  return { csrfToken, cookie: `${cookie.name}=${cookie.value}; Path=/` }
}

const signIn = '/api/auth/callback/credentials'
const credentialsOf = ({ email, password }: User) => ({ email, password })

test(
  'Hazard: a page on another port of the host plants a CSRF token, and its form signs the visitor out',
  spec({ id: 'planted-csrf-token/sign-out', source }),
  async ({ app, createDevice, otherSite, session, tab, user }) => {
    const { csrfToken, cookie } = await tokenOfAttacker({ app, createDevice })
    await expect(session).toHaveClaims({ sub: user.id, company: acme })
    await otherSite.postForm('/api/auth/signout', tab, 'another port of the same site', {
      cookies: [cookie],
      fields: { csrfToken },
    })

    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'Hazard: a page on another port plants a CSRF token, and its form signs the visitor in as another user',
  spec({ id: 'planted-csrf-token/sign-in', source }),
  async ({ app, createDevice, createUser, otherSite, session, tab, user }) => {
    const attacker = createUser({ firstName: 'Mallory' })
    const { csrfToken, cookie } = await tokenOfAttacker({ app, createDevice })
    await expect(session).toHaveClaims({ sub: user.id })
    await otherSite.postForm(signIn, tab, 'another port of the same site', {
      cookies: [cookie],
      fields: { csrfToken, ...credentialsOf(attacker) },
    })

    await expect(session).toHaveClaims({ sub: attacker.id })
    await tab.open('with-session-prop')
    await expect(tab.useSession).toShow({ user: { id: attacker.id, firstName: 'Mallory' } })
  },
)

test(
  'A page on another site cannot plant a CSRF token, and its form does not sign the visitor in as another user',
  spec({ id: 'planted-csrf-token/another-site', source }),
  async ({ app, createDevice, createUser, otherSite, session, tab, user }) => {
    const attacker = createUser({ firstName: 'Mallory' })
    const { csrfToken, cookie } = await tokenOfAttacker({ app, createDevice })
    await otherSite.postForm(signIn, tab, 'another site', {
      cookies: [cookie],
      fields: { csrfToken, ...credentialsOf(attacker) },
    })

    await expect(session).toHaveClaims({ sub: user.id })
    await tab.open('with-session-prop')
    await expect(tab.useSession).toShow({ user: { id: user.id } })
  },
)

test.describe('on two hosts behind TLS', () => {
  test.use({ deployment: 'two-hosts' })

  test(
    'Defense: behind TLS, no other host plants a CSRF token, because the name of its cookie begins with __Host-',
    spec({ id: 'planted-csrf-token/host-prefix', source }),
    async ({ app, createDevice, createUser, device, otherSite, session, tab, user }) => {
      const attacker = createUser({ firstName: 'Mallory' })
      const { csrfToken, cookie } = await tokenOfAttacker({ app, createDevice })
      const forDomain = 'Secure; Domain=example.test'
      await otherSite.postForm(signIn, tab, 'another host of the domain', {
        cookies: [`${cookie}; ${forDomain}`, `prize=1; Path=/; ${forDomain}`],
        fields: { csrfToken, ...credentialsOf(attacker) },
      })

      // The browser takes other cookies from there, and the same form works with the browser’s own token
      const names = (await device.context.cookies(app.url)).map(({ name }) => name)
      expect(names).toContain('prize')
      await expect(session).toHaveClaims({ sub: user.id })
      await tab.open('home')
      const fields = { csrfToken: await tab.csrfToken(), ...credentialsOf(attacker) }
      await otherSite.postForm(signIn, tab, 'another host of the domain', { cookies: [], fields })
      await expect(session).toHaveClaims({ sub: attacker.id })
    },
  )
})
