import type { Mutant } from './mutant'

const deployment = 'session/deployment.ts'
const detectOrigin = 'next-auth/utils/detect-origin.js'
const cookie = 'next-auth/core/lib/cookie.js'

/** Faults that show only where the app is deployed: what it takes for its public address, and which cookies follow from it. */
export const deployments: Mutant[] = [
  {
    id: 'deployment/secure-cookie-dropped',
    intent: 'the proxy no longer tells getToken() that the public address is https',
    loses: 'behind TLS, signed-in users are redirected endlessly',
    file: deployment,
    patch: [["'public-url': { secureCookie: isHttps }", "'public-url': { secureCookie: false }"]],
    caughtBy: ['https/get-token/public-url'],
  },
  {
    id: 'deployment/cookie-name-without-prefix',
    intent: 'the name that the proxy tells getToken() has no prefix behind TLS',
    loses: 'behind TLS, signed-in users are redirected endlessly',
    file: deployment,
    patch: [["cookieName: `${isHttps ? '__Secure-' : ''}${name}`", 'cookieName: name']],
    caughtBy: ['https/get-token/cookie-name'],
  },
  {
    id: 'deployment/node-env-ignored',
    intent: 'the proxy tells getToken() nothing about secure cookies, instead of what NODE_ENV suggests',
    loses: 'nothing: it cures what the spec documents',
    file: deployment,
    patch: [["secureCookie: process.env.NODE_ENV === 'production'", '']],
    caughtBy: ['lan/localhost/node-env-never-ends'],
  },
  {
    id: 'deployment/public-url-from-node-env',
    intent: 'the proxy takes secureCookie from NODE_ENV instead of the public address',
    loses: 'over http, signed-in users are redirected endlessly',
    file: deployment,
    patch: [
      [
        "'public-url': { secureCookie: isHttps }",
        "'public-url': { secureCookie: process.env.NODE_ENV === 'production' }",
      ],
    ],
    caughtBy: ['lan/get-token/public-url'],
  },
  {
    id: 'deployment/use-secure-cookies-ignored',
    intent: 'the app no longer forces secure cookies',
    loses: 'nothing: it cures what the specs document',
    file: deployment,
    patch: [["process.env.AUTH_COOKIES === 'secure' ? true : undefined", 'undefined']],
    caughtBy: [
      'lan/secure-cookies/sign-in-form',
      'lan/secure-cookies/sign-in-reports-ok',
      'lan/localhost/secure-cookies-work',
    ],
  },
  {
    id: 'deployment/get-token-expects-plain-cookie',
    intent: 'getToken() and withAuth() expect the session cookie of http, whatever NEXTAUTH_URL is',
    loses: 'behind TLS, the proxy treats every user as signed out',
    file: 'next-auth/jwt/index.js',
    patch: [['_process$env$NEXTAUTH2.startsWith("https://")', '_process$env$NEXTAUTH2.startsWith("https://never")']],
    caughtBy: ['https/get-token/default'],
  },
  {
    id: 'deployment/get-token-expects-secure-cookie',
    intent: 'without NEXTAUTH_URL, getToken() and withAuth() expect the session cookie of https',
    loses: 'what the book states about an app without NEXTAUTH_URL no longer holds',
    file: 'next-auth/jwt/index.js',
    patch: [['!!process.env.VERCEL', 'true']],
    caughtBy: ['https/by-headers/get-token-never-ends', 'https/by-headers/with-auth-sees-no-user'],
  },
  {
    id: 'deployment/cookies-never-secure',
    intent: 'the cookies are not secure, whatever NEXTAUTH_URL is',
    loses: 'the session cookie is also sent over http, and the upgrade signs every user out',
    file: 'next-auth/core/init.js',
    patch: [['url.base.startsWith("https://")', 'false']],
    caughtBy: ['https/cookies/names-and-attributes', 'https/cookies/plain-cookie-is-ignored', 'https/cookies/chunks'],
  },
  {
    id: 'deployment/cookies-always-secure',
    intent: 'the cookies are secure in production, whatever NEXTAUTH_URL is',
    loses: 'over http on another host than localhost, nobody can sign in',
    file: 'next-auth/core/init.js',
    patch: [['url.base.startsWith("https://")', 'process.env.NODE_ENV === "production"']],
    caughtBy: ['lan/sign-in-form', 'https/inside/cookie-is-not-secure'],
  },
  {
    id: 'deployment/session-cookie-lacks-secure',
    intent: 'the session cookie has the prefix __Secure- and is not Secure',
    loses: 'browsers reject the cookie, and behind TLS nobody can sign in',
    file: cookie,
    patch: [
      [
        'next-auth.session-token`,\n      options: {\n        httpOnly: true,\n        sameSite: "lax",\n        path: "/",\n        secure: useSecureCookies',
        'next-auth.session-token`,\n      options: {\n        httpOnly: true,\n        sameSite: "lax",\n        path: "/",\n        secure: false',
      ],
    ],
    caughtBy: ['https/sign-in/form', 'https/sign-in/in-place'],
  },
  {
    id: 'deployment/forwarded-host-beats-public-address',
    intent: 'NextAuth takes its public address from the headers of the request, even if it has NEXTAUTH_URL',
    loses: 'a client that forges X-Forwarded-Host decides where links and redirects lead',
    file: detectOrigin,
    patch: [
      [
        'if (process.env.NEXTAUTH_URL) return process.env.NEXTAUTH_URL;',
        'if (forwardedHost) return `${protocol === "http" ? "http" : "https"}://${forwardedHost}`;',
      ],
    ],
    caughtBy: [
      'https/forged/public-address-protects-sign-in',
      'https/forged/public-address-protects-magic-link',
      'https/without-headers/sign-in-form',
      'https/inside/sign-in-form',
    ],
  },
  {
    id: 'deployment/headers-are-never-trusted',
    intent: 'NextAuth ignores AUTH_TRUST_HOST',
    loses: 'an app that has no NEXTAUTH_URL redirects to localhost',
    file: detectOrigin,
    patch: [['process.env.AUTH_TRUST_HOST) return', 'undefined) return']],
    caughtBy: [
      'https/by-headers/sign-in-form',
      'https/forged/sign-in-redirects-to-attacker',
      'https/forged/callback-url-is-accepted',
      'https/forged/magic-link-leads-to-attacker',
      'https/forged/front-replaces-header',
      'https/forged/appended-host-fails',
      'https/untrusted/false-means-true',
    ],
  },
  {
    id: 'deployment/headers-are-always-trusted',
    intent: 'NextAuth trusts the headers of a request where it has no NEXTAUTH_URL',
    loses: 'what the book states about an app without NEXTAUTH_URL no longer holds',
    file: detectOrigin,
    patch: [['? _process$env$VERCEL : process.env.AUTH_TRUST_HOST) return', '? _process$env$VERCEL : true) return']],
    caughtBy: ['https/unset/sign-in-leads-to-port-3000'],
  },
  {
    id: 'deployment/sign-out-keeps-secure-cookie',
    intent: 'signing out deletes only a session cookie that is not Secure',
    loses: 'behind TLS, users stay signed in after they have signed out',
    file: cookie,
    patch: [
      ['  clean() {\n', '  clean() {\n    if (_classPrivateFieldGet(_option, this).options.secure) return [];\n'],
    ],
    caughtBy: ['https/sign-out/returns'],
  },
]

/** The same in NextAuth 5. */
export const deploymentsInV5: Mutant[] = [
  {
    id: 'deployment/v5-secure-cookie-dropped',
    intent: 'the proxy no longer tells getToken() which cookie to read',
    loses: 'behind TLS, signed-in users are redirected endlessly',
    app: 'v5',
    file: deployment,
    patch: [
      ["'public-url': { secureCookie: isHttps }", "'public-url': {}"],
      ["'cookie-name': { cookieName: `${isHttps ? '__Secure-' : ''}${name}` }", "'cookie-name': {}"],
    ],
    caughtBy: ['https/get-token/public-url', 'https/get-token/cookie-name'],
  },
  {
    id: 'deployment/v5-node-env-ignored',
    intent: 'the proxy tells getToken() nothing about secure cookies, instead of what NODE_ENV suggests',
    loses: 'behind TLS, signed-in users are redirected endlessly',
    app: 'v5',
    file: deployment,
    patch: [["secureCookie: process.env.NODE_ENV === 'production'", '']],
    caughtBy: ['https/get-token/node-env'],
  },
  {
    id: 'deployment/v5-get-token-expects-secure-cookie',
    intent: 'by default, getToken() expects the session cookie of https',
    loses: 'what the book states about getToken() no longer holds',
    app: 'v5',
    file: '@auth/core/jwt.js',
    patch: [['defaultCookies(secureCookie ?? false)', 'defaultCookies(secureCookie ?? true)']],
    caughtBy: ['https/get-token/default-never-ends', 'https/by-headers/get-token-never-ends'],
  },
  {
    id: 'deployment/v5-public-address-ignored',
    intent: 'the auth routes and auth() in the proxy ignore AUTH_URL',
    loses: 'behind TLS, a sign-in leads to the app’s own server',
    app: 'v5',
    file: 'next-auth/lib/env.js',
    patch: [['if (!url)\n        return req;', 'if (url)\n        return req;']],
    caughtBy: [
      'https/sign-in/form',
      'https/inside/proxy-redirects-inside',
      'https/forged/public-address-protects-sign-in',
      'https/without-headers/sign-in-form',
    ],
  },
  {
    id: 'deployment/v5-every-host-is-trusted',
    intent: 'NextAuth does not check whether the host is trusted',
    loses: 'an app that was not told to trust its host takes it from the request',
    app: 'v5',
    file: '@auth/core/lib/utils/assert.js',
    patch: [['if (!options.trustHost) {', 'if (false) {']],
    caughtBy: ['https/untrusted/auth-routes-fail', 'https/untrusted/no-view-sees-the-user'],
  },
  {
    id: 'deployment/v5-use-secure-cookies-ignored',
    intent: 'the app no longer forces secure cookies',
    loses: 'nothing: it cures what the specs document',
    app: 'v5',
    file: deployment,
    patch: [["process.env.AUTH_COOKIES === 'secure' ? true : undefined", 'undefined']],
    caughtBy: ['lan/secure-cookies/server-action', 'lan/secure-cookies/sign-in-form'],
  },
  {
    id: 'deployment/v5-server-actions-lead-inside',
    intent:
      'signIn(), signOut() and unstable_update() on the server take the address from the Host header only, with http',
    loses: 'behind TLS, they read and write the session cookie of http',
    app: 'v5',
    file: '@auth/core/lib/utils/env.js',
    patch: [['const envUrl = envObject.AUTH_URL ?? envObject.NEXTAUTH_URL;', 'const envUrl = "http://localhost:9";']],
    caughtBy: ['https/sign-in/server-action', 'https/server-action-updates'],
  },
]
