import type { SpecResult } from '../schema/results'
import type { Moment, Verdict, View } from '../schema/table'
import { groupBy } from './group-by'
import { tableCellOf, type Cure, type TableCell, type TableName } from './tables'

/** What a moment costs the user or the developer, as a cure: the first is the cheapest. */
export const costs = [
  'nothing',
  'a call in the page',
  'a new request for the server components',
  'a client-side navigation',
  'a full load',
  'a new tab',
] as const

/** The moments as cures. null: it is none, because it is the moment of the update itself, or because it is no more than time. */
export const cures: Record<Moment, { cost: (typeof costs)[number]; words: string } | null> = {
  immediately: null,
  'after-focus': { cost: 'nothing', words: 'a window focus' },
  'after-poll': { cost: 'nothing', words: 'a poll' },
  'after-get-session': { cost: 'a call in the page', words: 'getSession()' },
  'after-update-call': { cost: 'a call in the page', words: 'update()' },
  'after-router-refresh': { cost: 'a new request for the server components', words: 'router.refresh()' },
  'after-link': { cost: 'a client-side navigation', words: 'a client-side navigation' },
  'after-prefetched-link': { cost: 'a client-side navigation', words: 'a prefetched link' },
  'after-client-back': { cost: 'a client-side navigation', words: 'client-side back navigation' },
  'after-reload': { cost: 'a full load', words: 'a reload' },
  'after-bfcache': { cost: 'a full load', words: 'browser back' },
  'in-new-tab': { cost: 'a new tab', words: 'a new tab' },
  'a-day-later': null,
}

/** For each view already on screen, the view that is the same text after it is loaded again. */
const readAgain: Partial<Record<View, View>> = {
  'get-server-side-props-on-screen': 'get-server-side-props',
  'server-component-on-screen': 'server-component',
  'shared-layout-on-screen': 'shared-layout',
}

interface Candidate {
  spec: SpecResult
  table: TableName
  cell: TableCell
}

/**
 * The shortest cure for each stale cell, by the id of its spec: the cheapest moment after the same change at which the same view
 * is fresh, in a cell of the same specs that held. A view already on screen may also be loaded again. A moment of the same kind
 * as that of the stale cell is no cure. null: these specs prove none.
 *
 * @param verdictOf the verdict of a cell. @default what was observed
 */
export function curesOf(
  specs: SpecResult[],
  verdictOf: (cell: TableCell) => Verdict | null = ({ observed }) => observed,
): Map<string, Cure | null> {
  const groupOf = (spec: SpecResult, table: TableName, path: string, view: View) =>
    [spec.subject, table, path, view].join(' ')
  const candidates = specs.flatMap((spec): Candidate[] => {
    const found = tableCellOf(spec)
    return found ? [{ spec, ...found }] : []
  })
  const groups = groupBy(
    candidates.filter(({ spec, cell }) => spec.status === 'held' && verdictOf(cell) === 'fresh'),
    ({ spec, table, cell }) => groupOf(spec, table, cell.path, cell.view),
  )
  return new Map(
    candidates
      .filter(({ cell }) => verdictOf(cell) === 'stale')
      .map(({ spec, table, cell }) => {
        const own = cures[cell.moment]?.cost
        const again = readAgain[cell.view]
        const fresh = [cell.view, ...(again ? [again] : [])].flatMap(
          (view) => groups.get(groupOf(spec, table, cell.path, view)) ?? [],
        )
        const [best] = fresh
          .filter((one) => cures[one.cell.moment] && cures[one.cell.moment]?.cost !== own)
          .sort((one, other) => rankOf(one.cell.moment) - rankOf(other.cell.moment))
        return [spec.id, best ? { spec: best.spec.id, moment: best.cell.moment } : null]
      }),
  )
}

/** Cheaper moments first, and moments with the same cost in the order in which they are listed. */
function rankOf(moment: Moment): number {
  const cure = cures[moment]
  const moments = Object.keys(cures)
  return cure ? costs.indexOf(cure.cost) * moments.length + moments.indexOf(moment) : Infinity
}

/** The specs, with the cure in each stale cell. */
export function withCures(specs: SpecResult[]): SpecResult[] {
  const found = curesOf(specs)
  return specs.map((spec) => {
    const cure = found.get(spec.id)
    if (cure === undefined) return spec
    return spec.cell
      ? { ...spec, cell: { ...spec.cell, cure } }
      : { ...spec, ...(spec.otherCell && { otherCell: { ...spec.otherCell, cure } }) }
  })
}
