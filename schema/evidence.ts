// What the fixtures record while a spec runs.

import type { Verdict } from './table'
import type { JsonObject } from './json'

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
  bench?: Bench
}

/**
 * How long one run of a spec took, in ms, and its floor: how long the same steps take in bare Playwright. Only with
 * `npm run bench`.
 */
export interface Bench {
  specMs: number
  /**
   * null if the same steps lead to another result in bare Playwright, because there nothing is done to the servers as in the
   * spec.
   */
  floorMs: number | null
  /** Why there is no floor. */
  why?: string
}

/** One comparison by a matcher. */
export interface Check {
  /** The first line of the matcher's failure message. */
  sentence: string
  expected: string
  observed: string
  pass: boolean
  /** Only if this check is a precondition of the spec: what is wrong if it fails. */
  precondition?: string
}

/** Whether an error is a mismatch that a matcher found, and nothing else. */
export const isMismatch = (error: string, { checks }: Pick<Evidence, 'checks'>): boolean =>
  checks.some(({ pass, sentence }) => !pass && error.includes(sentence))

export type TimelineKind =
  | 'launch'
  | 'open'
  | 'navigation'
  | 'request'
  | 'response'
  | 'render'
  | 'update'
  | 'landed'
  | 'barrier'
  | 'action'
  | 'read'
  | 'cookie'
  | 'storage'
  | 'broadcast'
  | 'clock'
  | 'check'
  | 'company-api'
  | 'query'
  | 'mail'
  | 'identity-provider'
  | 'log'
  | 'blocked'

/** One thing that happened while a spec ran. */
export interface TimelineEntry {
  /** Milliseconds since the spec started, on Node's monotonic clock. */
  at: number
  /**
   * What did it: `tab 1`, `phone tab 1`, `server`, `company api`, `database`, `mail server`, `identity provider`,
   * `cookie jar`, `spec`.
   */
  lane: string
  kind: TimelineKind
  /** One line of text, for people. */
  text: string
  /** More details, for programs. */
  data?: JsonObject
}
