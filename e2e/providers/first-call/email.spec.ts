import { docs, expect, test } from '../../../fixtures'
import { magicLinkTo } from '../magic-links'
import { providerSpec } from '../sign-in-specs'

const source = docs('https://next-auth.js.org/configuration/callbacks#jwt-callback')
// Up to 4.20, the callback receives no trigger
const holds = { 'next-auth': '>=4.21.0 <6.0.0-0' }
const given = ['account', 'isNewUser', 'trigger', 'user']

test.use({ providers: 'email', callbacks: 'recording' })

test.beforeEach(({ session }) => session.clear())

test(
  'When a new user opens a magic link, the jwt callback is first called with user, account and trigger “signUp”',
  providerSpec({ id: 'email-first-call-of-new-user', source, holds }),
  async ({ device, mailbox, session, user }) => {
    await device.request(`GET ${await magicLinkTo(user, { device, mailbox })}`)

    await expect(session).toHaveClaims({ firstCall: { trigger: 'signUp', given } })
  },
)

test(
  'When a known user opens a magic link, the jwt callback is first called with user, account and trigger “signIn”',
  providerSpec({ id: 'email-first-call-of-known-user', source, holds }),
  async ({ device, mailbox, session, user }) => {
    await device.request(`GET ${await magicLinkTo(user, { device, mailbox })}`)
    await expect(session).toHaveClaims({ firstCall: { trigger: 'signUp' } })
    await session.clear()
    await device.request(`GET ${await magicLinkTo(user, { device, mailbox })}`)

    await expect(session).toHaveClaims({ firstCall: { trigger: 'signIn', given } })
  },
)
