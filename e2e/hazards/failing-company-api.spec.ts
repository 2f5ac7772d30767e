import { acme, code, docs, expect, globex, spec, test, type CompanyApi } from '../../fixtures'

// The update of a user needs the company API, which fails in one of these ways. See throwing-callback-during-update-signs-out, where
// it returns an error.
const source = [
  docs('https://next-auth.js.org/configuration/callbacks#jwt-callback'),
  code('next-auth', 'core/routes/session.js'),
]
const needs = ['update()' as const]
const toGlobex = { companyId: globex.id }
const request = 'GET /companies/globex'

interface Failure {
  id: string
  /** The end of “if the company API …”. */
  name: string
  fail: (companyApi: CompanyApi) => void
}

const failures: Failure[] = [
  { id: 'error', name: 'returns an error', fail: (api) => api.fail(request, 500) },
  { id: 'dropped', name: 'drops the connection', fail: (api) => api.drop(request) },
  { id: 'html', name: 'returns HTML', fail: (api) => api.answer(request, '<h1>Bad gateway</h1>') },
]
const otherShape: Failure = {
  id: 'other-shape',
  name: 'returns another object',
  fail: (api) => api.answer(request, '{"message":"try later"}'),
}

for (const { id, name, fail } of failures.slice(1)) {
  test(
    `Hazard: if the company API ${name} during update(data), the user is signed out`,
    spec({ id: `failing-upstream/${id}-signs-out`, source, needs }),
    async ({ companyApi, session, tab }) => {
      await tab.open('with-session-prop')
      fail(companyApi)
      await tab.update.byUpdate(toGlobex)

      await expect(await session.storedCookies()).toShow({ chunks: [] })
      await tab.reload()
      await expect(tab.useSession).toShow(null)
    },
  )
}

test(
  `Hazard: if the company API ${otherShape.name}, update(data) replaces the user’s company with an empty one`,
  spec({ id: 'failing-upstream/other-shape-empties-company', source, needs }),
  async ({ companyApi, session, tab }) => {
    await tab.open('with-session-prop')
    otherShape.fail(companyApi)
    const update = await tab.update.byUpdate(toGlobex)

    await expect(update).toShow({ company: { id: undefined, name: undefined } })
    await expect(session).toHaveClaims({ company: {} })
  },
)

test(
  'Hazard: if the company API does not answer, update(data) waits, and even a day later, others are lost',
  spec({ id: 'failing-upstream/silent-blocks-updates', source, needs }),
  async ({ clock, companyApi, session, tab, user }) => {
    await tab.open('with-session-prop')
    const held = companyApi.hold(request)
    const update = tab.update.byUpdate(toGlobex)
    await held.arrived
    await clock.runFor('24:00:00')
    await expect(await tab.update.byUpdate({ firstName: 'Augusta' })).toShow(null)
    held.release()
    await update

    await expect(tab.useSession).toShow({ company: globex })
    await expect(session).toHaveClaims({ user: { firstName: user.firstName }, company: globex })
  },
)

test.describe('where a failed update keeps the last token', () => {
  test.use({ callbacks: 'hardened' })

  for (const { id, name, fail } of [...failures, otherShape]) {
    test(
      `Defense: if the company API ${name} during update(data), the session stays, and shows one error`,
      spec({ id: `failing-upstream/hardened-survives-${id}`, source, needs }),
      async ({ companyApi, session, tab }) => {
        await tab.open('with-session-prop')
        const before = await session.claims()
        fail(companyApi)
        await expect(await tab.update.byUpdate(toGlobex)).toShow({ company: acme, error: 'UpdateFailed' })
        await expect(session).toHaveExactlyClaims({ ...before, error: 'UpdateFailed' })

        companyApi.recover()
        await expect(await tab.update.byUpdate(toGlobex)).toShow({ company: globex, error: undefined })
        await expect(session).toHaveExactlyClaims({ ...before, company: globex })
      },
    )
  }
})

test.describe('where an update waits for a limited time', () => {
  test.use({ callbacks: 'hardened', companyApiTimeout: 500 })

  test(
    'Defense: if the company API does not answer in time, update(data) ends, and the session stays as it was',
    spec({ id: 'failing-upstream/hardened-survives-silent', source, needs }),
    async ({ companyApi, session, tab, user }) => {
      await tab.open('with-session-prop')
      const before = await session.claims()
      companyApi.hold(`GET /people/${user.id}`)

      const update = tab.update.byUpdate(toGlobex)
      await expect(tab.useSession).toShow({ company: acme, error: 'UpdateFailed' })
      await expect(await update).toShow({ company: acme, error: 'UpdateFailed' })
      await expect(session).toHaveExactlyClaims({ ...before, error: 'UpdateFailed' })
    },
  )
})
