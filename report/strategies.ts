import {
  databasePaths,
  databaseTwins,
  keysOf,
  moments,
  views,
  type DatabasePath,
  type Moment,
  type Results,
  type SpecResult,
  type TimelineEntry,
  type Verdict,
  type View,
} from './schema'

/** What something took, counted where it cannot be missed: in the pages, at the database and at the company API. */
export interface ServerCost {
  /** Queries to the database. */
  queries: number
  /** Requests of the pages to the auth routes. */
  auth: number
  /** Questions to the company API. */
  api: number
}

/** What one strategy gave at one place. */
export interface Side {
  spec: string
  /** The verdict that its table says. */
  verdict: Verdict
  /** null: nothing was seen. */
  observed: Verdict | null
  /** Of the update alone, as seen where nothing but its own response was looked at; null: that was not in this run. */
  update: ServerCost | null
  /** Of the reading, with all that the update has set off elsewhere. */
  reading: ServerCost | null
}

/** The same update, view and moment with both strategies. */
export interface Comparison {
  path: DatabasePath
  view: View
  moment: Moment
  /** null: with JWT there is no such cell, or it was not in this run. */
  jwt: Side | null
  database: Side
}

/** JWT and database side by side, in the order of the schema's words: what a run has seen of both. */
export function comparisonsOf({ specs }: Results): Comparison[] {
  const jwt = sidesOf(specs, ({ cell }) => cell)
  const database = sidesOf(specs, ({ databaseCell }) => databaseCell)
  return keysOf(databasePaths).flatMap((path) =>
    keysOf(views).flatMap((view) =>
      keysOf(moments).flatMap((moment) => {
        const own = database(path, view, moment)
        const twin = databaseTwins[path]
        return own ? [{ path, view, moment, jwt: (twin && jwt(twin, view, moment)) ?? null, database: own }] : []
      }),
    ),
  )
}

/** Whether both have been seen, and not as the same. */
export const differ = ({ jwt, database }: Comparison) =>
  jwt !== null && jwt.observed !== null && database.observed !== null && jwt.observed !== database.observed

interface AnyCell {
  path: string
  view: View
  moment: Moment
  verdict: Verdict
  observed: Verdict | null
}

/** The cells of one table, by their place. */
function sidesOf(specs: SpecResult[], cellOf: (spec: SpecResult) => AnyCell | null | undefined) {
  const found = new Map(
    specs.flatMap((spec) => {
      const cell = cellOf(spec)
      return cell ? [[placeOf(cell.path, cell.view, cell.moment), { spec, cell }]] : []
    }),
  )
  return (path: string, view: View, moment: Moment): Side | undefined => {
    const { spec, cell } = found.get(placeOf(path, view, moment)) ?? {}
    if (!spec || !cell) return undefined
    const update = costOf(found.get(placeOf(path, 'response', 'at-once'))?.spec)
    const whole = costOf(spec)
    const { verdict, observed } = cell
    return { spec: spec.id, verdict, observed, update, reading: whole && update && minus(whole, update) }
  }
}

const placeOf = (path: string, view: View, moment: Moment) => `${path}/${view}/${moment}`

/** What `toHaveVerdict` writes down. */
const anHour = 'an hour passes'

/** From the update to the first look at the view; null: it did not get that far. */
function costOf(spec: SpecResult | undefined): ServerCost | null {
  const timeline = spec?.timeline ?? []
  const begin = timeline.findIndex(({ kind }) => kind === 'update')
  const landed = timeline.findIndex(({ kind }) => kind === 'landed')
  // Where it is not fresh, the matcher lets an hour pass: what happens then is no part of the reading
  const end = timeline.findIndex(({ kind, text }, at) => at > landed && (kind === 'check' || text === anHour))
  if (begin < 0 || landed < begin || end < 0) return null
  const count = (is: (entry: TimelineEntry) => boolean) => timeline.slice(begin, end).filter(is).length
  return {
    queries: count(({ kind }) => kind === 'query'),
    auth: count(({ kind, text }) => kind === 'request' && text.includes(' /api/auth/')),
    api: count(({ kind }) => kind === 'company-api'),
  }
}

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
    counted(api, 'call of the company API', 'calls of the company API'),
  ]
  return parts.filter(Boolean).join(', ') || 'nothing'
}

const counted = (count: number, one: string, many: string) => (count > 0 ? `${count} ${count === 1 ? one : many}` : '')
