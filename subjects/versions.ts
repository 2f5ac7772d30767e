import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import semver from 'semver'
import type { AppName, Capability } from '../schema/subject'

/**
 * The version of an installed package, read from its own `package.json`.
 *
 * @param root the folder that contains `node_modules`
 * @throws when the package is not installed
 */
export function installedVersion(root: string, name: string): string {
  const file = join(root, 'node_modules', name, 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

/**
 * The capabilities of a subject. The client's `update()` was added in 4.21.0 (next-auth's pull request 7056); NextAuth 5 can also
 * update a session on the server. Up to Next 13, a link of the App Router that is not prefetched guesses the route tree of its
 * target without the route groups, concludes that the root layout differs, and loads a document.
 * From Next 16 on, `cookies()` and `headers()` must be awaited, which next-auth has done since 4.24.9 and
 * 5.0.0-beta.24 (its pull requests 12098 and 12069). Since 4.22.0, NextAuth 4 also supports route handlers;
 * NextAuth 5 supports only route handlers. It also has no `withAuth()`: `next-auth/middleware` throws, and names `auth()` as
 * the replacement. `refresh()` of `next/cache` was added in Next 16.
 */
export function capabilitiesOf(app: AppName, nextAuth: string, next: string): Capability[] {
  const inAppRouter = semver.major(next) < 16 || semver.gte(nextAuth, app === 'v5' ? '5.0.0-beta.24' : '4.24.9')
  return [
    ...(app === 'v5' || semver.gte(nextAuth, '4.21.0') ? (['update()'] as const) : []),
    ...(app === 'v5'
      ? (['auth()', 'unstable_update()', 'signIn() and signOut() on the server', 'upgrade from NextAuth 4'] as const)
      : (['withAuth()'] as const)),
    ...(inAppRouter ? (['the session in the App Router'] as const) : []),
    ...(inAppRouter && app === 'v4' && semver.gte(nextAuth, '4.22.0')
      ? (['auth routes in either router'] as const)
      : []),
    ...(semver.major(next) >= 14 ? (['client-side navigation without a prefetch'] as const) : []),
    ...(semver.major(next) >= 16 ? (['refresh()'] as const) : []),
  ]
}

/** Which app a version of next-auth is for. */
export const appOf = (nextAuth: string): AppName => (semver.major(nextAuth) >= 5 ? 'v5' : 'v4')

/** Whether a version satisfies a range. A prerelease is in every range that would contain its release. */
export const satisfies = (version: string, range: string) =>
  semver.satisfies(version, range, { includePrerelease: true })

/**
 * The path that `NEXTAUTH_URL` and `AUTH_URL` must have after the origin. Up to 5.0.0-beta.15, NextAuth 5 took them as the URL of
 * the auth routes, and `auth()` returned "Bad request." without the path. Later versions warn about the path.
 */
export const authPathOf = (app: AppName, nextAuth: string) =>
  app === 'v5' && semver.lt(nextAuth, '5.0.0-beta.16') ? '/api/auth' : ''
