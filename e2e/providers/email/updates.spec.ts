import { docs, expect, globex, test, updatePaths } from '../../../fixtures'
import { paths } from '../../freshness/paths'
import { magicLinkTo } from '../magic-links'
import { pathsAfterSignIn, providerSpec } from '../sign-in-specs'

const signingIn = docs('https://next-auth.js.org/providers/email')

test.use({ providers: 'email' })

test.beforeEach(async ({ device, mailbox, session, tab, user }) => {
  await session.clear()
  await tab.openLink(await magicLinkTo(user, { device, mailbox }, '/with-session-prop'))
})

for (const path of pathsAfterSignIn) {
  const { update, landed, source, ...versions } = paths[path]
  const change =
    path === 'update'
      ? 'update() without data applies a company change made in the company API'
      : `${updatePaths[path]} changes the company`
  test(
    `After a sign-in with a magic link, ${change}`,
    providerSpec({ id: `updates-after-sign-in/email/${path}`, source: [signingIn, source].flat(), ...versions }),
    async ({ createDevice, device, tab, user, timeline }) => {
      const scene = { createDevice, device, tab, reader: tab, user, timeline }
      await update(scene)
      await landed(scene)

      await expect(await tab.getSession()).toShow({ company: globex })
    },
  )
}

test(
  'Signing in again with a magic link clears the chosen company',
  providerSpec({ id: 'email-sign-in-again-clears-company', source: signingIn }),
  async ({ device, mailbox, session, tab, user }) => {
    await tab.update.byQuery({ companyId: globex.id })
    await expect(session).toHaveClaims({ company: globex })
    await device.request(`GET ${await magicLinkTo(user, { device, mailbox })}`)

    await expect(session).toHaveClaims({ user: { id: user.id }, company: undefined })
  },
)

test(
  'After a sign-in with a magic link, a sign-out in one tab also signs the user out in another tab',
  providerSpec({
    id: 'email-sign-out-reaches-every-tab',
    source: docs('https://next-auth.js.org/getting-started/client#signout'),
  }),
  async ({ openTab, session, tab, user }) => {
    const other = await openTab()
    await other.open('with-session-prop')
    await expect(other.useSession).toShow({ user: { id: user.id } })
    await tab.signOut()

    await expect(tab.useSession).toShow(null)
    await expect(other.useSession).toShow(null)
    await expect(session).toHaveClaims(null)
  },
)
