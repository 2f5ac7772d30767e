import { changeKinds, kindsInOrder, type Change, type Changes } from '../changes'
import { nameOfColumn } from '../published'
import { groupsOf, type Group } from './groups'
import { changeText } from './sentences'

/**
 * The changes as text for the terminal: a list for each kind, in it a part for each cause, with what to do.
 *
 * @param all whether to list the specs, too, that only one of the two versions has what they need for; otherwise they are
 * counted by reason
 */
export function changesText(all: Changes, { all: listsAll = false } = {}): string {
  const { from, to, compared, changes } = all
  const groups = groupsOf(all)
  const lines = kindsInOrder.flatMap((kind) => {
    const ofKind = groups.filter((one) => one.kind === kind)
    if (ofKind.length === 0) return []
    const count = ofKind.reduce((sum, one) => sum + one.changes.length, 0)
    return ['', `${changeKinds[kind]} (${count})`, ...ofKind.flatMap((one) => groupLines(one, listsAll))]
  })
  const isShort = !listsAll && groups.some(({ kind }) => kind === 'versions')
  return [
    `From ${nameOfColumn(from)} (measured on ${from.date})`,
    `to   ${nameOfColumn(to)} (measured on ${to.date}):`,
    changes.length === 0 ? `nothing changes in ${compared} specs.` : `${changes.length} of ${compared} specs change.`,
    ...lines,
    ...(isShort ? ['  --all lists them'] : []),
  ].join('\n')
}

function groupLines({ advice, kind, changes }: Group, listsAll: boolean): string[] {
  const list =
    kind === 'versions' && !listsAll
      ? reasonCounts(changes)
      : changes.map((change) => `  ${change.id} | ${change.title} | ${changeText(change)}`)
  return [...list, ...(advice ? [`    What to do: ${advice.text.replaceAll('`', '')}`] : [])]
}

function reasonCounts(changes: Change[]): string[] {
  const reasons = changes.map(({ old, new: now }) =>
    old.status === 'not in this version' ? `new: ${old.why}` : `gone: ${now.why}`,
  )
  return [...new Set(reasons)]
    .sort()
    .map((reason) => ({ reason, count: reasons.filter((one) => one === reason).length }))
    .map(({ reason, count }) => `  ${count} ${count === 1 ? 'spec' : 'specs'}, ${reason}`)
}
