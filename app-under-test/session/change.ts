import type { Preferences } from './types'

/** What the user may change in their session. */
export interface Change {
  companyId?: string
  firstName?: string
  preferences?: Preferences
}

/**
 * Picks the known changes with the right type out of what a browser sent, and ignores everything else: a jwt callback that
 * takes whatever it receives (`{ ...token, ...session }`) lets any user make themselves an administrator.
 */
export function changeIn(sent: unknown): Change {
  if (!isObject(sent)) return {}
  const { companyId, firstName, preferences } = sent
  const change: Change = {}
  if (typeof companyId === 'string') change.companyId = companyId
  if (typeof firstName === 'string') change.firstName = firstName
  if (isObject(preferences)) change.preferences = preferencesIn(preferences)
  return change
}

/** Whether a browser sent nothing to change: `update()`, which NextAuth 5 does not report, `update({})` or `update(null)`. */
export const isEmpty = (sent: unknown): boolean =>
  sent === undefined || sent === null || (isObject(sent) && Object.keys(sent).length === 0)

function preferencesIn({ theme, notifications }: Record<string, unknown>): Preferences {
  const preferences: Preferences = {}
  if (typeof theme === 'string') preferences.theme = theme
  if (isObject(notifications)) {
    preferences.notifications = {}
    if (typeof notifications.email === 'boolean') preferences.notifications.email = notifications.email
    if (typeof notifications.push === 'boolean') preferences.notifications.push = notifications.push
  }
  return preferences
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
