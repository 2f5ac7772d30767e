// For tests only: a published matrix.
import type { Outcome, Published, PublishedColumn } from '../published'
import { subject } from '../sample-results'

export const held: Outcome = { status: 'held', verdict: null, why: '' }
export const failing: Outcome = { status: 'known to fail', verdict: null, why: 'outside <5' }
export const missing = (capability: string): Outcome => ({
  status: 'not in this version',
  verdict: null,
  why: `this version has no ${capability}`,
})
export const shows = (verdict: Outcome['verdict']): Outcome => ({ status: 'held', verdict, why: '' })

/** A column, measured on 1 January 2026. */
export function columnOf(nextAuth: string, next = '16.4.6', node = subject.versions.node): PublishedColumn {
  const versions = { ...subject.versions, 'next-auth': nextAuth, next, node }
  return { app: nextAuth.startsWith('5') ? 'v5' : 'v4', versions, date: '2026-01-01' }
}

/** A matrix with two columns. The id of a spec is also its title. */
export const publishedOf = (
  { from, to }: { from: string; to: string },
  outcomes: Record<string, [Outcome, Outcome]>,
): Omit<Published, 'columns'> & { columns: [PublishedColumn, PublishedColumn] } => ({
  columns: [columnOf(from), columnOf(to)],
  specs: Object.entries(outcomes).map(([id, pair]) => ({ id, title: id, outcomes: pair })),
})
