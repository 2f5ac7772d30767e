// For the book's own tests only: results like those of a whole run, without running one.
import { withCures } from '../cures'
import type { KillMatrix, KillRow } from '../kill-matrix'
import { aRun, aSpec, subject } from '../sample-results'
import {
  combinations,
  keysOf,
  moments,
  updatePaths,
  views,
  type Moment,
  type UpdatePath,
  type Verdict,
  type View,
} from '../../schema/table'
import type { Results, SpecResult } from '../../schema/results'
import { sampleTimeline, type User } from './sample-timeline'

const ada: User = { id: 'user-c8998c87170f', name: 'Ada' }

/** The moments at which the table reads a view. Some are left out: a full load, for example, removes text on screen. */
function momentsOf(view: View): Moment[] {
  if (view.endsWith('on-screen')) return ['immediately', 'after-focus', 'after-router-refresh', 'after-link']
  if (view.includes('use-session')) return ['immediately', 'after-focus', 'after-poll', 'after-reload', 'a-day-later']
  if (view.includes('server-component')) return ['immediately', 'after-prefetched-link', 'after-client-back']
  return view === 'response' ? ['immediately'] : ['immediately', 'in-new-tab']
}

function verdictOf(path: UpdatePath, view: View, moment: Moment): Verdict {
  if (view.startsWith('client-store')) return path === 'client-store' ? 'fresh' : 'cannot be read'
  if (path === 'client-store') return 'stale'
  if (view.includes('another-device')) return path === 'sign-in' ? 'signed out' : 'stale'
  if (view.includes('use-session') || view.endsWith('on-screen'))
    return path.startsWith('update') || moment !== 'immediately' ? 'fresh' : 'stale'
  return 'fresh'
}

/** Those of NextAuth 4, which the sample has. */
const samplePaths = keysOf(updatePaths).filter((path) => !/^server-|-empty-object$/.test(path))

/** A whole run: every cell of a table of about 350, and some specs that are not cells. */
export function sampleResults(user = ada): Results {
  const cells = samplePaths.flatMap((path) =>
    keysOf(views).flatMap((view) => momentsOf(view).map((moment) => sampleCell(path, view, moment, user))),
  )
  const databaseCells = (['response', 'proxy', 'get-session-on-another-device'] as const).map((view) =>
    sampleDatabaseCell(view, user),
  )
  const signOutCells = (['immediately', 'after-focus', 'after-reload'] as const).flatMap((moment) =>
    (['use-session', 'proxy'] as const).map((view) => sampleSignOutCell(view, moment, user)),
  )
  const specs = withCures([...sampleSpecs(user), ...cells, ...databaseCells, ...signOutCells])
  return aRun(specs, {
    subjects: [{ ...subject, capabilities: ['update()'] }],
    leftOut: [
      { reason: 'text on the screen is gone after a full load', cells: combinations - cells.length - 100 },
      { reason: 'a poll does not affect the client-only store', cells: 100 },
    ],
  })
}

/** A spec that is not a cell, and that held. */
export const sampleSpec: SpecResult = aSpec('use-session-waits-for-reload', {
  title: 'useSession keeps the old session while nothing makes it refetch, and shows the new one after a reload',
  source: [
    { kind: 'article', claim: 'useSession', says: 'useSession shows the update only on the next page refresh.' },
  ],
  expected: '{"company":{"id":"globex","name":"Globex"}}',
  observed: '{"company":{"id":"globex","name":"Globex"}}',
  durationMs: 620,
  file: 'e2e/article/use-session.spec.ts',
  checks: [],
  code: "await tab.open('dashboard')\nawait tab.update.byQuery({ companyId: globex.id })\n\n// Nothing happens, so nothing changes\nawait expect(tab.useSession).toKeepShowing({ company: acme })",
  timeline: [],
})

function sampleSpecs(user: User): SpecResult[] {
  const timeline = sampleTimeline('get-query', 'stale', user)
  return [
    { ...sampleSpec, timeline },
    {
      ...sampleSpec,
      timeline,
      id: 'post-is-rejected',
      title: 'a POST to the session route is rejected and changes nothing',
      source: [{ kind: 'issue', number: 371 }],
      holds: { 'next-auth': '<4.21.0' },
      status: 'known to fail',
      reason: 'next-auth 4.24.15 is outside <4.21.0',
      expected: '400',
      observed: '200',
      file: 'e2e/article/post-request.spec.ts',
    },
    {
      ...sampleSpec,
      id: 'unstable-update-writes',
      title: 'unstable_update writes the cookie',
      source: [{ kind: 'code', package: 'next-auth', file: 'react/index.js' }],
      needs: ['update()'],
      status: 'not in this version',
      reason: 'next-auth 4.24.15 has no unstable_update',
      expected: '',
      observed: '',
      file: 'e2e/article/post-request.spec.ts',
    },
    {
      ...sampleSpec,
      timeline,
      id: 'update-broadcasts',
      title: 'update() broadcasts to the other tabs',
      source: [{ kind: 'docs', page: 'https://next-auth.js.org/getting-started/client#updating-the-session' }],
      file: 'e2e/article/use-session-catches-up.spec.ts',
    },
  ]
}

type FreshnessSpec = SpecResult & { cell: NonNullable<SpecResult['cell']> }

/** The spec of a cell that held. */
export function sampleCell(path: UpdatePath, view: View, moment: Moment, user = ada): FreshnessSpec {
  const verdict = verdictOf(path, view, moment)
  return {
    ...sampleSpec,
    id: `fresh/${path}/${view}/${moment}`,
    title: `After ${updatePaths[path]}, ${moments[moment]}, ${views[view]} is ${verdict}`,
    source: [
      { kind: 'issue', number: 596 },
      { kind: 'code', package: 'next-auth', file: 'client/_utils.js' },
    ],
    expected: verdict,
    observed: verdict,
    file: 'e2e/freshness/freshness.spec.ts',
    line: 30,
    cell: { path, view, moment, verdict, observed: verdict },
    code: `await tab.open('dashboard')\nawait tab.update['${path}']({ companyId: globex.id })\nawait expect(tab).toHaveLanded()\n\nawait expect(await tab.read('${view}', '${moment}')).toBeSeen('${verdict}')`,
    timeline: sampleTimeline(path, verdict, user),
  }
}

/** The same view with the database strategy, with which another device shows the update. */
function sampleDatabaseCell(view: View, user: User): SpecResult {
  const { cell, ...spec } = sampleCell('update-data', view, 'immediately', user)
  const verdict = view.endsWith('on-another-device') ? 'fresh' : cell.verdict
  const id = `database/update-data/${view}/immediately`
  return {
    ...spec,
    id,
    cell: null,
    otherCell: { ...cell, table: 'database', path: 'update-data', verdict, observed: verdict },
  }
}

/** A view after a route handler has deleted the cookie. */
function sampleSignOutCell(view: View, moment: Moment, user: User): SpecResult {
  const { cell, ...spec } = sampleCell('api-route', view, moment, user)
  const verdict = view === 'use-session' && moment === 'immediately' ? 'stale' : 'fresh'
  return {
    ...spec,
    id: `sign-out/cookie-deleted/${view}/${moment}`,
    title: `After the cookie is deleted, ${moments[moment]}, ${views[view]} is ${verdict}`,
    file: 'e2e/signing-out/signing-out.spec.ts',
    cell: null,
    otherCell: { ...cell, table: 'sign-out', path: 'cookie-deleted', verdict, observed: verdict },
  }
}

/** The same spec, with an observed verdict that differs from the one in the table. */
export function differing<Spec extends SpecResult>(spec: Spec, observed: Verdict): Spec {
  return {
    ...spec,
    status: 'differs',
    reason: `The view is ${observed}`,
    observed,
    cell: spec.cell && { ...spec.cell, observed },
    trace: `failures/${spec.id.replaceAll('/', '-')}/trace.zip`,
    timeline: spec.timeline.map((entry) =>
      entry.kind === 'check' ? { ...entry, text: `MISMATCH: ${observed}`, data: { pass: false } } : entry,
    ),
  }
}

const fault: KillRow = {
  id: 'react/update-does-not-broadcast',
  intent: 'update() no longer broadcasts to other tabs',
  loses: 'another tab shows the update',
  file: 'next-auth/react/index.js',
  status: 'caught',
  by: ['update-broadcasts', ...samplePaths.map((path) => `fresh/${path}/use-session/immediately`)].map((spec) => ({
    spec,
    expected: 'fresh',
    observed: 'stale',
  })),
  missed: [],
  why: '',
  seconds: 3.2,
}

/** Mutants of each status, and specs that caught none of them. */
export const sampleKills: KillMatrix = {
  schema: 1,
  startedAt: '2026-11-24T03:48:12.123Z',
  durationMs: 9000,
  subjects: ['next-auth 4.24.15, next 16.4.6'],
  mutants: [
    fault,
    {
      ...fault,
      id: 'core/survivor',
      file: 'next-auth/core/index.js',
      status: 'survived',
      by: [],
      missed: [{ spec: 'update-broadcasts', why: 'held' }],
    },
    { ...fault, id: 'core/no-effect', status: 'equivalent', by: [], equivalent: 'nothing reads what it changes' },
    {
      ...fault,
      id: 'core/not-applied',
      status: 'does not apply',
      by: [],
      why: 'the text that it replaces no longer exists',
    },
  ],
  specs: [
    { id: 'update-broadcasts', by: [fault.id] },
    { id: 'post-is-rejected', by: [] },
  ],
  lines: [
    { line: 'use-session/immediately', by: [fault.id] },
    { line: 'proxy/immediately', by: [] },
  ],
}
