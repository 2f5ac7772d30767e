import { code, issue } from '../fixtures'

// Whether a tab hears what it tells the other tabs. NextAuth 4 tells them by storage events, which spare the tab that
// writes. NextAuth 5 tells them by a broadcast channel, and a channel spares only itself: whoever makes a new one for each
// message hears it on the one that it listens to. The releases were found by npm run bisect.

/** Versions that make a new channel for what `getSession()` tells. */
export const hearsItsReads = { 'next-auth': '>=5.0.0-0 <5.0.0-beta.18 || >=5.0.0-beta.21 <6.0.0-0' }
/** The others. */
export const hearsNoReads = { 'next-auth': '<5.0.0-0 || >=5.0.0-beta.18 <5.0.0-beta.21' }

/** Versions that make a new channel for what `update()` tells. */
export const hearsItsUpdates = { 'next-auth': '>=5.0.0-0 <5.0.0-beta.18' }
/** The others, which have an `update()`. */
export const hearsNoUpdates = { 'next-auth': '>=4.21.0 <5.0.0-0 || >=5.0.0-beta.18 <6.0.0-0' }

/** Versions in which tabs hear each other by one channel, or by the storage, when somebody signs out or a provider is another one. */
export const hearsOthersOnce = { 'next-auth': '<5.0.0-0 || >=5.0.0-beta.18 <6.0.0-0' }

/** The issue, and the pull requests that made it one channel and then again many. */
export const hearing = [issue(10244), issue(10762), issue(11470), code('next-auth', 'react.js')]
