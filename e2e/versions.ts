import { forSubject, varying, type Ranges } from '../fixtures'

/** All versions of NextAuth 4. */
export const inVersion4 = { 'next-auth': '<5.0.0-0' }

/** All versions of NextAuth 5. */
export const inVersion5 = { 'next-auth': '>=5.0.0-0 <6.0.0-0' }

/** The first betas of NextAuth 5, in which `auth(req, res)` fails in an API route (issue 9307). */
export const withoutApiRoutes = { 'next-auth': '>=5.0.0-0 <5.0.0-beta.15' }
/** All other versions. */
export const withApiRoutes = { 'next-auth': '<5.0.0-0 || >=5.0.0-beta.15 <6.0.0-0' }

/**
 * Up to Next.js 15, a redirect of the proxy, by withAuth() or to `new URL(path, request.url)`, leads to the port of the app's own server, where nothing
 * answers over https.
 */
export const redirectsToPublicPort = { next: '>=16.0.0-0 <17.0.0-0' }
/** The same for a redirect to `new URL(path, request.url)`. In `auth()` of NextAuth 5, `request.url` has the address in AUTH_URL. */
export const redirectsOfProxyToPublicPort = forSubject(varying<Ranges>(redirectsToPublicPort, [inVersion5, {}]))

/** Since this version, the chunks of a session may arrive in any order (issue 8284). */
export const withSortedChunks = { 'next-auth': '>=4.23.0 <6.0.0-0' }

/** In NextAuth 5 up to 5.0.0-beta.4, `signIn()` fails after signing in. */
export const withSignInInPlace = { 'next-auth': '<5.0.0-0 || >=5.0.0-beta.5 <6.0.0-0' }

/**
 * Since this beta, `auth()` passes on a copy of the request, which Next.js does not know to have a base path, and the handlers refuse a
 * request whose path does not begin with that of AUTH_URL.
 */
export const withBasePathInAuth = { 'next-auth': '>=5.0.0-beta.8 <6.0.0-0' }
/** All versions before. */
export const withoutBasePathInAuth = { 'next-auth': '<5.0.0-beta.8' }
