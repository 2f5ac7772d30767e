import { code, docs, expect, test } from '../../../fixtures'
import { magicLinkTo, rejectedLinkPage } from '../magic-links'
import { providerSpec } from '../sign-in-specs'

const source = [docs('https://next-auth.js.org/providers/email'), code('next-auth', 'core/routes/callback.js')]

test.use({ providers: 'email' })

test.beforeEach(({ session }) => session.clear())

test(
  'When a magic link is used a second time, it is rejected',
  providerSpec({ id: 'email-link-works-once', source }),
  async ({ device, mailbox, session, tab, user }) => {
    const link = await magicLinkTo(user, { device, mailbox })
    await expect(await device.request(`GET ${link}`)).toShow({ leadsTo: '/profile' })
    await expect(session).toHaveClaims({ user: { id: user.id } })
    await session.clear()
    await tab.goTo(link)

    await expect(tab).toArriveAt(rejectedLinkPage)
    await expect(session).toHaveClaims(null)
  },
)

test(
  'A signed-in user who opens their used magic link again stays signed in',
  providerSpec({ id: 'used-email-link-keeps-session', source }),
  async ({ device, mailbox, session, user }) => {
    const link = await magicLinkTo(user, { device, mailbox })
    await device.request(`GET ${link}`)

    await expect(await device.request(`GET ${link}`)).toShow({ leadsTo: rejectedLinkPage })
    await expect(session).toHaveClaims({ user: { id: user.id } })
  },
)

test(
  'While the first use of a magic link is still in progress, a second use is rejected',
  providerSpec({ id: 'email-link-rejects-concurrent-use', source: code('@auth/pg-adapter', 'index.js') }),
  async ({ companyApi, createDevice, device, mailbox, tab, user }) => {
    const link = await magicLinkTo(user, { device, mailbox })
    // The first use is held after its database queries, where the app asks the company API whose address it is
    const lookup = companyApi.hold(`GET /people?email=${encodeURIComponent(user.email)}`)
    const first = tab.openLink(link)
    await lookup.arrived
    const phone = await createDevice('phone')

    await expect(await phone.request(`GET ${link}`)).toShow({ leadsTo: rejectedLinkPage })
    lookup.release()
    await first
    await expect(tab.useSession).toShow({ user: { id: user.id } })
  },
)

test(
  'A magic link is valid for one day',
  providerSpec({ id: 'email-link-is-valid-for-a-day', source }),
  async ({ database, device, mailbox, user }) => {
    await magicLinkTo(user, { device, mailbox })

    const lifetime = `select round(extract(epoch from expires - now()) / 86400)::int as days
      from verification_token where identifier = $1`
    await expect(await database.read('the stored verification token', lifetime, user.email)).toShow({ days: 1 })
  },
)

test(
  'A magic link that has expired is rejected',
  providerSpec({ id: 'expired-email-link-is-rejected', source }),
  async ({ database, device, mailbox, user }) => {
    const link = await magicLinkTo(user, { device, mailbox })
    const expire = `update verification_token set expires = now() - interval '1 second' where identifier = $1`
    await database.write(expire, user.email)

    await expect(await device.request(`GET ${link}`)).toShow({ leadsTo: rejectedLinkPage })
  },
)

test(
  'When a user requests two magic links, both of them work',
  providerSpec({ id: 'all-email-links-work', source }),
  async ({ device, mailbox, user }) => {
    const first = await magicLinkTo(user, { device, mailbox })
    const second = await magicLinkTo(user, { device, mailbox })

    await expect(await device.request(`GET ${second}`)).toShow({ leadsTo: '/profile' })
    await expect(await device.request(`GET ${first}`)).toShow({ leadsTo: '/profile' })
  },
)

test(
  'The database stores a hash of a magic link’s token, not the token',
  providerSpec({ id: 'email-link-is-stored-as-hash', source: code('next-auth', 'core/lib/utils.js') }),
  async ({ canaries, database, device, mailbox, user }) => {
    const link = await magicLinkTo(user, { device, mailbox })
    const token = new URL(link).searchParams.get('token')
    const { 'the app’s secret': secret = '' } = canaries

    const comparison = `select token = $2::text as "is the token",
      token = encode(sha256(convert_to($2::text || $3::text, 'UTF8')), 'hex') as "is its hash with the secret"
      from verification_token where identifier = $1`
    await expect(await database.read('the stored verification token', comparison, user.email, token, secret)).toShow({
      'is the token': false,
      'is its hash with the secret': true,
    })
  },
)
