import { article, expect, globex, spec, test } from '../../fixtures'

test(
  'no password, no hash, no billing key and no app secret shows in a session, a page, a script or the server’s log',
  spec({ id: 'no-secret-shows', source: article('nothing sensitive') }),
  async ({ canaries, exposure, session, tab, person }) => {
    await session.clear()
    await tab.signInByForm(person.email, person.password)
    await tab.update.byQuery({ companyId: globex.id })
    await tab.update.byUpdate({ firstName: 'Augusta' })
    await tab.update.byUpdate()
    await tab.getSession()
    await tab.ask('api-route')
    await tab.ask('route-handler')
    await tab.ask('proxy')
    await tab.open('dashboard')
    await tab.open('server-component')

    await expect(exposure).toHoldNone(canaries)
  },
)
