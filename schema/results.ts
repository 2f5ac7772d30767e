// The results of a run: `results.json` has this shape.

import type { Source, SpecMeta } from './spec'
import type { Capability, Subject } from './subject'
import type { Bench, Check, TimelineEntry } from './evidence'
import type { Cell, DatabaseCell, LeftOut, Verdict } from './table'

/** The version of `results.json`. Increased whenever a field changes its meaning or is removed. */
export const schemaVersion = 4

/**
 * - `held`: the spec holds for this subject, and did.
 * - `differs`: the spec should hold and did not, should fail and did not, or failed for another reason.
 * - `known to fail`: the subject is outside the spec's `holds`, and one of our matchers found the mismatch.
 * - `not in this version`: the subject lacks a capability that the spec needs.
 * - `not run`: the run ended before the spec.
 */
export type SpecStatus = 'held' | 'differs' | 'known to fail' | 'not in this version' | 'not run'

export interface SpecResult {
  id: string
  title: string
  source: Source[]
  holds: SpecMeta['holds'] | null
  needs: Capability[]
  /** The id of a {@link Subject}. */
  subject: string
  /** What the deciding check expected: the failed check, otherwise the last one. Empty if no check ran. */
  expected: string
  observed: string
  status: SpecStatus
  /** Why, if the status needs a reason: the first line of an error, the missing capability, the range. */
  reason: string
  durationMs: number
  /** How many times it ran (`--repeat-each`). */
  runs: number
  /** Relative to the repository root, with `/`. */
  file: string
  line: number
  checks: Check[]
  /** Only for cells of the freshness table. `observed` is null if there is no observation: not run, or failed before it. */
  cell: (Cell & { observed: Verdict | null }) | null
  /** The same, only for cells of the table of the database strategy. */
  databaseCell?: DatabaseCell & { observed: Verdict | null }
  /** The source code of its test. */
  code: string
  timeline: TimelineEntry[]
  /** One for each run. Only with `npm run bench`. */
  bench?: Bench[]
  /** The trace of a failure, relative to the folder of the run. */
  trace: string | null
}

export interface Results {
  schema: typeof schemaVersion
  /** ISO 8601. */
  startedAt: string
  durationMs: number
  /** False if the run ended early. */
  complete: boolean
  subjects: Subject[]
  /** The selected specs: all of them, or some. */
  specs: SpecResult[]
  /** The number of specs in the suite. */
  total: number
  /** The combinations that the freshness table leaves out, by rule. Empty if the table was not part of this run. */
  leftOut: LeftOut[]
  /** Errors outside specs: a file that does not load, a worker that crashed. */
  errors: string[]
}

/** How many specs passed, failed or did not run. Specs that are known to fail, and do fail, count as passed. */
export interface Counts {
  passed: number
  /** The failed specs, each with its error message. */
  failed: string[]
  skipped: number
}
