import type { Results, SpecResult, SpecStatus } from '../schema/results'
import type { Verdict } from '../schema/table'

/** What a comparison uses from a run or a baseline. */
export interface Behaviors {
  subjects: { id: string; versions: Record<string, string> }[]
  specs: Behavior[]
}

export interface Behavior {
  /** The id of a subject; together with the spec's id, the key of the comparison. */
  subject: string
  id: string
  title: string
  status: SpecStatus
  /** The observed verdict of a cell. null: not a cell, or nothing was observed. */
  verdict: Verdict | null
  /** Why it has this status, in words. Never compared: it may contain random ids. */
  why?: string
}

/** A: added, only on the new side. D: removed, only on the old side. C: changed, with another status or another verdict. */
export type Difference = { subject: string; id: string; title: string } & (
  | { letter: 'A'; old: null; new: Behavior }
  | { letter: 'D'; old: Behavior; new: null }
  | { letter: 'C'; old: Behavior; new: Behavior }
)

/** The comparison of two sides. */
export interface Comparison {
  /** Where the old side comes from, as typed: `report/baseline.json`. */
  with: string
  /** The packages whose version changed in between: `next 16.4.6 → 16.4.7`. */
  versions: string[]
  differences: Difference[]
  /** If only part of the suite ran: the ids of specs that the old side does not have, which then do not count as added. */
  unknown?: string[]
}

/** The status and the verdict of each spec of a run. */
export function behaviorsOf(results: Results): Behaviors {
  return {
    subjects: results.subjects.map(({ id, versions }) => ({ id, versions })),
    specs: results.specs.map((spec) => ({
      subject: spec.subject,
      id: spec.id,
      title: spec.title,
      status: spec.status,
      verdict: (spec.cell ?? spec.otherCell)?.observed ?? null,
      why: whyOf(spec),
    })),
  }
}

function whyOf({ status, reason, expected, observed }: SpecResult): string {
  if (status !== 'differs') return reason
  return [reason, expected && `expected: ${expected}`, observed && `observed: ${observed}`].filter(Boolean).join('; ')
}

/**
 * What was added, removed and changed, sorted by subject and id. Titles, times and the output of matchers do not count.
 * A spec whose status is now `not run` counts as changed, not as removed.
 */
export function diff(old: Behaviors, now: Behaviors): Difference[] {
  const [before, after] = [byKey(old), byKey(now)]
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort()
  return keys.flatMap((key): Difference[] => {
    const [oldSpec, newSpec] = [before.get(key), after.get(key)]
    if (oldSpec && newSpec) {
      const isSame = oldSpec.status === newSpec.status && oldSpec.verdict === newSpec.verdict
      return isSame ? [] : [{ ...identityOf(newSpec), letter: 'C', old: oldSpec, new: newSpec }]
    }
    if (newSpec) return [{ ...identityOf(newSpec), letter: 'A', old: null, new: newSpec }]
    return oldSpec ? [{ ...identityOf(oldSpec), letter: 'D', old: oldSpec, new: null }] : []
  })
}

/**
 * Compares two files. Where each has only one subject, their specs are paired by id, whatever the subjects are called: for
 * example, a run on NextAuth 4 with one on NextAuth 5. The versions then say which subject became which.
 */
export function compared(old: Behaviors, now: Behaviors): Pick<Comparison, 'versions' | 'differences'> {
  const [[oldSubject, ...otherOld], [newSubject, ...otherNew]] = [old.subjects, now.subjects]
  if (!oldSubject || !newSubject || otherOld.length + otherNew.length > 0 || oldSubject.id === newSubject.id)
    return { versions: versionChanges(old, now), differences: diff(old, now) }
  const renamed = {
    subjects: [{ ...oldSubject, id: newSubject.id }],
    specs: old.specs.map((spec) => ({ ...spec, subject: newSubject.id })),
  }
  return {
    versions: [`${oldSubject.id} → ${newSubject.id}`, ...versionChanges(renamed, now)],
    differences: diff(renamed, now),
  }
}

const byKey = ({ specs }: Behaviors) => new Map(specs.map((spec) => [`${spec.subject} ${spec.id}`, spec]))
const identityOf = ({ subject, id, title }: Behavior) => ({ subject, id, title })

/** The packages whose version changed: `next 16.4.6 → 16.4.7`. Only packages that both sides list. */
export function versionChanges(old: Behaviors, now: Behaviors): string[] {
  return now.subjects.flatMap(({ id, versions }) => {
    const before = old.subjects.find((subject) => subject.id === id)?.versions ?? {}
    return Object.entries(versions)
      .filter(([name, version]) => before[name] !== undefined && before[name] !== version)
      .map(([name, version]) => `${name} ${before[name]} → ${version}`)
  })
}

/** A change in words: `stale → fresh`, `held → differs (…)`. For an added or a removed spec, what it is or was. */
export function changeInWords(difference: Difference): string {
  const { old, new: now } = difference
  if (!old || !now) return resultOf(old ?? now)
  if (resultOf(old) === resultOf(now)) return `${resultOf(old)} (${old.status}) → ${resultOf(now)} (${now.status})`
  const why = now.verdict === null && now.why ? ` (${now.why})` : ''
  return `${resultOf(old)} → ${resultOf(now)}${why}`
}

const resultOf = ({ status, verdict }: Behavior) => verdict ?? status

/** `1 added, 2 removed, 3 changed`. A kind without differences is left out. */
export function countsInWords(differences: Difference[]): string {
  const words = { A: 'added', D: 'removed', C: 'changed' }
  return (['A', 'D', 'C'] as const)
    .map((letter) => ({ letter, count: differences.filter((one) => one.letter === letter).length }))
    .filter(({ count }) => count > 0)
    .map(({ letter, count }) => `${count} ${words[letter]}`)
    .join(', ')
}
