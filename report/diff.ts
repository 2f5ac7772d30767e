import type { Results, SpecResult, SpecStatus, Verdict } from './schema'

/** What a comparison looks at: of a run, or of a baseline. */
export interface Behaviours {
  subjects: { id: string; versions: Record<string, string> }[]
  specs: Behaviour[]
}

export interface Behaviour {
  /** The id of a subject; with the spec's id the key of the comparison. */
  subject: string
  id: string
  title: string
  status: SpecStatus
  /** Of a cell of the freshness table: what was seen. null: no cell, or nothing was seen. */
  verdict: Verdict | null
  /** Why it has this status, for people. Never compared: it may hold random ids. */
  why?: string
}

/** Added: only in the new one. Removed (D): only in the old one. Changed: another status, or another verdict. */
export type Difference = { subject: string; id: string; title: string } & (
  | { letter: 'A'; old: null; new: Behaviour }
  | { letter: 'D'; old: Behaviour; new: null }
  | { letter: 'C'; old: Behaviour; new: Behaviour }
)

/** Two sides, compared. */
export interface Comparison {
  /** Where the old side comes from, as it is typed: `report/baseline.json`. */
  with: string
  /** Which packages changed their version in between: `next 16.4.6 → 16.4.7`. */
  versions: string[]
  differences: Difference[]
  /** The ids of specs that the old side does not have, where that is no difference: only a part was run. */
  unknown?: string[]
}

/** What a run says of each spec. */
export function behavioursOf(results: Results): Behaviours {
  return {
    subjects: results.subjects.map(({ id, versions }) => ({ id, versions })),
    specs: results.specs.map((spec) => ({
      subject: spec.subject,
      id: spec.id,
      title: spec.title,
      status: spec.status,
      verdict: (spec.cell ?? spec.databaseCell)?.observed ?? null,
      why: whyOf(spec),
    })),
  }
}

function whyOf({ status, reason, expected, observed }: SpecResult): string {
  if (status !== 'differs') return reason
  return [reason, expected && `expected: ${expected}`, observed && `observed: ${observed}`].filter(Boolean).join('; ')
}

/**
 * What was added, removed and changed, sorted by subject and id. Neither titles nor times nor what a matcher printed count.
 * A spec that was not run is there: not removed, and not as it was.
 */
export function diff(old: Behaviours, now: Behaviours): Difference[] {
  const [before, after] = [byKey(old), byKey(now)]
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort()
  return keys.flatMap((key): Difference[] => {
    const [was, is] = [before.get(key), after.get(key)]
    if (was && is) {
      const same = was.status === is.status && was.verdict === is.verdict
      return same ? [] : [{ ...named(is), letter: 'C', old: was, new: is }]
    }
    if (is) return [{ ...named(is), letter: 'A', old: null, new: is }]
    return was ? [{ ...named(was), letter: 'D', old: was, new: null }] : []
  })
}

/**
 * Two files, compared. Where each is of one subject, their specs are paired by id, whatever the subjects are called: a run
 * on NextAuth 4 with one on NextAuth 5. The versions then say which subject became which.
 */
export function compared(old: Behaviours, now: Behaviours): Pick<Comparison, 'versions' | 'differences'> {
  const [[was, ...others], [is, ...more]] = [old.subjects, now.subjects]
  if (!was || !is || others.length + more.length > 0 || was.id === is.id)
    return { versions: versionChanges(old, now), differences: diff(old, now) }
  const same = {
    subjects: [{ ...was, id: is.id }],
    specs: old.specs.map((spec) => ({ ...spec, subject: is.id })),
  }
  return { versions: [`${was.id} → ${is.id}`, ...versionChanges(same, now)], differences: diff(same, now) }
}

const byKey = ({ specs }: Behaviours) => new Map(specs.map((spec) => [`${spec.subject} ${spec.id}`, spec]))
const named = ({ subject, id, title }: Behaviour) => ({ subject, id, title })

/** Which packages changed their version: `next 16.4.6 → 16.4.7`. Only what both sides know. */
export function versionChanges(old: Behaviours, now: Behaviours): string[] {
  return now.subjects.flatMap(({ id, versions }) => {
    const before = old.subjects.find((subject) => subject.id === id)?.versions ?? {}
    return Object.entries(versions)
      .filter(([name, version]) => before[name] !== undefined && before[name] !== version)
      .map(([name, version]) => `${name} ${before[name]} → ${version}`)
  })
}

/** What is different: `stale → fresh`, `held → differs (…)`; of what was added or removed, what it is or was. */
export function changeInWords(difference: Difference): string {
  const { old, new: now } = difference
  if (!old || !now) return seen(old ?? now)
  if (seen(old) === seen(now)) return `${seen(old)} (${old.status}) → ${seen(now)} (${now.status})`
  const why = now.verdict === null && now.why ? ` (${now.why})` : ''
  return `${seen(old)} → ${seen(now)}${why}`
}

const seen = ({ status, verdict }: Behaviour) => verdict ?? status

/** `1 added, 2 removed, 3 changed`; of a kind that there is not, nothing. */
export function countsInWords(differences: Difference[]): string {
  const words = { A: 'added', D: 'removed', C: 'changed' }
  return (['A', 'D', 'C'] as const)
    .map((letter) => ({ letter, count: differences.filter((one) => one.letter === letter).length }))
    .filter(({ count }) => count > 0)
    .map(({ letter, count }) => `${count} ${words[letter]}`)
    .join(', ')
}
