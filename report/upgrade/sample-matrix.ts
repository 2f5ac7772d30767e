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

/** With changes of several kinds, a question, and a change without advice. */
export const samplePublished = publishedOf(
  { from: '4.24.15', to: '5.0.0-beta.32' },
  {
    'empty-update-sends-post': [held, failing],
    'v5/empty-update-is-a-get': [failing, held],
    'update-empty-object-sends-post': [held, held],
    'update-broadcasts': [held, failing],
    'fresh/update/use-session/immediately': [shows('fresh'), failing],
    'fresh/update-data/use-session/immediately': [shows('fresh'), shows('fresh')],
    'fresh/update-data/with-auth/immediately': [shows('fresh'), missing('withAuth()')],
    'token-of-another-secret-is-rejected': [held, held],
  },
)
