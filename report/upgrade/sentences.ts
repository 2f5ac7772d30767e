// The sentences that the Markdown and the book have in common.

import { resultOf, type Change, type Changes } from '../changes'
import { nameOfColumn } from '../published'
import type { Evidence, GuideGroup } from './guide'

/** What the guide is, at its top. */
export const intro = [
  'Computed from the published matrix, `docs/matrix.json`: what each spec showed on each version.',
  'Changes with the same cause are together, and the most serious come first: who is signed out or let in wrongly, what is no longer fresh, what is fresh now, other behavior, requests, and last what only one of the two versions has.',
  'The names in code style are the ids of specs.',
]

/** `From next-auth …, to next-auth …: 274 of 1215 specs change.` */
export function stepSentence({ from, to, compared, changes }: Changes): string {
  const isOnlyNextAuth =
    from.versions.next === to.versions.next || from.versions['next-auth'] === to.versions['next-auth']
  return [
    `From ${nameOfColumn(from)} to ${nameOfColumn(to)}: ${changes.length} of ${compared} specs change.`,
    ...(isOnlyNextAuth
      ? []
      : [
          `Next.js differs as well, from ${from.versions.next} to ${to.versions.next}, and may be the cause of a change.`,
        ]),
  ].join(' ')
}

/** What held before and what holds now, with a label for each. */
export function labelsOf({ advice, before, after, changes }: GuideGroup): { label: string; evidence: Evidence[] }[] {
  if (advice?.gone) return [{ label: `Not in the new version (${specsOf(changes)})`, evidence: [] }]
  if (advice?.added) return [{ label: `New (${specsOf(changes)})`, evidence: [] }]
  const isBoth = before.length > 0 && after.length > 0
  return [
    { label: isBoth ? 'Before' : 'No longer', evidence: before },
    { label: isBoth ? 'After' : 'New', evidence: after },
  ].filter(({ evidence }) => evidence.length > 0)
}

const specsOf = ({ length }: Change[]) => `${length} ${length === 1 ? 'spec' : 'specs'}`

/** `18 cells fresh → has no effect` for each pair of results, the most frequent first. */
export function pairCounts(cells: Change[]): string[] {
  const counts = new Map<string, number>()
  for (const { id, old, new: now } of cells) {
    const pair = `${resultOf(id, old)} → ${resultOf(id, now)}`
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([pair, count]) => `${count} ${count === 1 ? 'cell' : 'cells'} ${pair}`)
}
