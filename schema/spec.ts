// What a spec says about itself, and what travels with it through Playwright as annotations.

import type { Cell, OtherCell, Source } from './results'
import type { Capability, SubjectPackage } from './subject'

export type { Source } from './results'

/** The metadata of a spec. */
export interface SpecMeta {
  /** Permanent, unique and in kebab-case. `/` separates the parts of a generated id. */
  id: string
  source: Source[]
  /** Semver ranges in which the sentence is true. Absent: in all versions. Outside these ranges, the spec must fail. */
  holds?: Partial<Record<SubjectPackage, string>>
  /** Capabilities without which the test body could only throw. */
  needs?: Capability[]
  /** Only for cells of the freshness table. */
  cell?: Cell
  /** Only for cells of another table. */
  otherCell?: OtherCell
  /** Only in a run with `--derived`: the id of the cell from whose verdict it follows. */
  derivedFrom?: string
  /** Where its code is, relative to its own file: entries of tables, or functions. Absent: in the test itself. */
  code?: { file: string; entry: string }[]
}

/** The annotation that carries {@link SpecMeta} as JSON. The underscore hides it in Playwright's HTML report. */
export const metaAnnotation = '_session-spec'

/** The metadata of a test, or undefined if it has none. */
export function metaOf({ annotations }: Annotated): SpecMeta | undefined {
  const annotation = annotations.find(({ type }) => type === metaAnnotation)
  return annotation?.description ? (JSON.parse(annotation.description) as SpecMeta) : undefined
}

/** A Playwright test, as reporters or fixtures see it. */
interface Annotated {
  annotations: { type: string; description?: string }[]
}

/** The annotation that carries {@link LeftOut}[] as JSON: set on all cells of the freshness table. */
export const leftOutAnnotation = '_session-spec-left-out'

/** The annotation that carries a {@link Selection} as JSON: set on all specs, so that merged shards have it too. */
export const selectionAnnotation = '_session-spec-selection'

/** What was selected for a run, before it was divided into shards. */
export interface Selection {
  /** See {@link Results.total}. */
  total: number
  /** How many specs were selected. With `--repeat-each`, each counts several times. */
  selected: number
  /** A hash of their ids: the same for all shards of one run. */
  key: string
}

/** The annotation that carries the subject as JSON: set on the first spec of each worker, so that merged shards have it too. */
export const subjectAnnotation = '_session-spec-subject'

/** Whether an id is one of these. `*` at the end of one means all ids with this prefix. */
export const isAmong = (patterns: readonly string[], id: string): boolean =>
  patterns.some((pattern) => (pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : pattern === id))

/**
 * The ids of the specs that were loaded in this process. Playwright loads specs in the process of its reporters, but drops
 * those that `--grep` excludes before a reporter can count them.
 */
export const loadedSpecs = new Set<string>()

/** The prefix of the reason when a spec holds in a version in which it must fail. */
export const holdsHere = 'it holds here, though '

/** The annotation that says why a spec failed, if not only because of the value that a matcher compared. */
export const reasonAnnotation = 'reason'

/** Why a spec must fail in a run with a mutant, as the description of its annotation `fail`. */
export const mustCatch = 'it must catch a fault'

/** The Playwright project whose tests are specs. */
export const specProject = 'specs'

/** The groups of deployments whose specs `--deployment` selects. The ids of these specs begin with the name of the group. */
export const deploymentGroups = {
  https: 'behind a front that terminates TLS',
  'wide-proxy': 'with a proxy (middleware) for every path',
  cdn: 'behind a shared cache',
  cookies: 'with a session cookie for two hosts, or of another name',
  'base-path': 'under a base path',
  lan: 'over http, on another host name or with Secure cookies',
} as const

export type DeploymentGroup = keyof typeof deploymentGroups

/**
 * A part of the specs, selected by a rule (see `report/tiers.ts`). `quick`: the specs that a pull request must pass.
 * `sample`: some specs of every chapter, for versions other than those of the repository. `derived`: the cells that a rule
 * leaves out of a table because they follow from other cells; no other run has them.
 */
export type Tier = 'quick' | 'sample' | 'derived'
