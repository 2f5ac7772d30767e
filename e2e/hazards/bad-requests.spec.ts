import { code, docs, expect, spec, test, type SpecMeta } from '../../fixtures'
import { each, outcomesOf, routes } from './bad-input'
import { callbackUrls, csrfTokens, malformed, methods, otherBodies } from './inputs'

const csrf = [
  docs('https://next-auth.js.org/getting-started/rest-api#get-apiauthcsrf'),
  code('next-auth', 'core/lib/csrf-token.js'),
]
const body = code('next-auth', 'next/utils.js')
const needs: SpecMeta['needs'] = ['update()']
const inRouteHandler: SpecMeta['needs'] = [...needs, 'auth routes in either router']

for (const [suffix, where, route, needed] of [
  ['', 'the session route', routes.own, needs],
  ['-in-route-handler', 'the session route handler', routes.routeHandler, inRouteHandler],
] as const) {
  test(
    `With a missing or malformed CSRF token, ${where} refuses an update and changes nothing`,
    spec({ id: `bad-request/csrf-token${suffix}`, source: csrf, needs: needed }),
    async ({ canaries, companyApi, exposure, session, tab, user }) => {
      const outcomes = await outcomesOf({ companyApi, session, tab, user }, csrfTokens, route)
      await expect(outcomes).toShow(each(csrfTokens, 'refused'))
      await expect(exposure).toContainNone(canaries)
    },
  )

  test(
    `With a body that is not a JSON object, ${where} refuses an update and changes nothing`,
    spec({ id: `bad-request/body${suffix}`, source: [...csrf, body], needs: needed }),
    async ({ canaries, companyApi, exposure, session, tab, user }) => {
      const outcomes = await outcomesOf({ companyApi, session, tab, user }, otherBodies, route)
      await expect(outcomes).toShow(each(otherBodies, 'refused'))
      await expect(exposure).toContainNone(canaries)
    },
  )
}

test(
  'With malformed JSON, the session route refuses an update and changes nothing',
  spec({ id: 'bad-request/malformed-json', source: body, needs }),
  async ({ canaries, companyApi, exposure, session, tab, user }) => {
    const outcomes = await outcomesOf({ companyApi, session, tab, user }, malformed)
    await expect(outcomes).toShow(each(malformed, 'refused'))
    await expect(exposure).toContainNone(canaries)
  },
)

test(
  'Hazard: with malformed JSON, the session route in a route handler fails with 500',
  spec({ id: 'bad-request/malformed-json-in-route-handler', source: body, needs: inRouteHandler }),
  async ({ canaries, companyApi, exposure, session, tab, user }) => {
    const outcomes = await outcomesOf({ companyApi, session, tab, user }, malformed, routes.routeHandler)
    await expect(outcomes).toShow(each(malformed, 'fails'))
    await expect(exposure).toContainNone(canaries)
  },
)

test(
  'With PUT, PATCH, DELETE or HEAD, the session route refuses an update and changes nothing',
  spec({ id: 'bad-request/method', source: code('next-auth', 'core/index.js'), needs }),
  async ({ companyApi, session, tab, user }) => {
    const outcomes = await outcomesOf({ companyApi, session, tab, user }, methods)
    await expect(outcomes).toShow(each(methods, 'refused'))
  },
)

test(
  'With a callbackUrl that is not a URL, a read of the session fails with 500 and changes nothing',
  spec({ id: 'bad-request/callback-url', source: code('next-auth', 'core/lib/assert.js'), needs }),
  async ({ canaries, companyApi, exposure, session, tab, user }) => {
    const outcomes = await outcomesOf({ companyApi, session, tab, user }, callbackUrls)
    await expect(outcomes).toShow(each(callbackUrls, 'fails'))
    await expect(exposure).toContainNone(canaries)
  },
)

test.describe('with database sessions', () => {
  test.use({ strategy: 'database' })

  test(
    'With database sessions, the session route refuses a bad CSRF token, body or method, and changes nothing',
    spec({ id: 'bad-request/database', source: [...csrf, body], needs }, '@database'),
    async ({ canaries, companyApi, database, exposure, session, tab, user }) => {
      const inputs = { ...csrfTokens, ...otherBodies, ...malformed, ...methods }
      const outcomes = await outcomesOf({ companyApi, database, session, tab, user }, inputs)
      await expect(outcomes).toShow(each(inputs, 'refused'))
      await expect(exposure).toContainNone(canaries)
    },
  )
})
