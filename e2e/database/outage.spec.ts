import { acme, code, expect, globex, issue, test } from '../../fixtures'
import { onPostgresToo } from './on-database'

test.use({ strategy: 'database' })

const source = code('next-auth', 'core/routes/session.js')

test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
})

test(
  'While the database is down, users appear signed out and keep their session cookie',
  onPostgresToo({ id: 'database/down-appears-signed-out', source }),
  async ({ database, session, tab }) => {
    const since = await session.token()
    await expect(await tab.getSession()).toShow({ company: acme })
    database.goDown()

    await expect(await tab.getSession()).toShow(null)
    await expect(session).toHaveBeenRewritten({ since, expected: false })
  },
)

test(
  'If a page refetches while the database is down, it shows no session until a reload, even after recovery',
  onPostgresToo({ id: 'database/down-is-shown-until-a-reload', source: [source, issue(9139)] }),
  async ({ database, tab }) => {
    await expect(tab.useSession).toShow({ company: acme })
    database.goDown()
    await tab.focus()
    await tab.settle()
    await expect(tab.useSession).toShow(null)

    database.comeBack()
    await tab.focus()
    await tab.settle()
    await expect(tab.useSession).toShow(null)
    await tab.reload()
    await expect(tab.useSession).toShow({ company: acme })
  },
)

test(
  'A page that is opened while the database is down renders signed out',
  onPostgresToo({ id: 'database/down-page-renders-signed-out', source }),
  async ({ database, tab }) => {
    await expect(tab.serverSideProps).toShow({ company: acme })
    database.goDown()
    await tab.open('with-session-prop')
    await expect(tab.serverSideProps).toShow(null)

    database.comeBack()
    await tab.reload()
    await expect(tab.serverSideProps).toShow({ company: acme })
  },
)

test(
  'While the database is down, update(data) changes nothing, and a retry succeeds once the database is back',
  onPostgresToo({ id: 'database/down-update-changes-nothing', source, needs: ['update()'] }),
  async ({ database, tab, user }) => {
    database.goDown()
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow(null)
    await expect(await database.user(user)).toShow({ company: acme })

    database.comeBack()
    await tab.reload()
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(await database.user(user)).toShow({ company: globex })
  },
)

test(
  'If the database goes down between the read and the write of update(data), the session and row are unchanged',
  onPostgresToo({ id: 'database/down-during-update-loses-nothing', source, needs: ['update()'] }),
  async ({ companyApi, database, tab, user }) => {
    const held = companyApi.hold('GET /companies/globex')
    const update = tab.update.byUpdate({ companyId: globex.id })
    await held.arrived
    database.goDown()
    held.release()
    await expect(await update).toShow(null)
    await expect(tab.useSession).toShow({ company: acme })

    database.comeBack()
    await expect(await tab.getSession()).toShow({ company: acme })
    await expect(await database.user(user)).toShow({ company: acme })
  },
)
