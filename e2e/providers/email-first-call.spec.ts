import { docs, expect, test } from '../../fixtures'
import { linkTo } from './by-link'
import { ofProviders } from './words'

const source = docs('https://next-auth.js.org/configuration/callbacks#jwt-callback')
// Up to 4.20 the callback is told no trigger
const holds = { 'next-auth': '>=4.21.0 <6.0.0-0' }
const given = ['account', 'isNewUser', 'trigger', 'user']

test.use({ providers: 'email', callbacks: 'telling' })

test.beforeEach(({ session }) => session.clear())

test(
  'at a newcomer’s sign-in by a link, the jwt callback is first called with the user, the account and the trigger “signUp”',
  ofProviders({ id: 'email-first-call-of-newcomer', source, holds }),
  async ({ device, mailbox, session, person }) => {
    await device.request(`GET ${await linkTo(person, { device, mailbox })}`)

    await expect(session).toHaveClaims({ firstCall: { trigger: 'signUp', given } })
  },
)

test(
  'at a known person’s sign-in by a link, the jwt callback is first called with the user, the account and the trigger “signIn”',
  ofProviders({ id: 'email-first-call-of-known-person', source, holds }),
  async ({ device, mailbox, session, person }) => {
    await device.request(`GET ${await linkTo(person, { device, mailbox })}`)
    await session.clear()
    await device.request(`GET ${await linkTo(person, { device, mailbox })}`)

    await expect(session).toHaveClaims({ firstCall: { trigger: 'signIn', given } })
  },
)
