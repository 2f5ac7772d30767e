import { acme, article, expect, globex, spec, test } from '../../fixtures'

test(
  'After a GET with a query, a new tab shows the update',
  spec({ id: 'update-survives-new-tab', source: article('getSession') }),
  async ({ tab, openTab }) => {
    await tab.open('dashboard')
    await tab.update.byQuery({ companyId: globex.id })

    const other = await openTab()
    await other.open('dashboard')
    await expect(other.useSession).toShow({ company: globex })
  },
)

test(
  'After a GET with a query, a browser that is closed and restarted still shows the update',
  spec({ id: 'update-survives-restart', source: article('getSession') }),
  async ({ restartableBrowser, user }) => {
    const { device } = restartableBrowser
    await device.session.signIn(user, acme)
    const tab = await device.openTab()
    await tab.open('profile')
    await tab.update.byQuery({ companyId: globex.id })

    const restarted = await restartableBrowser.restart()
    const newTab = await restarted.openTab()
    await newTab.open('profile')
    await expect(newTab.useSession).toShow({ company: globex })
  },
)
