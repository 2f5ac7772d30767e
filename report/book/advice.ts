import type { JsonObject } from '../../schema/json'
import type { Moment, UpdatePath, Verdict, View } from '../../schema/table'
import type { Results, TimelineEntry } from '../../schema/results'
import { cellKey, presentPartOf, tableOf, type CellSpec, type Table } from './table'

/** The cost of changing the session with an update path, as observed in one spec. */
export interface Cost {
  /** The requests that the page's scripts sent between the update and its landing, such as `POST /api/auth/session`. */
  requests: string[]
  /** How many times useSession in the page rendered after the update. */
  renders: number
  csrf: string
  /** The id of the spec in which it was observed. */
  observedIn: string
}

/** The results of an update path in this run. All of them were observed: none was only expected. */
export interface Advice {
  path: UpdatePath
  /** null: the spec that measures it was not in this run, or did not get that far. */
  cost: Cost | null
  /** The observed verdicts, by view. */
  observed: { view: View; moments: { moment: Moment; verdict: Verdict }[] }[]
  /** How many views were read immediately, and how many of them were fresh. All paths have these cells. */
  immediate: { views: number; fresh: number }
}

/** The results and the cost of each update path of the run, apart from those that are not in this version. */
export function adviceOf(results: Results): Advice[] {
  const table = presentPartOf(tableOf(results))
  return table.paths.map((path, column) => {
    const observed = table.groups.flatMap(({ view, rows }) => {
      const observedMoments = rows.flatMap(({ moment, cells }) => {
        const verdict = cells[column]?.cell.observed
        return verdict ? [{ moment, verdict }] : []
      })
      return observedMoments.length > 0 ? [{ view, moments: observedMoments }] : []
    })
    const immediate = observed.flatMap((one) => one.moments).filter(({ moment }) => moment === 'immediately')
    const fresh = immediate.filter(({ verdict }) => verdict === 'fresh').length
    return { path, cost: costOf(table, path), observed, immediate: { views: immediate.length, fresh } }
  })
}

function costOf(table: Table, path: UpdatePath): Cost | null {
  const key = cellKey({ path, view: 'use-session', moment: 'immediately' })
  const spec = table.cells.find(({ cell }) => cellKey(cell) === key)
  return spec?.cell.observed ? costIn(spec) : null
}

function costIn({ id, timeline }: CellSpec): Cost | null {
  const begin = timeline.findIndex(({ kind }) => kind === 'update')
  const end = timeline.findIndex(({ kind }) => kind === 'landed')
  if (begin < 0 || end < begin) return null
  const { lane } = timeline[begin] as TimelineEntry
  const during = timeline.slice(begin, end)
  const sent = during.filter((entry) => entry.kind === 'request' && entry.lane === lane)
  const serverResponded = during.some((entry) => entry.kind === 'response' && entry.lane === 'server')
  return {
    requests: sent.map(({ text }) => text.replace(/\?\S*/, '?…')),
    renders: timeline.slice(begin).filter((entry) => entry.lane === lane && isRender(entry)).length,
    csrf: csrfOf(
      sent.map(({ data }) => data ?? {}),
      serverResponded,
    ),
    observedIn: id,
  }
}

/** Whether it is a render in the browser, not the HTML that the page starts with. */
const isRender = ({ kind, data }: TimelineEntry) =>
  kind === 'render' && data?.view === 'use-session' && data.renders !== 0

/** Whether another site is kept from changing the session this way (CSRF), derived from the requests sent. */
function csrfOf(requests: JsonObject[], serverResponded: boolean): string {
  const writing = requests.filter(({ method }) => method !== 'GET').at(-1)
  if (writing) return hasCsrfToken(writing.body) ? 'yes: CSRF token' : 'only by the cookie’s SameSite=Lax'
  if (requests.length > 0) return 'no: a link is enough'
  return serverResponded ? 'not visible in the page’s requests' : 'nothing is sent'
}

function hasCsrfToken(body: JsonObject[string]): boolean {
  if (typeof body !== 'string') return false
  try {
    const json: unknown = JSON.parse(body)
    return typeof json === 'object' && json !== null && 'csrfToken' in json
  } catch {
    return new URLSearchParams(body).has('csrfToken')
  }
}
