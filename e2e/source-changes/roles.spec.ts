import { code, docs, expect, issue, spec, test, type Tab } from '../../fixtures'
import { admin, administration, dashboard, demote, member, signInAsAdmin } from './demote'

// An administrator becomes a member at the source, and the session is told nothing: with callbacks that do not ask at every read.
// The page of administrators is guarded by the proxy, which redirects others to the dashboard.
const source = docs('https://authjs.dev/guides/role-based-access-control')
const needs = ['the session in the App Router' as const]

test.beforeEach(async ({ session, user }) => signInAsAdmin({ session, user }))

/** Opens the page of administrators as one. */
async function openAdministration(tab: Tab) {
  await tab.open('administration')
  await expect(tab).toBeAt(administration)
  await expect(tab.useSession).toShow(admin)
}

/** Proves that neither the page nor the proxy has noticed the demotion, and then opens a page with a server component. */
async function openServerComponentAsAdmin(tab: Tab) {
  await expect(tab.useSession).toKeepShowing(admin)
  await tab.reload()
  await expect(tab).toBeAt(administration)
  await expect(tab.useSession).toShow(admin)
  await tab.open('server-component')
}

test.describe('with a callback that never asks', () => {
  test.use({ callbacks: 'never-asking' })

  test(
    'Hazard: if the jwt callback never asks the source again, a demoted administrator stays one until a new sign-in',
    spec({ id: 'demoted-admin/never-asking', source: [source, code('next-auth', 'core/routes/callback.js')], needs }),
    async ({ companyApi, tab, user }) => {
      await openAdministration(tab)
      await demote({ companyApi, user })
      await openServerComponentAsAdmin(tab)
      await expect(tab.serverComponent).toShow(admin)

      await tab.update.bySignIn(user.email, user.password)
      await tab.open('administration')
      await expect(tab).toBeAt(dashboard)
      await expect(tab.useSession).toShow(member)
    },
  )
})

test.describe('with a callback that asks when told', () => {
  test(
    'Hazard: until an update, a demoted administrator still opens the page of administrators',
    spec({ id: 'demoted-admin/until-update', source: [source, issue(7582)], needs }),
    async ({ companyApi, tab, user }) => {
      await openAdministration(tab)
      await demote({ companyApi, user })

      await openServerComponentAsAdmin(tab)
      await expect(tab.serverComponent).toShow(admin)
    },
  )

  test(
    'Defense: if the jwt callback asks when told, update({}) closes the page of administrators to a demoted one',
    spec({ id: 'demoted-admin/after-update', source: [source, issue(7582)], needs: ['update()'] }),
    async ({ companyApi, tab, user }) => {
      await openAdministration(tab)
      await demote({ companyApi, user })
      await expect(await tab.update.byUpdate({})).toShow(member)
      await expect(tab.useSession).toShow(member)

      await tab.open('administration')
      await expect(tab).toBeAt(dashboard)
    },
  )
})
