import { inBothApps, type Mutant } from './mutant'

const deployment = 'session/deployment.ts'
const detectOrigin = 'next-auth/utils/detect-origin.js'
const cookie = 'next-auth/core/lib/cookie.js'

/** Faults in what both apps have in common, with the same specs in both. */
const ofBothApps: Mutant[] = [
  {
    id: 'deployment/proxy-lets-caches-store',
    intent: 'the hardened proxy no longer forbids shared caches to store what it lets through',
    loses: 'visitors get guarded pages from a shared cache',
    file: 'hardened/shared-caches.ts',
    patch: [["response?.headers.set('Cache-Control', 'private, no-store')", 'void response']],
    caughtBy: ['cdn/forbidden/app-router-is-not-stored', 'cdn/forbidden/pages-router-is-not-stored'],
  },
  {
    id: 'deployment/page-is-not-shared',
    intent: 'a page with the session in its props no longer lets shared caches store it',
    loses: 'nothing: it cures what the specs document',
    file: 'hardened/shared-caches.ts',
    patch: [['if (!isHardened) response.setHeader(', 'if (response === undefined) Object(']],
    caughtBy: ['cdn/server-rendered/signs-in-as-another', 'cdn/server-rendered/visitors-page-shown-to-users'],
  },
  {
    id: 'deployment/page-is-always-shared',
    intent: 'a page with the session in its props always lets shared caches store it',
    loses: 'everyone gets the session of one user',
    file: 'hardened/shared-caches.ts',
    patch: [['if (!isHardened) response.setHeader(', 'response.setHeader(']],
    caughtBy: ['cdn/server-rendered/default-headers'],
  },
  {
    id: 'deployment/cookie-domain-dropped',
    intent: 'the app no longer gives its session cookie a domain',
    loses: 'users who sign in on one host are signed out on the other',
    file: deployment,
    patch: [['secure: isHttps, domain }', 'secure: isHttps }']],
    caughtBy: [
      'cookies/domain/signed-in-on-both',
      'cookies/domain/signed-out-on-both',
      'cookies/domain/update-reaches-other-host-on-reload',
      'cookies/leftover/second-cookie',
      'cookies/leftover/sign-out-removes-one',
      'cookies/leftover/update-is-lost',
      'cookies/leftover/next-user-is-previous-user',
      'cookies/leftover/chunks-sign-out',
    ],
  },
  {
    id: 'deployment/cookie-always-for-domain',
    intent: 'the app always gives its session cookie the domain of both hosts',
    loses: 'nothing: it cures what the spec documents',
    file: deployment,
    patch: [
      ['secure: isHttps, domain }', "secure: isHttps, domain: 'example.test' }"],
      ['ownName !== undefined || domain !== undefined', 'true'],
    ],
    caughtBy: ['cookies/two-hosts/signed-out-on-the-other'],
  },
  {
    id: 'deployment/cookie-named-by-port',
    intent: 'the app names its session cookie after its port',
    loses: 'apps that share a secret no longer share the session',
    file: deployment,
    patch: [
      [
        'process.env.AUTH_COOKIE_NAME',
        "process.env.AUTH_COOKIE_NAME ?? `session-${process.env.NEXTAUTH_URL?.replaceAll(/\\D/g, '')}`",
      ],
    ],
    caughtBy: ['cookies/two-apps/one-secret/sign-in'],
  },
  {
    id: 'deployment/own-cookie-name-not-told',
    intent: 'the proxy does not tell getToken() the name of the app’s own session cookie',
    loses: 'signed-in users are redirected endlessly',
    file: deployment,
    patch: [["'cookie-name': { cookieName: sessionCookieName(name) }", "'cookie-name': {}"]],
    caughtBy: ['cookies/own-name/get-token-with-name'],
  },
]

/** Requests whose headers name other hosts than one, or name it in another way. */
const unusualHosts = [
  'https/bad-headers/doubled-host',
  'https/bad-headers/host-list',
  'https/bad-headers/long-host',
  'https/bad-headers/capitals',
  'https/bad-headers/port',
  'https/bad-headers/ipv6',
  'https/bad-headers/another-host',
]

/** Faults that show only where the app is deployed: what it takes for its public address, and which cookies follow from it. */
export const deployments: Mutant[] = [
  ...inBothApps(ofBothApps),
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
    patch: [["`${isHttps ? '__Secure-' : ''}${name}`", 'name']],
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
    caughtBy: ['https/sign-in/form', 'https/sign-in/in-place', 'base-path/sign-in/form', 'base-path/sign-in/in-place'],
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
      ...unusualHosts,
    ],
  },
  {
    id: 'deployment/forwarded-proto-beats-public-address',
    intent: 'NextAuth takes the protocol of its public address from the headers of the request, unless it is https',
    loses: 'a client that sends another protocol decides where links and redirects lead',
    file: detectOrigin,
    patch: [
      [
        'if (process.env.NEXTAUTH_URL) return process.env.NEXTAUTH_URL;',
        'if (protocol && protocol !== "https") return `${protocol}://${forwardedHost}`;\n  if (process.env.NEXTAUTH_URL) return process.env.NEXTAUTH_URL;',
      ],
    ],
    caughtBy: ['https/bad-headers/proto-list', 'https/bad-headers/ftp'],
  },
  {
    id: 'deployment/with-auth-sets-session-cookie',
    intent: 'withAuth() sets a session cookie in every response that it lets through',
    loses: 'what the book states about withAuth() for every path no longer holds',
    file: 'next-auth/next/middleware.js',
    patch: [
      [
        'if (isAuthorized) return await (onSuccess === null || onSuccess === void 0 ? void 0 : onSuccess(token));',
        'if (isAuthorized) {\n    if (onSuccess) return await onSuccess(token);\n    const response = _server.NextResponse.next();\n    response.headers.append("Set-Cookie", "__Secure-next-auth.session-token=other");\n    return response;\n  }',
      ],
    ],
    caughtBy: ['wide-proxy/with-auth-sets-no-cookie'],
  },
  {
    id: 'deployment/session-lasts-a-day',
    intent: 'the session lasts a day',
    loses: 'nothing: it is another choice than the thirty days that the spec states',
    file: 'v4/auth/options.ts',
    patch: [['session: { strategy },', 'session: { strategy, maxAge: 24 * 60 * 60 },']],
    caughtBy: ['cookies/own-name/expires'],
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
    caughtBy: ['https/sign-out/returns', 'base-path/sign-out/returns'],
  },
  {
    id: 'deployment/own-cookie-name-dropped',
    intent: 'the app no longer gives its session cookie a name of its own',
    loses: 'the session cookie that is left from another configuration is read',
    file: deployment,
    patch: [['ownName ?? ', '']],
    caughtBy: [
      'cookies/own-name/sign-in-and-out',
      'cookies/own-name/chunks',
      'cookies/own-name/get-token-never-ends',
      'cookies/own-name/with-auth-sees-no-user',
      'cookies/leftover/renamed-ignores-it',
      'cookies/two-apps/own-name/sign-in',
      'cookies/two-apps/own-name/sign-out',
      'base-path/cookies/leftover/renamed-ignores-it',
    ],
  },
  {
    id: 'deployment/with-auth-guards-auth-routes',
    intent: 'withAuth() also guards the auth routes and the sign-in page',
    loses: 'where it covers every path, visitors are redirected endlessly and cannot sign in',
    file: 'next-auth/next/middleware.js',
    patch: [
      [
        '`${basePath}${pathname}`.startsWith(authPath) || [signInPage, errorPage].includes(pathname) || publicPaths',
        'publicPaths',
      ],
    ],
    caughtBy: ['wide-proxy/with-auth-leaves-sign-in-open', 'base-path/every-path/redirects'],
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
      ["'cookie-name': { cookieName: sessionCookieName(name) }", "'cookie-name': {}"],
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
      ...unusualHosts,
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
    caughtBy: [
      'https/sign-in/server-action',
      'https/server-action-updates',
      'base-path/sign-in/server-action',
      'base-path/server-action-updates',
    ],
  },
  {
    id: 'deployment/v5-own-cookie-name-dropped',
    intent: 'the app no longer gives its session cookie a name of its own',
    loses: 'the session cookie that is left from another configuration is read',
    app: 'v5',
    file: deployment,
    patch: [['ownName ?? ', '']],
    caughtBy: [
      'cookies/own-name/sign-in-and-out',
      'cookies/own-name/chunks',
      'cookies/own-name/get-token-never-ends',
      'cookies/own-name/auth-sees-the-user',
      'cookies/leftover/renamed-ignores-it',
      'cookies/two-apps/own-name/sign-in',
      'cookies/two-apps/own-name/sign-out',
      'base-path/cookies/leftover/renamed-ignores-it',
    ],
  },
  {
    id: 'deployment/v5-proxy-sets-no-cookie',
    intent: 'auth() in the proxy sets no cookie',
    loses: 'nothing: it cures what the specs document',
    app: 'v5',
    file: 'next-auth/lib/index.js',
    patch: [
      [
        `    for (const cookie of sessionResponse.headers.getSetCookie())
        finalResponse`,
        `    for (const cookie of [])
        finalResponse`,
      ],
    ],
    caughtBy: [
      'wide-proxy/every-response-sets-cookie',
      'wide-proxy/sign-out-sets-cookie-twice',
      'wide-proxy/update-sets-cookie-twice',
      'wide-proxy/shared-cache-serves-cookie',
      'wide-proxy/docs-matcher/pages-only',
      'wide-proxy/docs-matcher/sign-out-in-action',
      'wide-proxy/docs-matcher/update-in-action',
      'cdn/prerendered/app-router-signs-in-as-another',
      'cdn/prerendered/pages-router-signs-in-as-another',
    ],
  },
  {
    id: 'deployment/v5-sign-out-keeps-cookie',
    intent: 'a sign-out no longer deletes the session cookie',
    loses: 'the user stays signed in',
    app: 'v5',
    file: '@auth/core/lib/actions/signout.js',
    patch: [['cookies.push(...sessionStore.clean());', '']],
    caughtBy: [
      'wide-proxy/sign-out-sets-cookie-twice',
      'wide-proxy/docs-matcher/sign-out',
      'wide-proxy/docs-matcher/sign-out-in-action',
      'cookies/domain/signed-out-on-both',
    ],
  },
]
