// What the fixtures record while a spec runs.

import type { Bench, Check, TimelineEntry, Verdict } from './results'

export type { Bench, Check, TimelineEntry } from './results'

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
  /** `toHaveVerdict` advances the clock before it accepts `stale`: what follows is not part of the read. */
  | 'clock-before-stale'
  | 'check'
  | 'company-api'
  | 'query'
  | 'mail'
  | 'identity-provider'
  | 'log'
  | 'blocked'
