import { acme, article, expect, globex, spec, test } from '../../fixtures'

test(
  'the update is there in a new tab',
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
  'the update is there after the browser was closed and started again',
  spec({ id: 'update-survives-restart', source: article('getSession') }),
  async ({ restartableBrowser, person }) => {
    const { device } = restartableBrowser
    await device.session.signIn(person, acme)
    const tab = await device.openTab()
    await tab.open('profile')
    await tab.update.byQuery({ companyId: globex.id })

    const restarted = await restartableBrowser.restart()
    const again = await restarted.openTab()
    await again.open('profile')
    await expect(again.useSession).toShow({ company: globex })
  },
)
