// The sentences that the Markdown and the book have in common.

import { isCellId, resultOf, type Change, type Changes } from '../changes'
import { groupBy } from '../group-by'
import { nameOfColumn, type PublishedColumn } from '../published'
import type { Evidence, GuideGroup } from './guide'
import type { Pair } from './questions'
import type { Step } from './steps'

/** What the guide is, at its top. */
export const intro = [
  'Computed from the published matrix, `docs/matrix.json`: what each spec showed on each version.',
  'Changes with the same cause are together, and the most serious come first: who is signed out or let in, what is no longer fresh, what is fresh now, other behavior, requests, and last what only one of the two versions has.',
  'The names in code style are the ids of specs. An arrow after an id shows its result before and after the upgrade.',
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

/** With the versions of next, if they differ as well. */
export function nameWithNext({ kind, name, columns }: Step): string {
  if (!columns) return name
  const [from, to] = columns.map(({ versions }) => versions.next)
  if (kind === 'next') return `${name} (next-auth ${columns[1].versions['next-auth']})`
  return from === to ? `${name} (next ${to})` : `${name} (next ${from} → ${to})`
}

/** What held before and what holds now, with a label for each: a text, or the specs. */
export function labelsOf({
  advice,
  kind,
  before,
  after,
  changes,
}: GuideGroup): { label: string; text: string; evidence: Evidence[] }[] {
  const isOne = changes.length === 1
  const needed = `${changes.length} ${isOne ? 'spec needs' : 'specs need'} it.`
  if (advice?.gone) return [{ label: 'No longer', text: needed, evidence: [] }]
  if (advice?.added) return kind === 'versions' ? [{ label: 'New', text: needed, evidence: [] }] : []
  const isBoth = before.length > 0 && after.length > 0
  return [
    { label: isBoth ? 'Before' : 'No longer', text: '', evidence: before },
    { label: isBoth ? 'After' : 'New', text: '', evidence: after },
  ].filter(({ evidence }) => evidence.length > 0)
}

/** `fresh → has no effect` */
export const changeText = ({ id, old, new: now }: Change) => `${resultOf(id, old)} → ${resultOf(id, now)}`

/** The ids of the cells among changes, by what changes: `fresh → has no effect`. The most frequent first. */
export function byPair(changes: Change[]): [pair: string, ids: string[]][] {
  const cells = changes.filter(({ id }) => isCellId(id))
  const pairs = groupBy(cells, changeText)
  return [...pairs]
    .map(([pair, ofPair]): [string, string[]] => [pair, ofPair.map(({ id }) => id)])
    .toSorted(([, a], [, b]) => b.length - a.length)
}

/** `18 cells fresh → has no effect` */
export const pairCounts = (changes: Change[]) =>
  byPair(changes).map(([pair, ids]) => `${ids.length} ${ids.length === 1 ? 'cell' : 'cells'} ${pair}`)

/** `holds`, or `holds → does not hold` */
export const pairText = ([old, now]: Pair) => (old === 'not in this version' ? now : `${old} → ${now}`)

/** `: stale → fresh`, if that is what the upgrade changes. */
export const changedPair = ([old, now]: Pair) =>
  old === now || old === 'not in this version' ? '' : `: ${old} → ${now}`

/** What a spec of a list of defenses says: its title without the word, and its result if it does not hold. */
export function defenseText(title: string, pair: Pair): string {
  const text = title.replace(/^Defense: (.)/, (_, first: string) => first.toUpperCase())
  return pair[1] === 'holds' ? text : `${text}: ${pairText(pair)}`
}

/** The command that runs the spec that shows most of a group: on the new versions, or on the old if only they have it. */
export function evidenceCommand({ advice, changes, proof }: GuideGroup, { from, to }: Changes): string | undefined {
  const named = Object.keys(advice?.when ?? {})
  const id = changes.find((one) => named.includes(one.id))?.id ?? proof[0]?.id ?? changes[0]?.id
  if (id === undefined) return undefined
  const isGone = changes.some((one) => one.id === id && one.new.status === 'not in this version')
  return gateCommand(isGone ? from : to, id)
}

/** The command that runs a spec on the versions of a column. */
export const gateCommand = ({ app, versions }: PublishedColumn, id: string) =>
  `npm run gate -- ${app === 'v5' ? '--app v5 ' : ''}--next-auth ${versions['next-auth']} --next ${versions.next} ${id}`
