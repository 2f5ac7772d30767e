import {
  databasePaths,
  databaseTwins,
  keysOf,
  moments,
  views,
  type DatabasePath,
  type Moment,
  type Verdict,
  type View,
} from '../schema/table'
import type { Results, SpecResult, TimelineEntry } from '../schema/results'

/** The cost of an update or a read, counted where nothing is missed: in the pages, at the database and at the company API. */
export interface ServerCost {
  /** Queries to the database. */
  queries: number
  /** Requests from the pages to the auth routes. */
  auth: number
  /** Calls to the company API. */
  api: number
}

/** The result of one strategy for one view at one moment. */
export interface Side {
  spec: string
  /** The verdict in its table. */
  verdict: Verdict
  /** null: nothing was observed. */
  observed: Verdict | null
  /** The cost of the update alone, from the cell that reads only the update's own response. null: not in this run. */
  update: ServerCost | null
  /** The cost of the read, with everything that the update triggered elsewhere. */
  reading: ServerCost | null
}

/** The same update, view and moment with both strategies. */
export interface Comparison {
  path: DatabasePath
  view: View
  moment: Moment
  /** null: JWT has no such cell, or it was not in this run. */
  jwt: Side | null
  database: Side
}

/** JWT and database side by side, in the order of the schema: what a run observed with both. */
export function comparisonsOf({ specs }: Results): Comparison[] {
  const jwt = sidesOf(specs, ({ cell }) => cell)
  const database = sidesOf(specs, ({ otherCell }) => (otherCell?.table === 'database' ? otherCell : undefined))
  return keysOf(databasePaths).flatMap((path) =>
    keysOf(views).flatMap((view) =>
      keysOf(moments).flatMap((moment) => {
        const databaseSide = database(path, view, moment)
        const twin = databaseTwins[path]
        return databaseSide
          ? [{ path, view, moment, jwt: (twin && jwt(twin, view, moment)) ?? null, database: databaseSide }]
          : []
      }),
    ),
  )
}

/** Whether both verdicts were observed and are different. */
export const haveDifferentVerdicts = ({ jwt, database }: Comparison) =>
  jwt !== null && jwt.observed !== null && database.observed !== null && jwt.observed !== database.observed

interface AnyCell {
  path: string
  view: View
  moment: Moment
  verdict: Verdict
  observed: Verdict | null
}

/** The cells of one table, by update path, view and moment. */
function sidesOf(specs: SpecResult[], cellOf: (spec: SpecResult) => AnyCell | null | undefined) {
  const found = new Map(
    specs.flatMap((spec) => {
      const cell = cellOf(spec)
      return cell ? [[cellKey(cell.path, cell.view, cell.moment), { spec, cell }]] : []
    }),
  )
  return (path: string, view: View, moment: Moment): Side | undefined => {
    const { spec, cell } = found.get(cellKey(path, view, moment)) ?? {}
    if (!spec || !cell) return undefined
    const update = costOf(found.get(cellKey(path, 'response', 'immediately'))?.spec)
    const whole = costOf(spec)
    const { verdict, observed } = cell
    return { spec: spec.id, verdict, observed, update, reading: whole && update && minus(whole, update) }
  }
}

const cellKey = (path: string, view: View, moment: Moment) => `${path}/${view}/${moment}`

/** The cost from the update to the first check of the view. null: the spec did not get that far. */
function costOf(spec: SpecResult | undefined): ServerCost | null {
  const timeline = spec?.timeline ?? []
  const begin = timeline.findIndex(({ kind }) => kind === 'update')
  const landed = timeline.findIndex(({ kind }) => kind === 'landed')
  const endsRead = ({ kind }: TimelineEntry) => kind === 'check' || kind === 'clock-before-stale'
  const end = timeline.findIndex((entry, at) => at > landed && endsRead(entry))
  if (begin < 0 || landed < begin || end < 0) return null
  const count = (predicate: (entry: TimelineEntry) => boolean) => timeline.slice(begin, end).filter(predicate).length
  return {
    queries: count(({ kind }) => kind === 'query'),
    auth: count(isAuthRequest),
    api: count(({ kind }) => kind === 'company-api'),
  }
}

/** Whether it is a request of a page to an auth route. */
const isAuthRequest = ({ kind, data }: TimelineEntry) =>
  kind === 'request' && typeof data?.url === 'string' && data.url.startsWith('/api/auth/')

const minus = (whole: ServerCost, part: ServerCost): ServerCost => ({
  queries: whole.queries - part.queries,
  auth: whole.auth - part.auth,
  api: whole.api - part.api,
})

/** `2 queries, 1 auth request`; `nothing`. */
export function costInWords({ queries, auth, api }: ServerCost): string {
  const parts = [
    counted(queries, 'query', 'queries'),
    counted(auth, 'auth request', 'auth requests'),
    counted(api, 'company API call', 'company API calls'),
  ]
  return parts.filter(Boolean).join(', ') || 'nothing'
}

const counted = (count: number, one: string, many: string) => (count > 0 ? `${count} ${count === 1 ? one : many}` : '')
