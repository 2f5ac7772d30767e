import { code, expect, forSubject, issue, spec, test, varying } from '../../fixtures'
import { receivesOwnUpdates } from '../own-broadcasts'
import { inVersion5 } from '../versions'

// What update() sends without data, with an empty object and with null. The app asks the company API again whenever the
// callback is told of an update without content.
const source = [issue(11002), code('next-auth', 'react/index.js')]
const needs = ['update()' as const]
const route = '/api/auth/session'
const posted = ['GET /api/auth/csrf', `POST ${route}`]
/** Where a tab receives its own broadcast, it then fetches the session. */
const asPost = forSubject(varying(posted, [receivesOwnUpdates, [...posted, `GET ${route}`]]))
const asksAgain = (userId: string) => [`GET /people/${userId}`, 'GET /companies/acme']

test.beforeEach(async ({ tab }) => {
  await tab.open('client-handlers')
})

test(
  'update({}) posts an empty object, and the jwt callback receives an update with it',
  spec({ id: 'update-empty-object-sends-post', source, needs }),
  async ({ companyApi, tab, user }) => {
    await tab.update.byUpdate({})

    await expect(tab).toHaveSent(asPost)
    await expect(await tab.bodiesPostedTo(route)).toShow({ bodies: [{ data: {} }] })
    await expect(companyApi).toHaveReceived(asksAgain(user.id))
  },
)

test(
  'update(null) posts null, and the jwt callback receives an update with it',
  spec({ id: 'update-null-sends-post', source, needs }),
  async ({ companyApi, tab, user }) => {
    await tab.handler.updateNull()

    await expect(tab).toHaveSent(asPost)
    await expect(await tab.bodiesPostedTo(route)).toShow({ bodies: [{ data: null }] })
    await expect(companyApi).toHaveReceived(asksAgain(user.id))
  },
)

test(
  'update(undefined) posts no data, and the jwt callback receives an update, as with update()',
  spec({ id: 'update-undefined-sends-post', source, needs, holds: { 'next-auth': '>=4.21.0 <5.0.0-0' } }),
  async ({ companyApi, tab, user }) => {
    await tab.handler.updateUndefined()

    await expect(tab).toHaveSent(asPost)
    await expect(await tab.bodiesPostedTo(route)).toShow({ bodies: [{}] })
    await expect(companyApi).toHaveReceived(asksAgain(user.id))
  },
)

test(
  'In NextAuth 5, update(undefined) sends a GET, and the jwt callback receives no update, as with update()',
  spec({ id: 'v5/update-undefined-is-a-get', source, needs, holds: inVersion5 }),
  async ({ companyApi, tab }) => {
    await tab.handler.updateUndefined()

    await expect(tab).toHaveSentFirst(`GET ${route}`)
    await expect(await tab.bodiesPostedTo(route)).toShow({ bodies: [] })
    await expect(companyApi).toHaveReceived([])
  },
)
