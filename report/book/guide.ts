import type { JsonObject, Moment, Results, TimelineEntry, UpdatePath, Verdict, View } from '../schema'
import { placeOf, tableOf, type CellSpec, type Table } from './table'

/** What changing the session by an update path takes, as seen in one spec. */
export interface Cost {
  /** What the page's scripts sent between the update and its landing: `POST /api/auth/session`. */
  requests: string[]
  /** How often useSession of the page rendered after the update. */
  renders: number
  csrf: string
  /** The spec that it was seen in. */
  seenIn: string
}

/** What an update path gave in this run. Nothing in it was expected only: all was seen. */
export interface Advice {
  path: UpdatePath
  /** null: the spec that would tell was not in this run, or did not get that far. */
  cost: Cost | null
  /** What was seen, by view. */
  seen: { view: View; moments: { moment: Moment; verdict: Verdict }[] }[]
  /** How many views were looked at at once, and in how many of them the update was seen. All paths have these cells. */
  atOnce: { views: number; fresh: number }
}

/** What each update path of the run gives and takes. */
export function adviceOf(results: Results): Advice[] {
  const table = tableOf(results)
  return table.paths.map((path, column) => {
    const seen = table.groups.flatMap(({ view, rows }) => {
      const seenMoments = rows.flatMap(({ moment, cells }) => {
        const verdict = cells[column]?.cell.observed
        return verdict ? [{ moment, verdict }] : []
      })
      return seenMoments.length > 0 ? [{ view, moments: seenMoments }] : []
    })
    const atOnce = seen.flatMap((one) => one.moments).filter(({ moment }) => moment === 'at-once')
    const fresh = atOnce.filter(({ verdict }) => verdict === 'fresh').length
    return { path, cost: costOf(table, path), seen, atOnce: { views: atOnce.length, fresh } }
  })
}

function costOf(table: Table, path: UpdatePath): Cost | null {
  const place = placeOf({ path, view: 'use-session', moment: 'at-once' })
  const spec = table.cells.find(({ cell }) => placeOf(cell) === place)
  return spec?.cell.observed ? costIn(spec) : null
}

function costIn({ id, timeline }: CellSpec): Cost | null {
  const begin = timeline.findIndex(({ kind }) => kind === 'update')
  const end = timeline.findIndex(({ kind }) => kind === 'landed')
  if (begin < 0 || end < begin) return null
  const { lane } = timeline[begin] as TimelineEntry
  const during = timeline.slice(begin, end)
  const sent = during.filter((entry) => entry.kind === 'request' && entry.lane === lane)
  const answered = during.some((entry) => entry.kind === 'response' && entry.lane === 'server')
  return {
    requests: sent.map(({ text }) => text.replace(/\?\S*/, '?…')),
    renders: timeline.slice(begin).filter((entry) => entry.lane === lane && isRender(entry)).length,
    csrf: csrfOf(
      sent.map(({ data }) => data ?? {}),
      answered,
    ),
    seenIn: id,
  }
}

/** A render in the page, not the HTML that it begins with. */
const isRender = ({ kind, data }: TimelineEntry) =>
  kind === 'render' && data?.view === 'use-session' && data.renders !== 0

/** Whether another site could change the session this way, told from what went over the wire. */
function csrfOf(requests: JsonObject[], answered: boolean): string {
  const writing = requests.filter(({ method }) => method !== 'GET').at(-1)
  if (writing) return hasCsrfToken(writing.body) ? 'yes: CSRF token' : 'only by the cookie’s SameSite=Lax'
  if (requests.length > 0) return 'no: a link can do it'
  return answered ? 'not told by the page’s requests' : 'nothing is sent'
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
