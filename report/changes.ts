import type { Outcome, Published, PublishedColumn } from './published'
import { tables } from './tables'

/** A spec whose outcome is not the same in two columns. */
export interface Change {
  id: string
  title: string
  old: Outcome
  new: Outcome
  kind: ChangeKind
}

/**
 * What a change is about, the most serious first. A hazard that begins to hold and a defense that no longer holds may let
 * somebody in. No change is about requests by itself: the advice on it says so (`upgrade/advice.ts`).
 */
export const changeKinds = {
  access: 'Who is signed out, or let in',
  stale: 'A view that was fresh no longer is',
  fresh: 'A view is fresh that was not',
  behavior: 'Something else behaves differently',
  requests: 'An extra request, or one less',
  versions: 'Only one of the two versions has what the spec needs',
} as const

export type ChangeKind = keyof typeof changeKinds

/** What changes from one column to another. */
export interface Changes {
  from: PublishedColumn
  to: PublishedColumn
  /** The number of specs that both columns have. */
  compared: number
  /** The most serious first, then by id. */
  changes: Change[]
}

/** Compares two columns of the published matrix, spec by spec. */
export function changesBetween(published: Published, from: PublishedColumn, to: PublishedColumn): Changes {
  const [before, after] = [from, to].map((one) => published.columns.indexOf(one)) as [number, number]
  const both = published.specs.flatMap(({ id, title, outcomes }) => {
    const [old, now] = [outcomes[before], outcomes[after]]
    return old && now ? [{ id, title, old, new: now }] : []
  })
  const changes = both
    .filter(({ old, new: now }) => old.status !== now.status || old.verdict !== now.verdict)
    .map((one): Change => ({ ...one, kind: kindOf(one) }))
  return {
    from,
    to,
    compared: both.length,
    changes: changes.sort((a, b) => kindsInOrder.indexOf(a.kind) - kindsInOrder.indexOf(b.kind)),
  }
}

function kindOf({ title, old, new: now }: Omit<Change, 'kind'>): ChangeKind {
  if (old.status === 'not in this version' || now.status === 'not in this version') return 'versions'
  const begins = title.startsWith('Hazard:') ? now : title.startsWith('Defense:') ? old : undefined
  if (begins?.status === 'held' || now.verdict === 'signed out') return 'access'
  if (old.verdict === 'fresh' && now.verdict !== 'fresh') return 'stale'
  return now.verdict === 'fresh' && old.verdict !== null ? 'fresh' : 'behavior'
}

/** The kinds, the most serious first. */
export const kindsInOrder = Object.keys(changeKinds) as ChangeKind[]

/**
 * What a spec showed, in words: the verdict of a cell, `holds`, `does not hold`, `has no effect` or `not in this version`. A
 * cell that is known to fail and has no verdict failed at its precondition, which is that the session was changed.
 */
export function resultOf(id: string, { status, verdict }: Outcome): string {
  if (status === 'not in this version') return status
  if (verdict) return verdict
  return status === 'held' ? 'holds' : isCellId(id) ? 'has no effect' : 'does not hold'
}

/** Whether this is the id of a cell of a table: table, update path, view, moment. */
export function isCellId(id: string): boolean {
  const [table = '', path = '', view, moment, ...rest] = id.split('/')
  return (
    Object.entries(tables).some(([name, { paths }]) => name === table && path in paths) &&
    Boolean(view && moment) &&
    rest.length === 0
  )
}
