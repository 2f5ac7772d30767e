import type { Source } from '../../../schema/results'
import { docs } from '../../../schema/sources'
import type { ChangeKind } from '../../changes'

/** Who notices a change. */
export type Who = 'users' | 'developers' | 'attackers'

/**
 * Advice on the changes that have one cause. What changes is not said here: it is generated from the titles of the specs and
 * from their results.
 */
export interface Advice {
  /** Permanent: an anchor. */
  id: string
  /** What the changes are about. Code is in backticks. */
  topic: string
  /**
   * What these specs show in the new version, see `resultOf`. If one of them changes in another direction, the advice is not
   * used. They are shown first. Required if `specs` is used.
   */
  when?: Record<string, string>
  /** The ids of more specs, or what they begin with, which ends with `/`. A part may be `*`: any. */
  specs?: string[]
  /** All specs that are not in the new version because it lacks this capability. */
  gone?: string
  /** All specs that were not in the old version because it lacked this capability. */
  added?: string
  who: Who[]
  /** What to do, in one or two sentences. Code is in backticks. */
  text: string
  source: Source[]
  /** The ids of specs that hold in the new version, and show that the advice works. */
  provenBy?: string[]
  /** Absent: the most serious kind of its changes. */
  kind?: ChangeKind
}

export const migration = docs('https://authjs.dev/getting-started/migrating-to-v5#authenticating-server-side')
export const nothing = 'Nothing to do.'
