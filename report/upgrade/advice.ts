import type { Source } from '../../schema/results'
import type { ChangeKind } from '../changes'

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
  /** The ids of more specs, or what they begin with, which ends with `/`. */
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

const docs = (page: string): Source => ({ kind: 'docs', page })
const issue = (number: number): Source => ({ kind: 'issue', number })
const code = (name: string, file: string): Source => ({ kind: 'code', package: name, file })
const advisory = (id: string): Source => ({ kind: 'advisory', id })
const migration = docs('https://authjs.dev/getting-started/migrating-to-v5#authenticating-server-side')
const nothing = 'Nothing to do.'

/** Each change belongs to the first entry that matches it. Changes of the same kind are shown in this order. */
export const advice: Advice[] = [
  // Signed out, or let in wrongly
  {
    id: 'sessions-of-v4',
    topic: 'Sessions from before the upgrade',
    added: 'upgrade from NextAuth 4',
    who: ['users', 'attackers'],
    text: 'To keep users signed in, wrap the proxy (middleware) in the `keepSignedIn()` of `app-under-test/v5/upgrade-from-v4.ts`, and keep the secret. Database sessions only need the new name of the cookie.',
    provenBy: [
      'v4-bridge-signs-in-first-page',
      'v4-bridge-keeps-claims',
      'v4-bridge-sign-out-is-final',
      'v4-session-in-database-needs-only-new-name',
    ],
    source: [code('app-under-test', 'v5/upgrade-from-v4.ts'), code('@auth/core', 'lib/utils/cookie.js')],
    kind: 'access',
  },
  {
    id: 'get-session-on-the-server',
    topic: '`getSession({ req })` on the server',
    when: {
      'get-server-side-props-with-get-session-is-fresh': 'does not hold',
      'v5/get-session-with-req-returns-null': 'holds',
      'v5/get-session-in-api-route-returns-null': 'holds',
    },
    specs: ['get-session-in-api-route-is-fresh', 'get-session-in-posted-api-route-returns-nothing'],
    who: ['users', 'developers'],
    text: 'Call `auth(ctx)` in `getServerSideProps`, and `auth(req, res)` in an API route.',
    source: [migration],
    kind: 'access',
  },
  {
    id: 'bearer-token',
    topic: 'Clients that send `Authorization: Bearer`',
    when: { 'get-token-reads-bearer-token': 'does not hold' },
    specs: ['get-token-prefers-cookie', 'malformed-bearer-token-reads-null'],
    who: ['users', 'developers'],
    text: 'The proxy of these specs reads the session with `auth()`, which reads only the cookie. If clients send a token in the header, keep calling `getToken()`, and pass it the `secret`.',
    source: [code('@auth/core', 'jwt.js'), migration],
    kind: 'access',
  },
  {
    id: 'get-session-of-a-post',
    topic: '`getSession({ req })` on a POST with a body',
    when: { 'get-session-in-posted-api-route-returns-nothing': 'holds' },
    who: ['users', 'developers'],
    text: 'Call `getServerSession(req, res, authOptions)` in API routes.',
    source: [
      docs('https://next-auth.js.org/configuration/nextjs#getserversession'),
      code('next-auth', 'client/_utils.js'),
    ],
    kind: 'access',
  },
  {
    id: 'max-age',
    topic: '`session.maxAge` and `jwt.maxAge`',
    when: {
      'v5/sign-in-token-has-max-age': 'holds',
      'v5/jwt-max-age-limits-token-only': 'holds',
      'jwt-max-age-is-ignored-by-reads': 'does not hold',
      'sign-in-token-ignores-max-age': 'does not hold',
    },
    specs: ['first-read-shortens-sign-in-token'],
    who: ['users', 'developers'],
    text: 'Remove `jwt.maxAge`, or set it to `session.maxAge`. Otherwise, users are signed out when the token expires, long before their cookie does.',
    source: [docs('https://authjs.dev/reference/core#maxage'), code('@auth/core', 'lib/init.js')],
    kind: 'access',
  },
  {
    id: 'rejected-configuration',
    topic: 'A configuration that NextAuth rejects',
    when: {
      'v5/rejected-configuration-opens-nothing': 'holds',
      'database/credentials-only-is-read-on-the-server': 'does not hold',
    },
    specs: ['v5/rejected-configuration-opens-pages'],
    who: ['users', 'developers'],
    text: 'Read the server’s log after the upgrade: the error of a rejected configuration is only there. With a credentials provider as the only one, use the JWT strategy.',
    source: [advisory('GHSA-8fpg-xm3f-6cx3'), issue(11934), code('@auth/core', 'lib/utils/assert.js')],
    kind: 'access',
  },
  {
    id: 'refresh-behind-the-proxy',
    topic: 'Token rotation behind the proxy (middleware)',
    when: { 'rotation-lost-behind-proxy': 'holds' },
    who: ['users', 'developers'],
    text: 'Refresh tokens in one place only: exclude pages that refresh them in the `matcher` of the proxy, or give the proxy a configuration without the jwt callback that refreshes.',
    provenBy: ['v5/split-configuration-keeps-claims'],
    source: [docs('https://authjs.dev/guides/refresh-token-rotation'), code('next-auth', 'lib/index.js')],
  },
  {
    id: 'cookie-in-a-shared-cache',
    topic: 'Session cookies in responses that a shared cache may store',
    when: { 'guarded/prerendered/stored-with-cookie': 'holds' },
    who: ['users', 'attackers'],
    text: 'Do not let a CDN store responses that have a `Set-Cookie` header, or exclude prerendered pages in the `matcher` of the proxy.',
    source: [
      docs('https://nextjs.org/docs/app/api-reference/file-conventions/proxy#matcher'),
      code('next-auth', 'lib/index.js'),
    ],
  },
  {
    id: 'unsigned-id-token',
    topic: 'ID tokens with an invalid signature',
    when: { 'unsigned-id-token-is-accepted': 'holds', 'id-token-with-wrong-signature': 'does not hold' },
    who: ['attackers'],
    text: 'Use only providers whose token endpoint is served over HTTPS: OpenID Connect then allows that the signature is not checked.',
    source: [
      docs('https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation'),
      code('@auth/core', 'lib/actions/callback/oauth/callback.js'),
    ],
  },
  {
    id: 'returned-database-session',
    topic: 'A session callback that returns the database session',
    when: { 'database/returned-session-has-the-token': 'holds' },
    who: ['attackers', 'developers'],
    text: 'Return only the fields that your pages need from the session callback.',
    source: [docs('https://authjs.dev/guides/extending-the-session'), code('@auth/core', 'lib/actions/session.js')],
  },
  {
    id: 'provider-mix-up',
    topic: 'A malicious provider that uses the state of another one',
    when: { 'state-of-another-provider': 'holds' },
    who: ['attackers'],
    text: nothing,
    source: [advisory('GHSA-x445-f3h2-j279')],
    kind: 'access',
  },
  {
    id: 'email-addresses',
    topic: 'Malformed addresses for magic links',
    when: {
      'email-homoglyph-is-normalized': 'holds',
      'email-with-homoglyph-is-rejected': 'holds',
      'quoted-email-is-rejected': 'holds',
      'two-emails-are-rejected': 'holds',
      'email-without-dot-is-rejected': 'holds',
    },
    who: ['attackers', 'users'],
    text: 'Nothing to do, unless addresses in your intranet have no dot in their domain: accept these in `normalizeIdentifier`.',
    source: [advisory('GHSA-7rqj-j65f-68wh'), advisory('GHSA-xv97-c62v-4587'), advisory('GHSA-5jpx-9hw9-2fx4')],
    kind: 'access',
  },
  {
    id: 'open-entrance',
    topic: 'A sign-in page that signed-in users can open (App Router)',
    when: { 'guarded/sign-in/app-router/open-entrance-after-router-refresh': 'holds' },
    who: ['users'],
    text: 'Redirect signed-in users away from the sign-in page, or load the page again after signing in.',
    source: [docs('https://nextjs.org/docs/app/api-reference/components/link#prefetch')],
  },
  // Stale, or fresh
  {
    id: 'update-without-data',
    topic: '`update()` without data',
    when: {
      'empty-update-sends-post': 'does not hold',
      'v5/empty-update-is-a-get': 'holds',
      'empty-update-refetches-company-api': 'does not hold',
    },
    specs: [
      'fresh/update/',
      'update-undefined-sends-post',
      'v5/update-undefined-is-a-get',
      'app/empty-update-copies-company-api-values',
      'database/update-without-data-is-an-update',
      'updates-after-sign-in/credentials/update',
      'updates-after-sign-in/email/update',
      'updates-after-sign-in/oidc/update',
    ],
    who: ['users', 'developers'],
    text: 'Replace `update()` by `update({})`, which is an update in both versions.',
    provenBy: ['update-empty-object-sends-post', 'new-company-is-known-after-update'],
    source: [issue(11002), code('next-auth', 'react.js')],
  },
  {
    id: 'get-session-in-its-own-tab',
    topic: '`useSession()` after `getSession()` in the same tab',
    when: { 'get-session-leaves-use-session-old': 'does not hold', 'v5/get-session-refreshes-own-tab': 'holds' },
    specs: [
      'fresh/get-query/use-session/after-get-session',
      'fresh/api-route/use-session/after-get-session',
      'expired-get-session-leaves-own-tab-stale',
      'v5/expired-get-session-signs-out-own-tab',
    ],
    who: ['users'],
    text: 'Nothing to do. Code that makes `useSession()` fetch the session again after `getSession()` is no longer needed.',
    source: [code('next-auth', 'react.js')],
  },
  {
    id: 'two-updates-in-a-second',
    topic: 'Two updates within one second, in another tab',
    when: {
      'second-update-in-a-second-is-lost-on-another-tab': 'does not hold',
      'two-updates-in-a-second-reach-another-tab': 'holds',
    },
    who: ['users'],
    text: nothing,
    source: [code('next-auth', 'react.js')],
    kind: 'fresh',
  },
  {
    id: 'database-sessions-in-the-proxy',
    topic: 'Database sessions in the proxy (middleware)',
    when: { 'database/get-token-finds-nothing': 'does not hold', 'database/proxy-queries-the-database': 'holds' },
    specs: [
      'database/proxy-redirects-signed-in-users',
      'database/row/proxy/',
      'database/update-data/proxy/',
      'database/update-data-unwritten/proxy/',
      'source/database/proxy/',
    ],
    who: ['users', 'developers'],
    text: 'Restrict the `matcher` of the proxy: each request that it matches now queries the database.',
    source: [docs('https://authjs.dev/guides/edge-compatibility'), code('next-auth', 'lib/index.js')],
    kind: 'fresh',
  },
  {
    id: 'copied-token',
    topic: 'A jwt callback that returns a copy of the token, with the default session callback',
    when: {
      'default-session/copied-token-returns-old-name': 'does not hold',
      'default-session/copied-token-returns-new-name': 'holds',
    },
    specs: ['default-session/use-session-keeps-old-name'],
    who: ['users'],
    text: nothing,
    source: [code('@auth/core', 'lib/actions/session.js')],
    kind: 'fresh',
  },
  {
    id: 'update-after-sign-in',
    topic: '`update(data)` straight after `await signIn()`',
    when: {
      'update-straight-after-sign-in-is-lost': 'does not hold',
      'v5/update-straight-after-sign-in-works': 'holds',
    },
    who: ['users', 'developers'],
    text: 'Nothing to do. Code that waits for a render before it calls `update(data)` is no longer needed.',
    source: [issue(13173), issue(10877)],
    kind: 'fresh',
  },
  {
    id: 'back-to-a-prerendered-page',
    topic: 'The back button after signing out, on a prerendered page',
    when: {
      'guarded/browser-back-with-bfcache/prerendered-app-router': 'does not hold',
      'guarded/browser-back-with-bfcache/prerendered-pages-router': 'does not hold',
    },
    who: ['users'],
    text: nothing,
    source: [code('next-auth', 'react.js')],
    kind: 'fresh',
  },
  {
    id: 'server-components-are-not-stored',
    topic: 'The back button, on a page with server components',
    when: { 'server-component-is-never-stored': 'holds' },
    specs: [
      'fresh/get-query/server-component-on-screen/after-bfcache',
      'fresh/api-route/server-component-on-screen/after-bfcache',
      'fresh/update-data/server-component-on-screen/after-bfcache',
      'sign-out/client-redirect/server-component-on-screen/after-bfcache',
      'guarded/browser-back/rendered',
      'guarded/browser-back-with-bfcache/rendered',
    ],
    who: ['users'],
    text: nothing,
    source: [code('next', 'dist/server/lib/cache-control.js')],
  },
  {
    id: 'refresh-of-a-guarded-page',
    topic: '`router.refresh()` on a guarded page, after signing out',
    when: { 'guarded/soft-navigation/after-router-refresh': 'holds' },
    who: ['users'],
    text: 'Nothing to do. A full load after signing out is no longer needed on these pages.',
    source: [docs('https://nextjs.org/docs/app/api-reference/functions/use-router')],
    kind: 'fresh',
  },
  {
    id: 'post-to-the-session-route',
    topic: 'A POST to the session route',
    when: { 'post-is-rejected': 'does not hold', 'post-updates-session': 'holds' },
    specs: [
      'fresh/post-csrf/',
      'post-response-has-no-cache-control',
      'post-without-csrf-token-is-rejected',
      'csrf-token-is-valid-immediately',
      'csrf-token-of-another-browser-is-rejected',
      'forged-csrf-token-is-rejected',
      'updates-after-sign-in/credentials/post-csrf',
      'updates-after-sign-in/email/post-csrf',
      'updates-after-sign-in/oidc/post-csrf',
    ],
    who: ['developers'],
    text: 'Handle the trigger `update` in the jwt callback, and accept only the fields that users may change: every page can now send it data.',
    source: [docs('https://next-auth.js.org/getting-started/client#updating-the-session'), issue(7056)],
    kind: 'fresh',
  },
  // Other behavior
  {
    id: 'claims-in-the-proxy',
    topic: 'Claims in a proxy (middleware) that has its own configuration',
    when: { 'v5/split-configuration-hides-claims': 'holds', 'v5/split-configuration-keeps-claims': 'holds' },
    who: ['users', 'developers'],
    text: 'Put the session callback into the configuration that the proxy uses too. Otherwise, the proxy does not see a role that the callback adds.',
    provenBy: ['fresh/update-data/proxy/immediately'],
    source: [docs('https://authjs.dev/guides/edge-compatibility')],
  },
  {
    id: 'callbacks-in-the-proxy',
    topic: 'What the proxy (middleware) runs and writes',
    when: {
      'proxy-writes-no-cookie': 'does not hold',
      'v5/proxy-rewrites-cookie': 'holds',
      'proxy-keeps-expired-cookie': 'does not hold',
      'v5/proxy-removes-expired-cookie': 'holds',
      'proxy-lags-one-read': 'does not hold',
      'v5/proxy-asks-itself': 'holds',
    },
    specs: ['source/asks-at-every-read/proxy/'],
    who: ['users', 'developers'],
    text: 'Restrict the `matcher` of the proxy to the pages that need it: `auth()` runs the callbacks and renews the cookie on each request that it matches.',
    source: [
      docs('https://authjs.dev/getting-started/session-management/protecting'),
      code('next-auth', 'lib/index.js'),
    ],
    kind: 'behavior',
  },
  {
    id: 'failed-sign-in',
    topic: 'Sign-ins that fail',
    when: {
      'failed-sign-in-returns-error': 'does not hold',
      'v5/failed-sign-in-returns-ok': 'holds',
      'wrong-password-is-rejected': 'does not hold',
      'throwing-authorize-is-rejected': 'does not hold',
    },
    who: ['users', 'developers'],
    text: 'After `signIn()` with `redirect: false`, check `result.error`. Do not check `result.ok`, which is also true if the sign-in fails.',
    source: [code('next-auth', 'react.js')],
  },
  {
    id: 'oidc-user-id',
    topic: 'The user id after signing in with an OpenID provider, without a database',
    when: { 'oidc-user-id-is-from-profile': 'does not hold', 'oidc-user-id-is-new-each-time': 'holds' },
    who: ['users', 'developers'],
    text: 'Do not use `user.id` as a key. In the jwt callback, keep the id of the provider: `profile.sub` or `account.providerAccountId`.',
    source: [code('@auth/core', 'lib/actions/callback/oauth/callback.js')],
  },
  {
    id: 'throwing-profile',
    topic: 'A `profile()` of a provider that throws',
    when: { 'throwing-profile-is-swallowed': 'does not hold', 'throwing-profile-shows-configuration-error': 'holds' },
    who: ['users', 'developers'],
    text: 'Handle missing fields in `profile()`: users now see an error page.',
    source: [code('@auth/core', 'lib/actions/callback/index.js')],
  },
  {
    id: 'signed-out-response',
    topic: 'The response of the session route when signed out',
    when: { 'signed-out-response-is-empty-object': 'does not hold' },
    who: ['developers'],
    text: 'In code that fetches `/api/auth/session` itself, expect `null` instead of `{}`.',
    source: [code('@auth/core', 'lib/actions/session.js')],
  },
  {
    id: 'expires-in-server-components',
    topic: 'The expires date in server components',
    when: { 'server-component-session-has-no-expires-date': 'does not hold' },
    who: ['developers'],
    text: nothing,
    source: [code('next-auth', 'lib/index.js')],
  },
  {
    id: 'required-and-base-path',
    topic: '`useSession({ required: true })` with a `basePath`',
    when: { 'required-ignores-base-path': 'does not hold', 'v5/required-follows-base-path': 'holds' },
    who: ['users', 'developers'],
    text: 'Remove a redirect from `/api/auth/signin` to your own path, if you have one.',
    source: [code('next-auth', 'react.js')],
  },
  {
    id: 'sign-out-by-script',
    topic: 'Scripts that send the request of a sign-out themselves',
    when: { 'sign-out-returns-url-to-scripts': 'does not hold' },
    who: ['developers'],
    text: 'Call `signOut()`, or send the header `X-Auth-Return-Redirect: 1` instead of `json: true`.',
    source: [code('next-auth', 'react.js')],
  },
  {
    id: 'storage-messages',
    topic: 'Messages between tabs',
    when: {
      'broadcast-without-data-is-ignored': 'does not hold',
      'unknown-broadcast-event-is-ignored': 'does not hold',
      'unrelated-storage-key-is-ignored': 'does not hold',
    },
    who: ['developers'],
    text: 'Code that reads or writes `nextauth.message` in localStorage must use a `BroadcastChannel` with the name `next-auth`.',
    source: [code('next-auth', 'react.js')],
  },
  {
    id: 'pasted-wrapper',
    topic: 'The article’s wrapper for API routes, pasted into a route handler',
    when: { 'pasted-wrapper-fails': 'holds' },
    who: ['developers'],
    text: 'Export the `handlers` of `NextAuth()` from the route handler. If the configuration needs the request, pass a function to `NextAuth()`.',
    source: [docs('https://authjs.dev/reference/nextjs#lazy-initialization')],
  },
  {
    id: 'wrapper-in-a-route-handler',
    topic: 'The article’s wrapper for API routes, pasted into a route handler',
    when: { 'pasted-wrapper-fails': 'does not hold' },
    who: ['developers'],
    text: 'If you paste it, read the query from the URL of the request: the wrapper does not find it.',
    provenBy: ['app-router/pasted-wrapper-ignores-query'],
    source: [docs('https://next-auth.js.org/configuration/initialization#route-handlers-app')],
  },
  {
    id: 'email-without-dot',
    topic: 'Addresses whose domain has no dot',
    when: { 'email-without-dot-is-rejected': 'does not hold' },
    who: ['developers'],
    text: 'If you rely on the check, do it in `normalizeIdentifier` of the email provider.',
    source: [code('@auth/core', 'lib/actions/signin/send-token.js')],
  },
  {
    id: 'trigger',
    topic: 'The `trigger` of the jwt callback at a sign-in',
    when: { 'credentials-first-call': 'holds', 'oidc-first-call': 'holds' },
    specs: [
      'email-first-call-of-known-user',
      'email-first-call-of-new-user',
      'oidc-first-call-of-known-user',
      'oidc-first-call-of-new-user',
    ],
    who: ['developers'],
    text: 'Nothing to do. The callback may check `trigger` instead of whether it has a `user`.',
    source: [docs('https://next-auth.js.org/configuration/callbacks#jwt-callback'), issue(7056)],
  },
  {
    id: 'chunk-order',
    topic: 'The order of the chunks of a long session',
    when: { 'chunks-are-sorted': 'holds' },
    who: ['users'],
    text: nothing,
    source: [issue(8284), code('next-auth', 'core/lib/cookie.js')],
  },
  {
    id: 'wrong-password-in-a-route-handler',
    topic: 'A wrong password, with the auth routes in a route handler',
    when: { 'app-router/wrong-password-is-rejected': 'holds' },
    who: ['developers'],
    text: nothing,
    source: [code('next-auth', 'next/index.js')],
  },
  {
    id: 'no-store',
    topic: 'Whether caches may store the session and the CSRF token',
    when: { 'session-response-is-not-stored': 'holds', 'csrf-response-is-not-stored': 'holds' },
    specs: ['app-router/session-response-is-not-stored'],
    who: ['users', 'attackers'],
    text: 'Nothing to do. Headers that you set for these routes yourself are no longer needed.',
    source: [code('next-auth', 'core/routes/session.js')],
  },
  {
    id: 'malformed-bearer-token',
    topic: 'An `Authorization` header that cannot be decoded',
    when: { 'malformed-bearer-token-reads-null': 'holds' },
    who: ['attackers', 'developers'],
    text: nothing,
    source: [code('next-auth', 'jwt/index.js')],
  },
  // Requests
  {
    id: 'own-broadcasts',
    topic: 'How often a page fetches the session',
    when: {
      'load-fetches-once': 'does not hold',
      'v5/load-fetches-twice': 'holds',
      'focus-fetches-once': 'does not hold',
      'v5/focus-fetches-twice': 'holds',
    },
    specs: [
      'focus-fetches-each-time',
      'get-session-fetches-once',
      'new-provider-focus-fetches-once',
      'offline-refetch-off-polls-online',
      'offline-refetch-off-waits-offline',
      'poll-fetches-once',
    ],
    who: ['developers'],
    text: 'Expect twice as many requests to the session route. Pass the `session` prop to `SessionProvider`, so that a page fetches no session when it loads.',
    source: [issue(10244), code('next-auth', 'react.js')],
    kind: 'requests',
  },
  {
    id: 'update-while-signed-out',
    topic: '`update(data)` while signed out',
    when: { 'signed-out-update-sends-nothing': 'does not hold', 'v5/signed-out-update-is-sent': 'holds' },
    who: ['developers'],
    text: 'Nothing to do. To save the request, check that `useSession()` has a session before you call `update(data)`.',
    source: [issue(13173), code('next-auth', 'react.js')],
    kind: 'requests',
  },
  // Only in one of the versions
  {
    id: 'with-auth',
    topic: '`withAuth()`',
    gone: 'withAuth()',
    who: ['developers'],
    text: 'Export `auth` from `proxy.ts` (before Next.js 16: `middleware.ts`), and read `req.auth` in it.',
    source: [migration],
  },
  {
    id: 'update',
    topic: '`update()`',
    added: 'update()',
    who: ['developers'],
    text: 'Nothing to do. `update(data)` can replace a GET with a query.',
    source: [docs('https://next-auth.js.org/getting-started/client#updating-the-session'), issue(7056)],
  },
  {
    id: 'route-handler',
    topic: 'Auth routes in a route handler or in an API route, as you choose',
    added: 'auth routes in either router',
    who: ['developers'],
    text: 'Nothing to do. The auth routes can be in a route handler, `app/api/auth/[...nextauth]/route.ts`.',
    source: [docs('https://next-auth.js.org/configuration/initialization#route-handlers-app')],
  },
  {
    id: 'only-route-handlers',
    topic: 'Auth routes in an API route',
    gone: 'auth routes in either router',
    who: ['developers'],
    text: 'Move the auth routes to a route handler, `app/api/auth/[...nextauth]/route.ts`, which exports `handlers`. The other specs show how they behave there.',
    source: [docs('https://authjs.dev/getting-started/migrating-to-v5#configuration')],
  },
  {
    id: 'unstable-update',
    topic: '`unstable_update()` on the server',
    added: 'unstable_update()',
    who: ['developers'],
    text: 'Nothing to do. Server actions and route handlers can update the session. `useSession()` does not notice it until it fetches the session again.',
    source: [docs('https://authjs.dev/reference/nextjs#unstable_update'), issue(11694)],
  },
  {
    id: 'server-sign-in',
    topic: '`signIn()` and `signOut()` on the server',
    added: 'signIn() and signOut() on the server',
    who: ['developers'],
    text: 'Nothing to do. Server actions can sign users in and out.',
    source: [docs('https://authjs.dev/getting-started/session-management/login')],
  },
  {
    id: 'client-side-navigation',
    topic: 'Links that are not prefetched, between route groups',
    added: 'client-side navigation without a prefetch',
    who: ['users', 'developers'],
    text: 'Call `router.refresh()` after a change of the session that a shared layout shows: these links no longer load the page again.',
    source: [docs('https://nextjs.org/docs/app/api-reference/functions/use-router')],
  },
]
