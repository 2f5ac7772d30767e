import { nameOfColumn, type Outcome, type Published, type PublishedColumn } from './published'

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
 * somebody in.
 */
export const changeKinds = {
  access: 'Signed out, or let in wrongly',
  stale: 'A view that was fresh no longer is',
  fresh: 'A view is fresh that was not',
  behavior: 'A sentence no longer holds, or holds now',
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
  const order = Object.keys(changeKinds)
  return {
    from,
    to,
    compared: both.length,
    changes: changes.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
  }
}

function kindOf({ title, old, new: now }: Omit<Change, 'kind'>): ChangeKind {
  if (old.status === 'not in this version' || now.status === 'not in this version') return 'versions'
  const begins = title.startsWith('Hazard:') ? now : title.startsWith('Defense:') ? old : undefined
  if (begins?.status === 'held' || now.verdict === 'signed out') return 'access'
  if (old.verdict === 'fresh' && now.verdict !== 'fresh') return 'stale'
  return now.verdict === 'fresh' && old.verdict !== null ? 'fresh' : 'behavior'
}

/**
 * The changes as text for the terminal: a list for each kind.
 *
 * @param all whether to list the specs, too, that only one of the two versions has what they need for; otherwise they are
 * counted by reason
 */
export function changesText({ from, to, compared, changes }: Changes, { all = false } = {}): string {
  const lines = (Object.keys(changeKinds) as ChangeKind[]).flatMap((kind) => {
    const ofKind = changes.filter((one) => one.kind === kind)
    if (ofKind.length === 0) return []
    const list =
      kind === 'versions' && !all
        ? reasonCounts(ofKind)
        : ofKind.map(({ id, title, old, new: now }) => `  ${id} | ${title} | ${resultOf(old)} → ${resultOf(now)}`)
    return ['', `${changeKinds[kind]} (${ofKind.length})`, ...list]
  })
  return [
    `From ${nameOfColumn(from)} (measured on ${from.date})`,
    `to   ${nameOfColumn(to)} (measured on ${to.date}):`,
    changes.length === 0 ? `nothing changes in ${compared} specs.` : `${changes.length} of ${compared} specs change.`,
    ...lines,
  ].join('\n')
}

/** `stale`, `holds`, `does not hold`, `not in this version` */
function resultOf({ status, verdict }: Outcome): string {
  if (status === 'held') return verdict ?? 'holds'
  return status === 'known to fail' ? (verdict ?? 'does not hold') : status
}

function reasonCounts(changes: Change[]): string[] {
  const reasons = changes.map(({ old, new: now }) =>
    old.status === 'not in this version' ? `new: ${old.why}` : `gone: ${now.why}`,
  )
  return [...new Set(reasons)]
    .sort()
    .map((reason) => ({ reason, count: reasons.filter((one) => one === reason).length }))
    .map(({ reason, count }) => `  ${count} ${count === 1 ? 'spec' : 'specs'}, ${reason}`)
    .concat('  --all lists them')
}
