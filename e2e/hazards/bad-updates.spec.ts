import { code, docs, expect, spec, test, type SpecMeta } from '../../fixtures'
import { each, outcomesOf, routes } from './bad-input'
import { deep, form, huge, ids, longId, longName, otherPreferences, others, twoDots, types } from './inputs'

// Updates with a valid CSRF token: NextAuth passes whatever data they have to the jwt callback.
const source = [
  docs('https://next-auth.js.org/getting-started/client#updating-the-session'),
  code('next-auth', 'core/routes/session.js'),
]
const needs: SpecMeta['needs'] = ['update()']
const ignored = 'accepted'

test(
  'If the jwt callback picks the claims of an update by name and type, data of other types changes nothing',
  spec({ id: 'bad-update/picked-by-type', source, needs }),
  async ({ canaries, companyApi, exposure, session, tab, user }) => {
    const inputs = { ...types, ...form, ...deep }
    const outcomes = await outcomesOf({ companyApi, session, tab, user }, inputs)
    await expect(outcomes).toShow(each(inputs, ignored))
    await expect(exposure).toContainNone(canaries)
  },
)

test(
  'Hazard: a company id of two dots makes the app ask another path of the company API, and signs the user out',
  spec({ id: 'bad-update/two-dots', source: code('next-auth', 'core/routes/session.js'), needs }),
  async ({ companyApi, session, tab, user }) => {
    const outcomes = await outcomesOf({ companyApi, session, tab, user }, twoDots)
    await expect(outcomes).toShow(each(twoDots, 'accepted, ends the session, asks for GET /, then a good update fails'))
  },
)

test(
  'Hazard: a company id of half a megabyte is too long for the company API, and signs the user out',
  spec({ id: 'bad-update/large-id', source: code('next-auth', 'core/routes/session.js'), needs }),
  async ({ companyApi, session, tab, user }) => {
    const outcomes = await outcomesOf({ companyApi, session, tab, user }, longId)
    await expect(outcomes).toShow(each(longId, 'accepted, ends the session, then a good update fails'))
  },
)

test(
  'Hazard: without a limit, a first name of twenty kilobytes is stored in the session cookie',
  spec({ id: 'bad-update/large-name', source, needs }),
  async ({ session, tab }) => {
    const firstName = 'x'.repeat(20 * 1024)
    await tab.open('with-session-prop')
    await expect(await tab.update.byUpdate({ firstName })).toShow({ user: { firstName } })
    await expect(session).toHaveClaims({ user: { firstName } })
  },
)

test.describe('with database sessions', () => {
  test.use({ strategy: 'database' })

  test(
    'With database sessions, data of other types changes neither the user’s row nor the session',
    spec({ id: 'bad-update/database', source, needs }, '@database'),
    async ({ canaries, companyApi, database, exposure, session, tab, user }) => {
      const inputs = { ...types, ...form, ...deep }
      const outcomes = await outcomesOf({ companyApi, database, session, tab, user }, inputs)
      await expect(outcomes).toShow(each(inputs, ignored))
      await expect(exposure).toContainNone(canaries)
    },
  )
})

test.describe('where the jwt callback copies what an update sends', () => {
  test.use({ callbacks: 'copying' })

  test(
    'Hazard: if the jwt callback copies an update into the token, an empty id, an array and an object are stored',
    spec({ id: 'bad-update/copied-types', source, needs }),
    async ({ session, tab }) => {
      await tab.open('with-session-prop')
      for (const companyId of ['', ['acme'], { id: 'acme' }, 7]) {
        await tab.update.byUpdate({ companyId })
        await expect(session).toHaveClaims({ companyId })
      }
    },
  )

  test(
    'Hazard: if the jwt callback copies an update into the token, a form adds a claim for each letter of its data',
    spec({ id: 'bad-update/copied-form', source, needs }),
    async ({ companyApi, session, tab, user }) => {
      const outcomes = await outcomesOf({ companyApi, session, tab, user }, form)
      await expect(outcomes).toShow({
        'a form': 'accepted, changes 0, changes 1, changes 2, changes 3, changes 4, then a good update fails',
      })
    },
  )

  test(
    'Hazard: if the jwt callback copies an update into the token, deeply nested data signs the user out',
    spec({ id: 'bad-update/copied-depth', source, needs }),
    async ({ companyApi, session, tab, user }) => {
      const outcomes = await outcomesOf({ companyApi, session, tab, user }, deep)
      await expect(outcomes).toShow(each(deep, 'accepted, ends the session, then a good update fails'))
    },
  )
})

test.describe('where a schema lists what an update may carry', () => {
  test.use({ callbacks: 'hardened' })
  const inputs = { ...types, ...otherPreferences, ...ids, ...twoDots, ...longId, ...longName, ...form, ...deep }
  // An id like any other, of no company: the company API is asked for the companies of the user, and for nothing else
  const unknown = 'accepted, asks for GET /people/the user'

  test(
    'Defense: if a schema lists what an update may carry, data of another type, form or size changes nothing',
    spec({ id: 'bad-update/hardened', source, needs }),
    async ({ canaries, companyApi, exposure, session, tab, user }) => {
      const outcomes = await outcomesOf({ companyApi, session, tab, user }, inputs)
      await expect(outcomes).toShow(each(inputs, ignored))
      await expect(exposure).toContainNone(canaries)
    },
  )

  test(
    'Defense: the response does not tell whether a company exists to users who do not belong to it',
    spec({ id: 'bad-update/hardened-tells-nothing', source, needs }),
    async ({ companyApi, session, tab, user }) => {
      user.companyIds = ['acme']
      const outcomes = await outcomesOf({ companyApi, session, tab, user }, others)
      await expect(outcomes).toShow(each(others, unknown))
    },
  )

  test(
    'Defense: in a route handler, a schema limits the size of an update, too',
    spec({ id: 'bad-update/hardened-in-route-handler', source, needs: [...needs, 'auth routes in either router'] }),
    async ({ companyApi, session, tab, user }) => {
      const more = { ...ids, ...longName, ...huge }
      const outcomes = await outcomesOf({ companyApi, session, tab, user }, more, routes.routeHandler)
      await expect(outcomes).toShow(each(more, ignored))
    },
  )
})
