import { docs, expect, globex, test, updatePaths } from '../../fixtures'
import { paths } from '../freshness/paths'
import { linkTo } from './by-link'
import { ofProviders, pathsBehindSignIn } from './words'

const signingIn = docs('https://next-auth.js.org/providers/email')

test.use({ providers: 'email' })

test.beforeEach(async ({ device, mailbox, session, tab, person }) => {
  await session.clear()
  await tab.openLink(await linkTo(person, { device, mailbox }, '/with-session-prop'))
})

for (const path of pathsBehindSignIn) {
  const { update, landed, source, ...versions } = paths[path]
  test(
    `behind a sign-in by a link, ${updatePaths[path]} changes the company`,
    ofProviders({ id: `updates-after-sign-in/email/${path}`, source: [signingIn, source].flat(), ...versions }),
    async ({ createDevice, device, tab, person, timeline }) => {
      const scene = { createDevice, device, tab, reader: tab, person, timeline }
      await update(scene)
      await landed(scene)

      await expect(await tab.getSession()).toShow({ company: globex })
    },
  )
}

test(
  'who signs in by a link again no longer has the company that they had chosen',
  ofProviders({ id: 'email-again-drops-company', source: signingIn }),
  async ({ device, mailbox, session, tab, person }) => {
    await tab.update.byQuery({ companyId: globex.id })
    await expect(session).toHaveClaims({ company: globex })
    await device.request(`GET ${await linkTo(person, { device, mailbox })}`)

    await expect(session).toHaveClaims({ user: { id: person.id }, company: undefined })
  },
)

test(
  'behind a sign-in by a link, signing out in one tab ends it in every tab',
  ofProviders({
    id: 'email-sign-out-ends-every-tab',
    source: docs('https://next-auth.js.org/getting-started/client#signout'),
  }),
  async ({ openTab, session, tab }) => {
    const other = await openTab()
    await other.open('with-session-prop')
    await tab.signOut()

    await expect(other.useSession).toShow(null)
    await expect(session).toHaveClaims(null)
  },
)
