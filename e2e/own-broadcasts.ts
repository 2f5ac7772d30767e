import { code, issue } from '../fixtures'

// Whether a tab receives its own broadcasts. NextAuth 4 broadcasts by storage events, which the writing tab does not
// receive. NextAuth 5 broadcasts by a BroadcastChannel, and only the channel that posts a message does not receive it: a tab
// that opens a new channel for each message receives it on the channel that it listens to. The releases were found by npm
// run bisect.

/** Versions that open a new channel for the broadcast of `getSession()`. */
export const receivesOwnReads = { 'next-auth': '>=5.0.0-0 <5.0.0-beta.18 || >=5.0.0-beta.21 <6.0.0-0' }
/** All other versions. */
export const receivesNoOwnReads = { 'next-auth': '<5.0.0-0 || >=5.0.0-beta.18 <5.0.0-beta.21' }

/** Versions that open a new channel for the broadcast of `update()`. */
export const receivesOwnUpdates = { 'next-auth': '>=5.0.0-0 <5.0.0-beta.18' }
/** All other versions that have `update()`. */
export const receivesNoOwnUpdates = { 'next-auth': '>=4.21.0 <5.0.0-0 || >=5.0.0-beta.18 <6.0.0-0' }

/**
 * Versions in which tabs receive broadcasts by a single channel, or by storage events, when the user signs out or one
 * provider replaces another.
 */
export const receivesOthersOnce = { 'next-auth': '<5.0.0-0 || >=5.0.0-beta.18 <6.0.0-0' }

/** The issue, and the pull requests that introduced a single channel and then several channels again. */
export const ownBroadcastSources = [issue(10244), issue(10762), issue(11470), code('next-auth', 'react.js')]
