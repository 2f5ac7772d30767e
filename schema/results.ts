// The results of a run: this schema describes `results.json`. It is the only file here that loads zod. What workers load may
// import only types from it.

import { z } from 'zod'
import type { JsonObject } from './json'
import { appNames, type Capability } from './subject'
import { keysOf, moments, otherTables, updatePaths, verdicts, views, type OtherTable, type PathOf } from './table'
import type { TimelineKind } from './timeline-kind'

/** The version of `results.json`. Increased whenever a field changes its meaning or is removed. */
export const schemaVersion = 5

const text = z.string()

/** A word that other versions of this project have other values for: when read, it may be any text. */
const wordOf = <T extends string>() => z.custom<T>((value) => typeof value === 'string', 'a string')

export const verdict = z.enum(verdicts)

/**
 * - `held`: the spec holds for this subject, and did.
 * - `differs`: the spec should hold and did not, should fail and did not, or failed for another reason.
 * - `known to fail`: the subject is outside the spec's `holds`, and one of our matchers found the mismatch.
 * - `not in this version`: the subject lacks a capability that the spec needs.
 * - `not run`: the run ended before the spec.
 */
export const status = z.enum(['held', 'differs', 'known to fail', 'not in this version', 'not run'])

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('article'), claim: text, says: text }),
  z.object({ kind: z.literal('docs'), page: text }),
  z.object({ kind: z.literal('issue'), number: z.number() }),
  z.object({ kind: z.literal('code'), package: text, file: text }),
  z.object({ kind: z.literal('advisory'), id: text }),
])

/** For each {@link SubjectPackage}. */
const versions = z.object({ 'next-auth': text, next: text, react: text })

const subject = z.object({
  /** The name in reports, and the key that runs are compared by: `v4-jwt`. */
  id: text,
  app: z.enum(keysOf(appNames)),
  strategy: z.literal('jwt'),
  versions: versions.extend({
    node: text,
    playwright: text,
    /** A hash of every package that the subject resolves, and so also covers the dependencies of next-auth and next. */
    tree: text.regex(/^[0-9a-f]{12}$/, '12 hexadecimal digits'),
    browser: text,
  }),
  capabilities: z.array(wordOf<Capability>()),
  /** Why it runs with versions outside its peer dependency ranges. */
  forced: text.optional(),
  /** The deliberate fault from mutants/ that it runs with: its id, and what it does. */
  mutant: z.object({ id: text, intent: text }).optional(),
})

const check = z.object({
  /** The first line of the matcher's failure message. */
  sentence: text,
  expected: text,
  observed: text,
  pass: z.boolean(),
  /** Only if this check is a precondition of the spec: what is wrong if it fails. */
  precondition: text.optional(),
})

const timelineEntry = z.object({
  /** Milliseconds since the spec started, on Node's monotonic clock. */
  at: z.number(),
  /**
   * What did it: `tab 1`, `phone tab 1`, `server`, `company api`, `database`, `mail server`, `identity provider`,
   * `cookie jar`, `spec`.
   */
  lane: text,
  kind: wordOf<TimelineKind>(),
  /** One line of text, for people. */
  text,
  /** More details, for programs. */
  data: z.custom<JsonObject>((value) => typeof value === 'object' && value !== null, 'an object').optional(),
})

const bench = z.object({
  specMs: z.number(),
  /**
   * null if the same steps lead to another result in bare Playwright, because there nothing is done to the servers as in the
   * spec.
   */
  floorMs: z.number().nullable(),
  /** Why there is no floor. */
  why: text.optional(),
})

const cell = z.object({
  path: z.enum(keysOf(updatePaths)),
  view: z.enum(keysOf(views)),
  moment: z.enum(keysOf(moments)),
  /** The expected verdict: the one in the table. */
  verdict,
})
const otherCell = cell.extend({
  table: z.enum(keysOf(otherTables)),
  /** An update path of that table. */
  path: text,
})
/** What a cell has in results. */
const result = {
  /** null if there is no observation: not run, or failed before it. */
  observed: verdict.nullable(),
  /** Only where `observed` is stale: the shortest cure that the run has proved. null: it has proved none. */
  cure: z
    .object({
      /** The id of the spec that proves it. */
      spec: text,
      moment: z.enum(keysOf(moments)),
    })
    .nullable()
    .optional(),
}

const spec = z.object({
  id: text,
  title: text,
  source: z.array(source),
  holds: versions.partial().nullable(),
  needs: z.array(wordOf<Capability>()),
  /** The id of a {@link Subject}. */
  subject: text,
  /** What the deciding check expected: the failed check, otherwise the last one. Empty if no check ran. */
  expected: text,
  observed: text,
  status,
  /** Why, if the status needs a reason: the first line of an error, the missing capability, the range. */
  reason: text,
  durationMs: z.number(),
  /** How many times it ran (`--repeat-each`). */
  runs: z.number(),
  /** Relative to the repository root, with `/`. */
  file: text,
  line: z.number(),
  checks: z.array(check),
  /** Only for cells of the freshness table. */
  cell: cell.extend(result).nullable(),
  /** Only for cells of another table. */
  otherCell: otherCell.extend(result).optional(),
  /** Only in a run with `--derived`: the id of the cell from whose verdict it follows. */
  derivedFrom: text.optional(),
  /** The source code of its test. */
  code: text,
  timeline: z.array(timelineEntry),
  /** One for each run. Only with `npm run bench`. */
  bench: z.array(bench).optional(),
  /** The trace of a failure, relative to the folder of the run. */
  trace: text.nullable(),
})

const leftOut = z.object({
  /** `router.refresh() exists only in the App Router` */
  reason: text,
  /** The number of combinations that it leaves out. */
  cells: z.number(),
})

export const results = z.object({
  schema: z.literal(schemaVersion),
  /** ISO 8601. */
  startedAt: text,
  durationMs: z.number(),
  /** False if the run ended early. */
  complete: z.boolean(),
  subjects: z.array(subject),
  /** The selected specs: all of them, or some. */
  specs: z.array(spec),
  /** The number of specs in the suite. */
  total: z.number(),
  /** The combinations that the freshness table leaves out, by rule. Empty if the table was not part of this run. */
  leftOut: z.array(leftOut),
  /** Errors outside specs: a file that does not load, a worker that crashed. */
  errors: z.array(text),
})

export type Results = z.infer<typeof results>
export type SpecResult = z.infer<typeof spec>
export type SpecStatus = z.infer<typeof status>

/** The source of a spec: where its sentence comes from. */
export type Source = z.infer<typeof source>

/** What is under test: one app, built against exact versions, with one session strategy. */
export type Subject = z.infer<typeof subject>

/** One comparison by a matcher. */
export type Check = z.infer<typeof check>

/** One thing that happened while a spec ran. */
export type TimelineEntry = z.infer<typeof timelineEntry>

/**
 * How long one run of a spec took, in ms, and its floor: how long the same steps take in bare Playwright. Only with
 * `npm run bench`.
 */
export type Bench = z.infer<typeof bench>

/** One cell of the freshness table. */
export type Cell = z.infer<typeof cell>

/** One cell of another table. */
export type OtherCell = z.infer<typeof otherCell>

/** One cell of this table. */
export type CellOf<Table extends OtherTable> = OtherCell & { table: Table; path: PathOf<Table> }

/** Why the freshness table has no cell for some combinations. */
export type LeftOut = z.infer<typeof leftOut>

/** How many specs passed, failed or did not run. Specs that are known to fail, and do fail, count as passed. */
export interface Counts {
  passed: number
  /** The failed specs, each with its error message. */
  failed: string[]
  skipped: number
}
