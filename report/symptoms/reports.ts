/** Where a report is: an issue or a pull request on GitHub, or another place in words. */
export type Place = { repository: string; number: number } | string

/** A public report, in our words. */
interface ReportText {
  id: string
  where: Place[]
  /** What the user sees. */
  sees: string
  /** The versions that the report names. */
  versions: string
  /** null: unknown. */
  cause: string | null
  /** null: unknown. */
  cure: string | null
  /** More words by which the search finds it. */
  words: string
}

/** A report and the specs that answer it. */
export type Report = ReportText &
  (
    | {
        /** The ids of the specs that show the behavior, its cause or its cure. */
        specs: [string, ...string[]]
        /** What no spec shows yet. Absent: nothing. */
        open?: string
      }
    | { answered: 'not yet' }
  )

const nextAuth = (number: number): Place => ({ repository: 'nextauthjs/next-auth', number })
const github = (repository: string, number: number): Place => ({ repository, number })

/** Public reports about sessions that change. */
export const reports: Report[] = [
  {
    id: 'sign-out-cookie-set-twice',
    where: [nextAuth(12909)],
    sees: 'The response to a sign-out sets the session cookie twice, once cleared and once renewed, and the order decides whether the user is signed out.',
    versions: '5.0.0-beta.27 on Next.js 15.3',
    cause: 'auth() in the proxy renews the cookie on the sign-out request itself.',
    cure: 'A matcher that leaves out the auth routes, as the one in the docs does.',
    words: 'signout still logged in double set-cookie middleware',
    specs: [
      'v5/proxy-rewrites-cookie',
      'wide-proxy/sign-out-sets-cookie-twice',
      'wide-proxy/docs-matcher/sign-out',
      'wide-proxy/docs-matcher/sign-out-in-action',
    ],
  },
  {
    id: 'server-sign-out-leaves-page',
    where: [nextAuth(11125), nextAuth(12353), nextAuth(11958)],
    sees: 'After signOut() on the server, the page still shows the user.',
    versions: '5.0.0-beta.19 and later',
    cause: 'The provider receives nothing from the server.',
    cure: 'A window focus or a reload.',
    words: 'signout logout server action still logged in usesession stale refresh',
    specs: ['sign-out/server-action/use-session/immediately', 'sign-out/server-action/use-session/after-focus'],
  },
  {
    id: 'server-sign-in-leaves-page',
    where: [nextAuth(12780), nextAuth(12955), nextAuth(10016)],
    sees: 'After a sign-in in a server action and router.push(), useSession() reports a signed-out user until a full reload.',
    versions: '5.0.0-beta.20 to beta.25',
    cause: 'The session prop is read only once, and the layout with the provider stays mounted.',
    cure: 'Call update() after the sign-in, or load the page again.',
    words: 'signin login unauthenticated session null after redirect usesession layout',
    specs: [
      'v5/server-sign-in-waits-for-reload',
      'sign-in/server-action/use-session/after-focus',
      'v5/update-after-server-sign-in',
    ],
  },
  {
    id: 'prefetched-redirect-is-reused',
    where: [github('vercel/next.js', 88937), github('vercel/next.js', 89618)],
    sees: 'A redirect of the proxy that was prefetched is used again after the cookie has changed, so navigation leads back to the sign-in page.',
    versions: 'Next.js 16.1',
    cause: 'The router keeps the prefetched redirect for five minutes.',
    cure: 'Use prefetch={false}, or load the page again after the sign-in. router.refresh() helps only if signed-in users cannot open the sign-in page.',
    words: 'middleware prefetch link login loop cached redirect',
    specs: [
      'guarded/sign-in/app-router/cookie',
      'guarded/sign-in/app-router/after-four-minutes',
      'guarded/sign-in/app-router/after-five-minutes',
      'guarded/sign-in/app-router/none',
      'guarded/sign-in/app-router/after-router-refresh',
      'guarded/sign-in/pages-router/on-hover',
    ],
  },
  {
    id: 'sign-up-lands-on-login',
    where: [github('evangauer/openvpm', 68)],
    sees: 'Signing up and signing in work, but the user lands on the login page, and every automated attempt fails in this way.',
    versions: 'App Router',
    cause: 'A redirect that was prefetched while signed out is used again.',
    cure: 'Use prefetch={false}, or load the page again after the sign-in.',
    words: 'login redirect e2e playwright test prefetch middleware',
    specs: ['guarded/sign-in/app-router/cookie', 'guarded/sign-in/app-router/after-reload'],
  },
  {
    id: 'guarded-page-flashes',
    where: ['a question on Stack Overflow, February 2025'],
    sees: 'After signing out, a guarded page is visible for a moment.',
    versions: 'a middleware with the JWT strategy',
    cause: null,
    cure: null,
    words: 'flash flicker protected page signout logout middleware',
    specs: [
      'guarded/reload',
      'guarded/client-back/app-router/rendered',
      'guarded/client-back/app-router/after-router-refresh',
    ],
    open: 'The specs find pages that stay visible after a client-side back navigation, and none that is visible only for a moment.',
  },
  {
    id: 'prerendered-page-with-cookies',
    where: [github('vercel/next.js', 96266)],
    sees: 'A prerendered page is sent with the cookies that the proxy set, and with a year of shared caching.',
    versions: 'Next.js 15.5 and 16.2',
    cause: 'The s-maxage of the page stays in the response.',
    cure: 'A proxy that sets Cache-Control to private, no-store, or that does not cover the page.',
    words: 'cdn cache set-cookie static page middleware leak',
    specs: [
      'guarded/prerendered/stored-with-cookie',
      'cdn/prerendered/app-router-signs-in-as-another',
      'cdn/forbidden/app-router-is-not-stored',
      'cdn/prerendered/not-covered',
    ],
  },
  {
    id: 'everyone-is-the-last-user',
    where: ['a blog post about CloudFront, 2025'],
    sees: 'Every visitor is signed in as the user who came last.',
    versions: 'NextAuth 5 on Next.js 15',
    cause: 'The CDN stored a response with its Set-Cookie header.',
    cure: 'Keep shared caches from storing responses that set cookies or show a session.',
    words: 'cdn cloudfront cache wrong user leak set-cookie cache-control',
    specs: [
      'v5/proxy-rewrites-cookie',
      'session-response-is-not-stored',
      'server-component-is-never-stored',
      'get-server-side-props-is-never-stored',
      'cdn/prerendered/app-router-signs-in-as-another',
      'cdn/server-rendered/signs-in-as-another',
      'cdn/server-rendered/without-cookies',
      'wide-proxy/shared-cache-serves-cookie',
    ],
  },
  {
    id: 'loop-behind-tls-proxy',
    where: [github('silvertakana/worldwideview', 54)],
    sees: 'Behind a proxy that terminates TLS, the app redirects to the login page again and again.',
    versions: 'NextAuth 5 on Next.js 16',
    cause:
      'getToken() expects the session cookie of http: in NextAuth 5 by default, in NextAuth 4 without an https NEXTAUTH_URL.',
    cure: 'Pass secureCookie, derived from the public address, or cookieName.',
    words: 'redirect loop https reverse proxy nginx secure cookie __Secure- gettoken secureCookie',
    specs: [
      'https/get-token/default-never-ends',
      'https/by-headers/get-token-never-ends',
      'https/get-token/public-url',
      'https/get-token/cookie-name',
      'https/get-token/default',
    ],
  },
  {
    id: 'loop-over-http',
    where: [github('vercel/chatbot', 1258)],
    sees: 'With next start over http, the app redirects again and again.',
    versions: 'NextAuth 5 on Next.js 15',
    cause: 'The app takes NODE_ENV as a sign that its cookies are secure.',
    cure: 'Derive secureCookie from the public address.',
    words: 'redirect loop localhost production build secure cookie node_env',
    specs: ['lan/localhost/node-env-never-ends', 'lan/get-token/public-url', 'https/get-token/node-env'],
  },
  {
    id: 'loop-on-lan-address',
    where: [github('OpenDigitalProductFactory/opendigitalproductfactory', 320)],
    sees: 'On an address of the local network, every click leads to the login page.',
    versions: 'Next.js 15',
    cause: 'The session cookie is Secure, and the app is opened over http.',
    cure: 'Use https, or let the cookies follow the public address, which is http then.',
    words: 'lan ip address http secure cookie login redirect',
    specs: [
      'lan/secure-cookies/server-action',
      'lan/secure-cookies/sign-in-form',
      'lan/secure-cookies/sign-in-reports-ok',
      'lan/localhost/secure-cookies-work',
      'lan/sign-in-form',
    ],
  },
  {
    id: 'onboarding-without-end',
    where: [github('rhesis-ai/rhesis', 354)],
    sees: 'Every new customer is sent through the onboarding again and again.',
    versions: '2025',
    cause: 'The organization exists in the back end, but the session was not updated.',
    cure: 'Call update() after the organization is created, so that the proxy finds it in the cookie.',
    words: 'onboarding loop organization company middleware redirect new user',
    specs: [
      'new-company-is-unknown-to-proxy',
      'new-company-is-known-after-update',
      'zustand-store-opens-no-page',
      'onboarding-by-update',
    ],
  },
  {
    id: 'renamed-user-stays-old',
    where: [github('calcom/cal.diy', 9965)],
    sees: 'After a user is renamed, the sidebar and their link keep the old name.',
    versions: '4.22.1',
    cause: 'The token keeps what it got at sign-in.',
    cure: 'Fetch the user again in the jwt callback, and call update(). If the callback never fetches, only signing in again helps.',
    words: 'profile name username sidebar old stale database not updated',
    specs: [
      'source/never-asks/get-session/immediately',
      'source/asks-when-told/use-session/after-reload',
      'never-asking-ignores-updates',
      'never-asking-needs-new-sign-in',
      'empty-update-refetches-company-api',
      'demoted-admin/after-update',
      'keeps-last-in-outage',
    ],
  },
  {
    id: 'role-missing-in-proxy',
    where: [nextAuth(9836), nextAuth(12720), nextAuth(12488), nextAuth(11595)],
    sees: 'The role of the user is missing only in the proxy, or only on pages.',
    versions: '5.0.0-beta.15 to beta.25',
    cause:
      'The configuration is split for the Edge Runtime, and the part that the proxy uses lacks the session callback.',
    cure: 'Give the configuration of the proxy the session callback, too.',
    words: 'middleware edge auth.config role undefined split custom claim callback',
    specs: ['v5/split-configuration-hides-claims', 'v5/split-configuration-keeps-claims'],
  },
  {
    id: 'kept-token-still-works',
    where: [github('Kilo-Org/cloud', 1744)],
    sees: 'A copied JWT stays valid after a sign-out, a deletion or a demotion of the user.',
    versions: 'NextAuth 4 and 5',
    cause: 'Nothing revokes a JWT.',
    cure: 'Use database sessions, limit the age of the session in the jwt callback, or have the callback ask at every read and throw when the user no longer exists.',
    words: 'demoted revoke invalidate stolen cookie logout everywhere deleted user banned role',
    specs: [
      'removed-member-still-acts',
      'removed-member-is-rejected',
      'session-has-no-absolute-limit',
      'limit-ends-session',
      'database/sign-out-deletes-the-row',
      'database/deleted-rows-sign-out-every-device',
      'demoted-admin/never-asking',
      'demoted-admin/until-update',
      'demoted-admin/always-asking',
      'demoted-admin/is-let-in-once-more',
      'v5/demoted-admin-is-redirected',
      'database/demoted-admin',
      'deleted-user/never-asking',
      'deleted-user/ignored-by-update',
      'deleted-user/ignored-by-every-read',
      'deleted-user/is-signed-out',
      'keeps-last-hides-deletion',
      'database/deleted-user-is-signed-out',
      'database/user-deleted-elsewhere-stays',
      'copied-cookie/after-sign-out',
      'copied-cookie/after-update',
    ],
  },
  {
    id: 'two-session-cookies',
    where: [nextAuth(8222), nextAuth(11570)],
    sees: 'The browser has two session cookies, and signing out removes only one of them.',
    versions: '4.22, 5.0.0-beta.16',
    cause: 'One cookie belongs to the host only, the other has a Domain attribute.',
    cure: 'Another name for the session cookie when it gets a domain.',
    words: 'subdomain domain duplicate cookie signout logout',
    specs: [
      'cookies/leftover/second-cookie',
      'cookies/leftover/sign-out-removes-one',
      'cookies/leftover/renamed-ignores-it',
    ],
  },
  {
    id: 'headers-too-large',
    where: [github('lobehub/lobehub', 7435), github('psd401/aistudio', 361)],
    sees: 'A few users get 431 or 502 on every page.',
    versions: 'NextAuth 5',
    cause: 'The chunks of a long session exceed the limit for request headers.',
    cure: 'Keep the session short.',
    words: 'request header fields too large nginx bad gateway cookie size chunks',
    specs: ['long-session-is-chunked', 'shrinking-session-leaves-no-chunk'],
    open: 'No spec exceeds the limit of a server.',
  },
  {
    id: 'effect-runs-forever',
    where: [github('vercel/chatbot', 1265), nextAuth(7307), nextAuth(12960)],
    sees: 'An effect that depends on update runs forever.',
    versions: 'NextAuth 4 and 5',
    cause: 'useSession() returns a new update function each time that the session or its loading state changes.',
    cure: 'Let the effect depend on the status or on the id of the user.',
    words: 'useeffect infinite loop dependency requests session route',
    specs: [
      'update-makes-update-new-twice',
      'refetch-makes-update-new',
      'effect-on-user-id-runs-once',
      'effect-with-ref-runs-once',
    ],
  },
  {
    id: 'users-raise-their-role',
    where: [github('F3-Nation/f3-nation', 436), github('boxyhq/saas-starter-kit', 526)],
    sees: 'Users give themselves a role with update().',
    versions: 'NextAuth 4 and 5',
    cause: 'The jwt callback copies whatever the client sent into the token.',
    cure: 'Pick the fields that a client may change, and check their types.',
    words: 'privilege escalation security admin role update data spread token',
    specs: [
      'copied-update/role',
      'copied-update/identity',
      'copied-update/not-before',
      'copied-update/hardened',
      'app/unknown-claims-are-ignored',
      'app/wrong-types-change-nothing',
      'only-members-switch/unchecked',
      'only-members-switch/hardened',
    ],
  },
  {
    id: 'signed-out-by-refresh',
    where: [github('F3-Nation/f3-nation', 375)],
    sees: 'Users are signed out now and then when their tokens are refreshed.',
    versions: '2026',
    cause: 'Two requests refresh with the same refresh token, and the provider revokes the grant.',
    cure: 'Share one refresh among the requests that need it.',
    words: 'refresh token rotation race random logout access token expired parallel concurrent',
    specs: [
      'concurrent-rotation-rejected-last',
      'concurrent-rotation-accepted-last',
      'rotation-lost-in-server-components',
      'shared-rotation-in-two-tabs',
      'shared-rotation-in-server-components',
    ],
  },
  {
    id: 'update-is-undone',
    where: ['a blog post about updateSession'],
    sees: 'Now and then, an update is undone.',
    versions: 'NextAuth 5',
    cause: 'Responses that were on their way during the update set the old cookie again.',
    cure: 'Write no session cookie in the responses to reads, or keep what changes in the database.',
    words: 'race update lost reverted cookie overwritten old session concurrent',
    specs: [
      'late-read/undoes-update',
      'late-read/undoes-sign-out',
      'late-read/hardened-keeps-update',
      'late-read/hardened-keeps-sign-out',
      'concurrent-updates/last-undoes-other',
      'database/updates-of-different-columns-are-kept',
    ],
  },
  {
    id: 'two-tabs-two-organizations',
    where: [github('decocms/studio', 3250)],
    sees: 'With another organization in each of two tabs, the wrong one acts.',
    versions: 'another library, 2026',
    cause: 'A session has one organization, whichever tab changed it last.',
    cure: 'Send the organization that the form shows, and reject the form if it is not that of the session.',
    words: 'multi tenant workspace team switch company two tabs wrong',
    specs: [
      'old-form-acts-for-new-company',
      'old-form-with-company-is-rejected',
      'fresh/update-data/use-session-in-another-tab/immediately',
    ],
  },
  {
    id: 'no-session-in-frame',
    where: [nextAuth(9254), nextAuth(11307), nextAuth(13497)],
    sees: 'In a frame on another site, the app finds no session.',
    versions: 'NextAuth 5',
    cause: 'The session cookie has SameSite=Lax, so a browser does not send it in a frame on another site.',
    cure: null,
    words: 'iframe embed third-party cookie samesite partitioned',
    specs: ['session-cookie-attributes'],
    open: 'No spec opens the app in a frame.',
  },
  {
    id: 'update-after-sign-in-does-nothing',
    where: [nextAuth(13173), nextAuth(10877)],
    sees: 'update() does nothing right after signing in.',
    versions: 'NextAuth 5',
    cause: 'While the session is loading, or without one, update() sends nothing.',
    cure: 'Call update() in a handler of a later render, when the status is authenticated.',
    words: 'update no effect undefined loading after login',
    specs: [
      'update-straight-after-sign-in-is-lost',
      'v5/update-straight-after-sign-in-works',
      'update-while-loading-is-lost',
      'update-after-sign-in-has-rendered-works',
    ],
  },
]
