import { kindsInOrder, resultOf, type Change, type ChangeKind, type Changes } from '../changes'
import { advice, type Advice } from './advice'

/** Changes that have one cause. */
export interface Group {
  /** null: no advice is about them. Each is then shown with its own title. */
  advice: Advice | null
  /** The most serious of its changes, unless the advice says otherwise. */
  kind: ChangeKind
  /** Those that the advice names first, then by id. */
  changes: Change[]
}

/** The changes by cause: the most serious first, then in the order of the advice. Each change is in exactly one group. */
export function groupsOf({ changes }: Pick<Changes, 'changes'>): Group[] {
  const results = new Map(changes.map((one) => [one.id, resultOf(one.id, one.new)]))
  const usable = advice.filter((one) => isAbout(one, results))
  const byAdvice = new Map<Advice | null, Change[]>()
  for (const change of changes) {
    const found = usable.find((one) => matches(one, change)) ?? null
    byAdvice.set(found, [...(byAdvice.get(found) ?? []), change])
  }
  const known = usable.flatMap((one): Group[] => {
    const ofAdvice = byAdvice.get(one)
    if (!ofAdvice) return []
    const named = Object.keys(one.when ?? {})
    const rank = ({ id }: Change) => (named.includes(id) ? named.indexOf(id) : named.length)
    return [
      {
        advice: one,
        kind: one.kind ?? mostSerious(ofAdvice),
        changes: ofAdvice.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1)),
      },
    ]
  })
  const others = kindsInOrder.flatMap((kind): Group[] => {
    const ofKind = (byAdvice.get(null) ?? []).filter((one) => one.kind === kind)
    return ofKind.length > 0 ? [{ advice: null, kind, changes: ofKind }] : []
  })
  return [...known, ...others].toSorted((a, b) => kindsInOrder.indexOf(a.kind) - kindsInOrder.indexOf(b.kind))
}

/** Whether what the advice says is true of these changes: the specs that it depends on changed, and in this direction. */
function isAbout({ when }: Advice, results: Map<string, string>): boolean {
  if (!when) return true
  const found = Object.entries(when).filter(([id]) => results.has(id))
  return found.length > 0 && found.every(([id, result]) => results.get(id) === result)
}

/** Whether a change is one of those that the advice is about. */
export function matches({ when, specs = [], gone, added }: Advice, { id, old, new: now }: Change): boolean {
  const isMissing = ({ status }: Change['old']) => status === 'not in this version'
  if (isMissing(now)) return gone !== undefined && lacks(now.why, gone)
  if (isMissing(old)) return added !== undefined && lacks(old.why, added)
  return [...Object.keys(when ?? {}), ...specs].some((pattern) => isNamedBy(pattern, id))
}

/** Whether a pattern of {@link Advice.specs} names this id. */
export function isNamedBy(pattern: string, id: string): boolean {
  const names = pattern.split('/')
  const parts = id.split('/')
  const isPrefix = names.at(-1) === ''
  if (isPrefix) names.pop()
  return (
    (isPrefix ? parts.length > names.length : parts.length === names.length) &&
    names.every((name, index) => name === '*' || name === parts[index])
  )
}

/** `why`: `this version has no auth routes in either router, update()` */
const lacks = (why: string, capability: string) =>
  why.replace('this version has no ', '').split(', ').includes(capability)

const mostSerious = (changes: Change[]) =>
  kindsInOrder.find((kind) => changes.some((one) => one.kind === kind)) ?? 'versions'
