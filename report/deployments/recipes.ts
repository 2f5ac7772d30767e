import type { DeploymentGroup } from '../../schema/spec'

/** One thing to do, for a deployment to work. */
export interface Step {
  /** The major version of NextAuth that it is for. Absent: both. */
  major?: 4 | 5
  /** A sentence. Code is in backticks. */
  does: string
  /** The specs that show that it works. `*` at the end means all with this prefix. */
  provenBy: [string, ...string[]]
  /** The specs that show what happens otherwise. `*` as above. */
  otherwise: string[]
}

/** What differs from http://localhost in a deployment, and what to do there. */
export interface Recipe {
  deployment: DeploymentGroup
  /** How a user recognizes it. */
  title: string
  /** A sentence. Code is in backticks. */
  differs: string
  /** The specs that show it. `*` as above. */
  shownBy: [string, ...string[]]
  steps: [Step, ...Step[]]
}

/** The order is that of how often people report them. */
export const recipes: Recipe[] = [
  {
    deployment: 'https',
    title: 'Behind HTTPS',
    differs:
      'The names of the cookies begin with `__Secure-` and `__Host-`, and they are `Secure`. Each view shows an update when it shows it at http://localhost.',
    shownBy: ['https/cookies/*', 'https/update-data/*', 'https/get-query/*', 'https/api-route/*'],
    steps: [
      {
        major: 4,
        does: 'Set `NEXTAUTH_URL` to the address that users type, with https.',
        provenBy: ['https/sign-in/*', 'https/without-headers/sign-in-form', 'https/bad-headers/*'],
        otherwise: [
          'https/inside/sign-in-form',
          'https/inside/cookie-is-not-secure',
          'https/unset/sign-in-leads-to-port-3000',
        ],
      },
      {
        major: 5,
        does: 'Set `AUTH_URL` to the address that users type, with https.',
        provenBy: ['https/sign-in/*', 'https/without-headers/sign-in-form', 'https/bad-headers/*'],
        otherwise: [
          'https/inside/sign-in-form',
          'https/inside/proxy-redirects-inside',
          'https/inside/cookie-is-not-secure',
          'https/unset/sign-in-leads-inside',
          'https/untrusted/auth-routes-fail',
        ],
      },
      {
        major: 4,
        does: 'Do not replace it by `AUTH_TRUST_HOST`, unless the front sets `X-Forwarded-Host` itself.',
        provenBy: ['https/forged/public-address-protects-*', 'https/forged/front-replaces-header'],
        otherwise: [
          'https/forged/sign-in-redirects-to-attacker',
          'https/forged/callback-url-is-accepted',
          'https/forged/magic-link-leads-to-attacker',
          'https/by-headers/get-token-never-ends',
          'https/by-headers/with-auth-sees-no-user',
        ],
      },
      {
        major: 5,
        does: 'Tell `getToken()` in the proxy (middleware) `secureCookie: true`, or the name of the cookie.',
        provenBy: ['https/get-token/public-url', 'https/get-token/cookie-name'],
        otherwise: ['https/get-token/default-never-ends'],
      },
      {
        major: 5,
        does: 'Let the front pass on the public host, in `Host` or in `X-Forwarded-Host`.',
        provenBy: ['https/sign-in/server-action', 'https/server-action-updates'],
        otherwise: ['https/without-headers/server-actions-fail'],
      },
    ],
  },
  {
    deployment: 'base-path',
    title: 'Under a base path',
    differs:
      'NextAuth’s own routes and `SessionProvider` do not read `basePath` from `next.config`. Configured as below, the views that were checked show an update when they show it at http://localhost.',
    shownBy: [
      'base-path/of-host/sign-in-form',
      'base-path/provider/without-base-path',
      'base-path/required/leads-out',
      'base-path/update-data/*',
      'base-path/get-query/*',
      'base-path/api-route/*',
      'base-path/callback-url/another-host',
    ],
    steps: [
      {
        major: 4,
        does: 'End `NEXTAUTH_URL` with the path of NextAuth’s own routes: `https://app.test/shop/api/auth`.',
        provenBy: ['base-path/sign-in/form', 'base-path/sign-in/in-place', 'base-path/with-auth/*'],
        otherwise: [
          'base-path/of-app/with-auth-guards-nothing',
          'base-path/of-app/sign-in-form',
          'base-path/of-host/*',
        ],
      },
      {
        major: 5,
        does: 'End `AUTH_URL` with the path of NextAuth’s own routes: `https://app.test/shop/api/auth`, and add the base path to the address of each request before it reaches the handlers.',
        provenBy: ['base-path/sign-in/*', 'base-path/server-action-updates'],
        otherwise: [
          'base-path/in-configuration-only/*',
          'base-path/of-app/refuses-every-request',
          'base-path/of-host/sign-in-form',
        ],
      },
      {
        major: 5,
        does: 'Or set `AUTH_URL` to the address of the host, and the option `basePath` of NextAuth to that path. The handlers need the base path all the same.',
        provenBy: ['base-path/by-option/sign-in-form'],
        otherwise: ['base-path/of-host/sign-in-form'],
      },
      {
        does: 'Tell `SessionProvider` the same path: `basePath="/shop/api/auth"`.',
        provenBy: ['base-path/update-data/use-session/*', 'base-path/sign-out/returns'],
        otherwise: ['base-path/provider/without-base-path'],
      },
      {
        major: 4,
        does: 'Pass `onUnauthenticated` to `useSession({ required: true })`, and redirect in it.',
        provenBy: ['base-path/required/own-redirect'],
        otherwise: ['base-path/required/leads-out'],
      },
      {
        does: 'Add the base path to redirects of the proxy (middleware), and to a `callbackUrl`.',
        provenBy: ['base-path/redirects/with-base-path', 'base-path/sign-in/form'],
        otherwise: [
          'base-path/redirects/without-base-path',
          'base-path/redirects/copy-of-next-url-in-auth',
          'base-path/callback-url/without-base-path',
        ],
      },
      {
        major: 5,
        does: 'Remove the base path from `nextUrl.pathname` before you compare it, in `auth()` and in `authorized()`.',
        provenBy: ['base-path/redirects/path-without-base-path', 'base-path/authorized/path-without-base-path'],
        otherwise: ['base-path/auth/pathname-with-base-path', 'base-path/authorized/path-with-base-path'],
      },
      {
        does: 'Name a sign-in page of your own with the base path in the options of NextAuth.',
        provenBy: ['base-path/sign-in-page/full', 'base-path/sign-in-page/auth-full'],
        otherwise: ['base-path/sign-in-page/route', 'base-path/sign-in-page/auth-route'],
      },
      {
        major: 4,
        does: 'Name it without the base path in the options of `withAuth()`.',
        provenBy: ['base-path/sign-in-page/with-auth-route'],
        otherwise: ['base-path/sign-in-page/with-auth-full'],
      },
      {
        does: 'If other apps on the host must not receive the session cookie, or use NextAuth, too, give it the path of the app in the option `cookies`.',
        provenBy: ['base-path/cookies/own-path', 'base-path/two-apps/own-path-keeps-both'],
        otherwise: ['base-path/cookies/whole-host', 'base-path/two-apps/sign-in-signs-out'],
      },
      {
        does: 'If users are already signed in, or an app at the root of the host uses NextAuth, give the cookie another name together with the path.',
        provenBy: ['base-path/cookies/leftover/renamed-ignores-it'],
        otherwise: [
          'base-path/cookies/leftover/sign-out-removes-one',
          'base-path/cookies/leftover/proxy-sees-old',
          'base-path/two-apps/proxy-reads-other',
        ],
      },
      {
        does: 'Register the redirect URI with the base path at OpenID providers.',
        provenBy: ['base-path/openid'],
        otherwise: [],
      },
    ],
  },
  {
    deployment: 'wide-proxy',
    title: 'With a proxy (middleware) for every path',
    differs:
      '`auth()` of NextAuth 5 renews the session cookie in every response that it covers. `withAuth()` of NextAuth 4 writes none.',
    shownBy: ['wide-proxy/every-response-sets-cookie', 'wide-proxy/with-auth-sets-no-cookie'],
    steps: [
      {
        major: 5,
        does: 'Exclude API routes and the files of Next.js in the `matcher`, as in the docs.',
        provenBy: ['wide-proxy/docs-matcher/*'],
        otherwise: [
          'wide-proxy/shared-cache-serves-cookie',
          'wide-proxy/sign-out-sets-cookie-twice',
          'wide-proxy/update-sets-cookie-twice',
        ],
      },
    ],
  },
  {
    deployment: 'cdn',
    title: 'Behind a shared cache',
    differs: 'A shared cache stores a response, with its cookies, and serves it to other users.',
    shownBy: [
      'cdn/prerendered/app-router-served-to-visitors',
      'cdn/prerendered/pages-router-served-to-visitors',
      'cdn/server-rendered/signs-in-as-another',
    ],
    steps: [
      {
        does: 'Send `Cache-Control: private, no-store` with everything that the proxy (middleware) lets through.',
        provenBy: ['cdn/forbidden/*'],
        otherwise: ['cdn/prerendered/app-router-served-to-visitors', 'cdn/prerendered/pages-router-served-to-visitors'],
      },
      {
        does: 'Keep prerendered pages out of the `matcher` of `auth()`, or let the cache store no response with cookies.',
        major: 5,
        provenBy: ['cdn/prerendered/not-covered', 'cdn/without-cookies/*'],
        otherwise: [
          'cdn/prerendered/app-router-signs-in-as-another',
          'cdn/prerendered/pages-router-signs-in-as-another',
        ],
      },
      {
        does: 'Give no page an `s-maxage` for which the session was read.',
        provenBy: ['cdn/server-rendered/default-headers', 'cdn/server-rendered/without-cookies'],
        otherwise: ['cdn/server-rendered/signs-in-as-another', 'cdn/server-rendered/visitors-page-shown-to-users'],
      },
    ],
  },
  {
    deployment: 'cookies',
    title: 'On two host names, with two apps on one, or with a session cookie of another name',
    differs:
      'A session cookie without a domain is for one host name only, and for every port of it: apps there receive the cookies of each other.',
    shownBy: [
      'cookies/two-hosts/*',
      'cookies/two-apps/one-secret/*',
      'cookies/two-apps/open-form',
      'cookies/two-apps/read-spoils-form',
      'cookies/two-apps/own-name/open-form',
    ],
    steps: [
      {
        does: 'If two apps on a host use NextAuth, give the session cookie of one another name.',
        provenBy: ['cookies/two-apps/own-name/sign-in', 'cookies/two-apps/own-name/sign-out'],
        otherwise: ['cookies/two-apps/sign-in-signs-out', 'cookies/two-apps/read-signs-out'],
      },
      {
        does: 'Give the session cookie a `domain` in the option `cookies`, and another name at the same time.',
        provenBy: ['cookies/domain/*', 'cookies/leftover/renamed-ignores-it'],
        otherwise: [
          'cookies/leftover/second-cookie',
          'cookies/leftover/sign-out-removes-one',
          'cookies/leftover/update-is-lost',
          'cookies/leftover/next-user-is-previous-user',
          'cookies/leftover/chunks-sign-out',
          'cookies/leftover/proxy-reads-other',
        ],
      },
      {
        does: 'Tell `getToken()` the name, as `cookieName`.',
        provenBy: ['cookies/own-name/get-token-with-name'],
        otherwise: ['cookies/own-name/get-token-never-ends'],
      },
    ],
  },
  {
    deployment: 'lan',
    title: 'Over http',
    differs: 'Cookies are not `Secure`. Only on localhost does a browser keep `Secure` cookies over http.',
    shownBy: ['lan/sign-in-form', 'lan/localhost/secure-cookies-work'],
    steps: [
      {
        does: 'Let the cookies follow the public address: leave `useSecureCookies` out.',
        provenBy: ['lan/sign-in-form'],
        otherwise: ['lan/secure-cookies/*'],
      },
      {
        does: 'Take `secureCookie` of `getToken()` from the public address, not from `NODE_ENV`.',
        provenBy: ['lan/get-token/public-url'],
        otherwise: ['lan/localhost/node-env-never-ends'],
      },
    ],
  },
]
