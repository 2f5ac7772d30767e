// What the fixtures record while a spec runs.

import type { Bench, Check, TimelineEntry } from './results'
import type { Verdict } from './table'

/** The attachment with a spec's {@link Evidence} as JSON. The underscore hides it in Playwright's HTML report. */
export const evidenceAttachment = '_session-spec-evidence'

/** What the fixtures record about a spec, for the reporter. */
export interface Evidence {
  timeline: TimelineEntry[]
  checks: Check[]
  /** Only for cells of the freshness table: the observed verdict, regardless of the expected one. */
  verdict?: Verdict
  /** The version of the browser, if the spec used one. */
  browser?: string
  /** The version of Node that ran the spec, and the app's server for it. */
  node?: string
  bench?: Bench
}

/** Whether an error is a mismatch that a matcher found, and nothing else. */
export const isMismatch = (error: string, { checks }: Pick<Evidence, 'checks'>): boolean =>
  checks.some(({ pass, sentence }) => !pass && error.includes(sentence))
