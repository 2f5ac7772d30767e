import {
  databasePaths,
  databaseTwins,
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

/** What something took, counted on the server's side in one spec. */
export interface ServerCost {
  /** Queries to the database. */
  queries: number
  /** Requests to the auth routes. */
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
  /** From the update to its landing; null: it did not get that far. */
  update: ServerCost | null
  /** From the landing to what was read. */
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

const keysOf = <Key extends string>(words: Record<Key, string>) => Object.keys(words) as Key[]

/** JWT and database side by side, in the order of the schema's words: what a run has seen of both. */
export function comparisonsOf({ specs }: Results): Comparison[] {
  const jwt = new Map(specs.flatMap((spec) => (spec.cell ? [[placeOf(spec.cell), sideOf(spec, spec.cell)]] : [])))
  const compared = specs.flatMap((spec): Comparison[] => {
    if (!spec.databaseCell) return []
    const { path, view, moment } = spec.databaseCell
    const twin = databaseTwins[path]
    const other = twin && jwt.get(placeOf({ path: twin, view, moment }))
    return [{ path, view, moment, jwt: other ?? null, database: sideOf(spec, spec.databaseCell) }]
  })
  const rank = ({ path, view, moment }: Comparison) =>
    (keysOf(databasePaths).indexOf(path) * 100 + keysOf(views).indexOf(view)) * 100 + keysOf(moments).indexOf(moment)
  return compared.toSorted((one, other) => rank(one) - rank(other))
}

/** Whether both have been seen, and not as the same. */
export const differ = ({ jwt, database }: Comparison) =>
  jwt !== null && jwt.observed !== null && database.observed !== null && jwt.observed !== database.observed

const placeOf = ({ path, view, moment }: { path: string; view: View; moment: Moment }) => `${path}/${view}/${moment}`

function sideOf(
  { id, timeline }: SpecResult,
  { verdict, observed }: { verdict: Verdict; observed: Verdict | null },
): Side {
  const landed = timeline.findIndex(({ kind }) => kind === 'landed')
  const begin = timeline.findIndex(({ kind }) => kind === 'update')
  const got = begin >= 0 && landed > begin
  // Where it is not fresh, the matcher lets an hour pass: what happens then is no part of the reading
  const end = timeline.findIndex(({ kind, text }, at) => at > landed && (kind === 'check' || text === anHour))
  return {
    spec: id,
    verdict,
    observed,
    update: got ? costOf(timeline.slice(begin, landed)) : null,
    reading: got && end >= 0 ? costOf(timeline.slice(landed, end)) : null,
  }
}

/** What `toHaveVerdict` writes down. */
const anHour = 'an hour passes'

function costOf(entries: TimelineEntry[]): ServerCost {
  const count = (is: (entry: TimelineEntry) => boolean) => entries.filter(is).length
  return {
    queries: count(({ kind }) => kind === 'query'),
    auth: count(
      ({ kind, lane, data }) =>
        kind === 'response' && lane === 'server' && typeof data?.url === 'string' && data.url.startsWith('/api/auth'),
    ),
    api: count(({ kind }) => kind === 'company-api'),
  }
}

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
