import { code, docs, expect, spec, test } from '../../../fixtures'
import { inVersion4 } from '../../versions'
import { postForm, postSignIn } from './steps'

// A client can send X-Forwarded-Host itself. Whether the app believes it depends on the front and on the app's configuration

const source = [
  code('next-auth', 'utils/detect-origin.js'),
  docs('https://authjs.dev/getting-started/deployment#auth_trust_host'),
]
const forged = { 'X-Forwarded-Host': 'attacker.test' }

test.describe('a front that passes on what the client sent', () => {
  test.use({ deployment: 'https-forgeable' })

  test(
    'Hazard: if the app trusts a forged X-Forwarded-Host, a sign-in redirects to the attacker’s host',
    spec({ id: 'https/forged/sign-in-redirects-to-attacker', source, holds: inVersion4 }),
    async ({ app, front, user }) => {
      await expect(await postSignIn({ app, front }, user)).toShow({ status: 302, leadsTo: `${app.url}/profile` })
      const response = await postSignIn({ app, front }, user, { headers: forged })
      await expect(response).toShow({ status: 302, leadsTo: 'https://attacker.test/profile' })
    },
  )

  test(
    'Hazard: if the app trusts a forged X-Forwarded-Host, a callbackUrl on the attacker’s host is accepted',
    spec({ id: 'https/forged/callback-url-is-accepted', source, holds: inVersion4 }),
    async ({ app, front, user }) => {
      const callbackUrl = 'https://attacker.test/login'
      await expect(await postSignIn({ app, front }, user, { callbackUrl })).toShow({ leadsTo: app.url })
      const response = await postSignIn({ app, front }, user, { callbackUrl, headers: forged })
      await expect(response).toShow({ status: 302, leadsTo: callbackUrl })
    },
  )

  test.describe('and magic links', () => {
    test.use({ providers: 'email' })

    test(
      'Hazard: if the app trusts a forged X-Forwarded-Host, the magic link in the user’s email leads to the attacker',
      spec({ id: 'https/forged/magic-link-leads-to-attacker', source, holds: inVersion4 }),
      async ({ app, front, mailbox, user }) => {
        const route = app.routes.emailSignIn
        await postForm({ app, front }, { route, form: { email: user.email }, headers: forged })
        await expect(await mailbox.next(user.email)).toShow({ origins: ['https://attacker.test'] })
      },
    )
  })
})

test.describe('the same front, with a public address', () => {
  test.use({ deployment: 'https-forged' })

  test(
    'Defense: with the public address configured, a forged X-Forwarded-Host does not change where a sign-in leads',
    spec({ id: 'https/forged/public-address-protects-sign-in', source }),
    async ({ app, front, user }) => {
      const there = await postSignIn({ app, front }, user, { headers: forged })
      await expect(there).toShow({ status: 302, leadsTo: `${app.url}/profile` })
      const callbackUrl = 'https://attacker.test/login'
      const elsewhere = await postSignIn({ app, front }, user, { callbackUrl, headers: forged })
      await expect(elsewhere).toShow({ leadsTo: app.url })
    },
  )

  test.describe('and magic links', () => {
    test.use({ providers: 'email' })

    test(
      'Defense: with the public address configured, a forged X-Forwarded-Host does not change the magic link',
      spec({ id: 'https/forged/public-address-protects-magic-link', source }),
      async ({ app, front, mailbox, user }) => {
        const route = app.routes.emailSignIn
        await postForm({ app, front }, { route, form: { email: user.email }, headers: forged })
        await expect(await mailbox.next(user.email)).toShow({ origins: [app.url] })
      },
    )
  })
})

test.describe('a front that replaces what the client sent', () => {
  test.use({ deployment: 'https-by-headers' })

  test(
    'Defense: if the front replaces X-Forwarded-Host, a forged one does not change where a sign-in leads',
    spec({ id: 'https/forged/front-replaces-header', source, holds: inVersion4 }),
    async ({ app, front, user }) => {
      const response = await postSignIn({ app, front }, user, { headers: forged })
      await expect(response).toShow({ status: 302, leadsTo: `${app.url}/profile` })
    },
  )
})

test.describe('a front that appends to what the client sent', () => {
  test.use({ deployment: 'https-appended' })

  test(
    'If the front appends its host to a forged X-Forwarded-Host, an app that trusts it returns 500',
    spec({ id: 'https/forged/appended-host-fails', source, holds: inVersion4 }),
    async ({ app, front }) => {
      await expect(await front.send(`GET ${app.routes.csrf}`)).toShow({ status: 200 })
      await expect(await front.send(`GET ${app.routes.csrf}`, { headers: forged })).toShow({ status: 500 })
    },
  )
})
