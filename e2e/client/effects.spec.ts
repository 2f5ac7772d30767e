import { acme, code, expect, forSubject, globex, issue, spec, test, varying } from '../../fixtures'
import { receivesOwnReads, receivesOwnUpdates } from '../own-broadcasts'

// Effects that depend on what useSession() returns. The page stops an effect that calls update() after ten calls.
const source = [issue(7307), code('next-auth', 'react/index.js')]
const needs = ['update()' as const]
const once = { update: 1, session: 1, status: 1 }
const names = { update: 'update', session: 'the session', status: 'the status' }

test.beforeEach(async ({ tab }) => {
  await tab.open('client-effects')
  await expect(tab.useSession).toShow({ company: acme })
})

test(
  'Each refetch of the session makes update() a new function, so an effect that depends on it runs again',
  spec({ id: 'refetch-makes-update-new', source, needs }),
  async ({ tab }) => {
    await expect(tab.effectRuns).toShow(once)
    await tab.focus()
    await tab.settle()

    // Where a tab receives its own broadcast, it fetches the session twice
    const fetched = varying({ update: 2, session: 2, status: 1 }, [
      receivesOwnReads,
      { update: 3, session: 3, status: 1 },
    ])
    await expect(tab.effectRuns).toShow(forSubject(fetched))
  },
)

test(
  'Each call of update(data) makes update() a new function twice, once for each change of the status',
  spec({ id: 'update-makes-update-new-twice', source, needs }),
  async ({ tab }) => {
    await expect(tab.effectRuns).toShow(once)
    await tab.update.byUpdate({ companyId: globex.id })
    await tab.settle()

    // Where a tab receives its own broadcast, it then fetches the session
    const updated = varying({ update: 3, session: 2, status: 3 }, [
      receivesOwnUpdates,
      { update: 4, session: 3, status: 3 },
    ])
    await expect(tab.effectRuns).toShow(forSubject(updated))
  },
)

test(
  'When the whole app re-renders, update() stays the same function, so an effect that depends on it does not run',
  spec({ id: 'render-keeps-update', source, needs }),
  async ({ tab }) => {
    await expect(tab.effectRuns).toShow(once)
    // When it changes the hash, the Pages Router re-renders the app
    await tab.click('Go to #here')
    await expect(tab.effectRuns).toShow({ address: '/client/effects#here' })
    await tab.settle()

    await expect(tab.effectRuns).toShow(once)
  },
)

for (const dependency of ['update', 'session', 'status'] as const) {
  test(
    `Hazard: an effect that calls update() and depends on ${names[dependency]} runs until something stops it`,
    spec({ id: `effect-on-${dependency}-runs-forever`, source, needs }),
    async ({ tab }) => {
      await tab.update.byEffect(dependency)

      await expect(tab.updateCalls).toShow({ calls: 10 })
    },
  )
}

test(
  'Defense: an effect that calls update() and depends on the id of the user runs once',
  spec({ id: 'effect-on-user-id-runs-once', source, needs }),
  async ({ tab }) => {
    await tab.update.byEffect('user-id')

    await expect(tab.updateCalls).toShow({ calls: 1 })
    await expect(tab.updateCalls).toKeepShowing({ calls: 1 })
  },
)

test(
  'Defense: an effect that depends on the status and records in a ref that it has called update() calls it once',
  spec({ id: 'effect-with-ref-runs-once', source, needs }),
  async ({ tab }) => {
    await tab.update.byEffect('once')

    await expect(tab.updateCalls).toShow({ calls: 1 })
    await expect(tab.updateCalls).toKeepShowing({ calls: 1 })
  },
)
