// For the book's own tests only: results like those of a whole run, without running one.
import type { KillMatrix, KillRow } from '../kill-matrix'
import type { CellSpec } from './table'
import {
  keysOf,
  moments,
  updatePaths,
  views,
  type Moment,
  type UpdatePath,
  type Verdict,
  type View,
} from '../../schema/table'
import { schemaVersion, type Results, type SpecResult } from '../../schema/results'
import type { TimelineEntry } from '../../schema/evidence'

/** The user in the sessions of these results. */
export interface User {
  id: string
  name: string
}

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

/** A whole run: every cell of a table of about 350, and some specs that are not cells. */
export function sampleResults(user = ada): Results {
  const cells = keysOf(updatePaths).flatMap((path) =>
    keysOf(views).flatMap((view) => momentsOf(view).map((moment) => sampleCell(path, view, moment, user))),
  )
  const databaseCells = (['response', 'proxy', 'get-session-on-another-device'] as const).map((view) =>
    sampleDatabaseCell(view, user),
  )
  const specs = [...sampleSpecs(user), ...cells, ...databaseCells]
  return {
    schema: schemaVersion,
    startedAt: '2026-11-24T03:48:12.123Z',
    durationMs: 181_234,
    complete: true,
    subjects: [
      {
        id: 'v4-jwt',
        app: 'v4',
        strategy: 'jwt',
        capabilities: ['update()'],
        versions: {
          'next-auth': '4.24.15',
          next: '16.4.6',
          react: '19.3.1',
          node: 'v20.20.2',
          playwright: '1.65.1',
          tree: '3f2a91c04d1e',
          browser: '150.0.7871.100',
        },
      },
    ],
    specs,
    total: specs.length,
    leftOut: [
      {
        reason: 'text on the screen is gone after a full load',
        cells: combinations - cells.length - 100,
      },
      { reason: 'a poll does not affect the client-only store', cells: 100 },
    ],
    errors: [],
  }
}

const combinations = keysOf(updatePaths).length * keysOf(views).length * keysOf(moments).length

/** A spec that is not a cell, and that held. */
export const sampleSpec: SpecResult = {
  id: 'use-session-waits-for-reload',
  title: 'useSession keeps the old session while nothing makes it refetch, and shows the new one after a reload',
  source: [
    { kind: 'article', claim: 'useSession', says: 'useSession shows the update only on the next page refresh.' },
  ],
  holds: null,
  needs: [],
  subject: 'v4-jwt',
  expected: '{"company":{"id":"globex","name":"Globex"}}',
  observed: '{"company":{"id":"globex","name":"Globex"}}',
  status: 'held',
  reason: '',
  durationMs: 620,
  runs: 1,
  file: 'e2e/article/use-session.spec.ts',
  line: 7,
  checks: [],
  cell: null,
  code: "await tab.open('dashboard')\nawait tab.update.byQuery({ companyId: globex.id })\n\n// Nothing happens, so nothing changes\nawait expect(tab.useSession).toKeepShowing({ company: acme })",
  timeline: [],
  trace: null,
}

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

/** The spec of a cell that held. */
export function sampleCell(path: UpdatePath, view: View, moment: Moment, user = ada): CellSpec {
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
  return { ...spec, id, cell: null, databaseCell: { ...cell, path: 'update-data', verdict, observed: verdict } }
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
  by: ['update-broadcasts', ...keysOf(updatePaths).map((path) => `fresh/${path}/use-session/immediately`)].map(
    (spec) => ({
      spec,
      expected: 'fresh',
      observed: 'stale',
    }),
  ),
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

type SentRequests = [method: string, url: string, body: string | null][]

const csrf: SentRequests[number] = ['GET', '/api/auth/csrf', null]
const token = '58271fa317f5f306aeb5a3c067d99aef3c35aaedf7d0ac10c4e9c17335090ea8'
const sentRequests: Record<UpdatePath, SentRequests> = {
  'get-query': [['GET', '/api/auth/session?companyId=globex', null]],
  'update-data': [csrf, ['POST', '/api/auth/session', JSON.stringify({ csrfToken: token, data: {} })]],
  update: [csrf, ['POST', '/api/auth/session', JSON.stringify({ csrfToken: token })]],
  'post-csrf': [csrf, ['POST', '/api/auth/session', JSON.stringify({ csrfToken: token, data: {} })]],
  'api-route': [['POST', '/api/writes/company', '{"companyId":"globex"}']],
  'route-handler': [['POST', '/writes/company', '{"companyId":"globex"}']],
  'sign-in': [csrf, ['POST', '/api/auth/callback/credentials', `csrfToken=${token}&email=ada%40example.com`]],
  'client-store': [],
}

/** A timeline about as long as those of a real run, and with the same shape. */
function sampleTimeline(path: UpdatePath, verdict: Verdict, { id, name }: User): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  let at = 10
  const add = (lane: string, kind: TimelineEntry['kind'], text: string, data?: TimelineEntry['data']) => {
    at += 3 + ((at * 7 + entries.length * 13) % 29)
    entries.push({ at: Math.round(at * 10) / 10, lane, kind, text, ...(data && { data }) })
  }
  const session = (company: string) =>
    JSON.stringify({
      user: { id, email: `${id}@example.com`, firstName: name, lastName: 'Lovelace', companyIds: ['acme', 'globex'] },
      expires: '2026-12-24T03:48:19.824Z',
      company: { id: company.toLowerCase(), name: company },
    })
  const render = (view: string, renders: number, text: string) =>
    add('tab 1', 'render', `${view} render ${renders} (authenticated): ${text}`, { view, renders })

  add('spec', 'launch', 'the browser has started', { device: '' })
  add('tab 1', 'open', 'a new tab')
  add('tab 1', 'navigation', 'open /dashboard')
  add('server', 'response', 'GET /dashboard → 200', { method: 'GET', url: '/dashboard', status: 200 })
  for (const cookie of ['csrf-token', 'callback-url', 'session-token'])
    add('cookie jar', 'cookie', `next-auth.${cookie} written by GET /dashboard`)
  for (const renders of [0, 1, 2])
    for (const view of ['get-server-side-props', 'use-session', 'get-session', 'update-response'])
      render(view, renders, session('Acme'))
  add('tab 2', 'open', 'a new tab')
  for (const view of ['get-server-side-props', 'use-session', 'get-session'])
    add('tab 2', 'render', `${view} arrives as HTML (authenticated): ${session('Acme')}`, { view, renders: 0 })
  add('tab 1', 'navigation', 'the page is ready', { ready: true })
  add('tab 1', 'update', `${path} {"companyId":"globex"}`, { path })
  for (const [method, url, body] of sentRequests[path]) {
    add('tab 1', 'request', `${method} ${url}`, { method, url, body })
    add('company api', 'company-api', 'GET /companies/globex → 200', { status: 200 })
    add('server', 'response', `${method} ${url} → 200`, { method, url, status: 200 })
    add('cookie jar', 'cookie', `next-auth.session-token written by ${method} ${url}`)
    add('tab 1', 'response', `${method} ${url} → 200`, { status: 200 })
    render('use-session', 3, session('Globex'))
  }
  add('cookie jar', 'landed', 'the session cookie holds company globex')
  add('tab 1', 'read', 'the view is read')
  add('tab 1', 'broadcast', 'localStorage written: nextauth.message = {"event":"session"}', { direction: 'written' })
  add('spec', 'check', `as expected: ${verdict}`, { pass: true })
  return entries
}
