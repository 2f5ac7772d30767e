import { acme, code, expect, globex, issue, test } from '../../fixtures'
import { onPostgresToo } from './on-database'

test.use({ strategy: 'database' })

const source = code('next-auth', 'core/routes/session.js')

test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
})

test(
  'while the database is down everybody seems signed out, and keeps the cookie',
  onPostgresToo({ id: 'database/down-seems-signed-out', source }),
  async ({ database, session, tab }) => {
    const since = await session.token()
    await expect(await tab.getSession()).toShow({ company: acme })
    database.goDown()

    await expect(await tab.getSession()).toShow(null)
    await expect(session).toHaveBeenRewritten({ since, expected: false })
  },
)

test(
  'a page that asks while the database is down shows nobody, and goes on to when it is there again: until it is loaded anew',
  onPostgresToo({ id: 'database/down-is-shown-until-a-reload', source: [source, issue(9139)] }),
  async ({ database, tab }) => {
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
  'a page that is opened while the database is down is one for visitors',
  onPostgresToo({ id: 'database/down-page-is-for-visitors', source }),
  async ({ database, tab }) => {
    database.goDown()
    await tab.open('with-session-prop')
    await expect(tab.serverSideProps).toShow(null)

    database.comeBack()
    await tab.reload()
    await expect(tab.serverSideProps).toShow({ company: acme })
  },
)

test(
  'an update while the database is down changes nothing, and does so when it is tried again',
  onPostgresToo({ id: 'database/down-update-changes-nothing', source, needs: ['update()'] }),
  async ({ database, tab, person }) => {
    database.goDown()
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow(null)
    await expect(await database.user(person)).toShow({ company: acme })

    database.comeBack()
    await tab.reload()
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(await database.user(person)).toShow({ company: globex })
  },
)

test(
  'when the database goes down between the reading and the writing of an update, the person keeps the session and the row',
  onPostgresToo({ id: 'database/down-in-the-middle-loses-nothing', source, needs: ['update()'] }),
  async ({ companyApi, database, tab, person }) => {
    const held = companyApi.hold('GET /companies/globex')
    const update = tab.update.byUpdate({ companyId: globex.id })
    await held.asked
    database.goDown()
    held.release()
    await expect(await update).toShow(null)
    await expect(tab.useSession).toShow({ company: acme })

    database.comeBack()
    await expect(await tab.getSession()).toShow({ company: acme })
    await expect(await database.user(person)).toShow({ company: acme })
  },
)
