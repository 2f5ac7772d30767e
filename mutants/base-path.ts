import type { Mutant } from './mutant'

const inCode = 'session/base-path.ts'
const handlers = 'v5/auth/index.ts'
const redirectCallback = ['base-path/callback-url/without-base-path', 'base-path/callback-url/another-host']

/** Faults in what both apps have in common, with the same specs in both. */
const inBothApps: Mutant[] = [
  {
    id: 'base-path/proxy-redirects-out',
    intent: 'the redirects of the proxy have no base path',
    loses: 'users are led out of the app',
    file: inCode,
    patch: [['adaptsPaths ? basePath + page : page', 'page']],
    caughtBy: ['base-path/redirects/with-base-path', 'base-path/redirects/path-without-base-path'],
  },
  {
    id: 'base-path/proxy-redirects-stay',
    intent: 'the redirects of the proxy always have the base path',
    loses: 'nothing: it cures what the spec documents',
    file: inCode,
    patch: [['adaptsPaths ? basePath + page : page', 'basePath + page']],
    caughtBy: ['base-path/redirects/without-base-path'],
  },
  {
    id: 'base-path/provider-always-told',
    intent: 'every SessionProvider is told the base path, also where its page has another',
    loses: 'nothing: it cures what the spec documents',
    file: 'probe/pages/app.tsx',
    patch: [['basePath={basePath ?? authPath}', 'basePath={authPath ?? basePath}']],
    caughtBy: ['base-path/provider/without-base-path'],
  },
  {
    id: 'base-path/cookie-path-dropped',
    intent: 'the app no longer gives its session cookie a path',
    loses: 'the other apps on the host receive the session cookie',
    file: 'session/deployment.ts',
    patch: [["path: path ?? '/'", "path: '/'"]],
    caughtBy: [
      'base-path/cookies/own-path',
      'base-path/cookies/leftover/update-stays',
      'base-path/cookies/leftover/sign-out-removes-one',
    ],
  },
  {
    id: 'base-path/sign-in-page-dropped',
    intent: 'the app no longer has a sign-in page of its own',
    loses: 'visitors see NextAuth’s page instead of the app’s',
    file: 'session/deployment.ts',
    patch: [['{ signIn: process.env.SIGN_IN_PAGE }', 'undefined']],
    caughtBy: ['base-path/sign-in-page/route', 'base-path/sign-in-page/full'],
  },
]

/** Faults that show only where the app is at a path of its host. */
export const basePath: Mutant[] = [
  ...inBothApps,
  ...inBothApps.map((one): Mutant => ({ ...one, id: one.id.replace('/', '/v5-'), app: 'v5' })),
  {
    id: 'base-path/get-token-reads-first-cookie',
    intent: 'getToken() reads the first of two cookies with the same name, as the auth routes do',
    loses: 'nothing: it cures what the specs document',
    file: 'next-auth/jwt/index.js',
    patch: [
      [
        '    cookies: req.cookies,\n',
        '    cookies: Object.fromEntries((req.headers.get?.("cookie") ?? req.headers.cookie ?? "").split("; ").reverse().map(pair => pair.split(/=(.*)/))),\n',
      ],
    ],
    caughtBy: ['base-path/cookies/leftover/proxy-sees-old', 'cookies/leftover/proxy-reads-other'],
  },
  {
    id: 'base-path/magic-link-leads-out',
    intent: 'the magic link has no base path',
    loses: 'users who open it do not reach the app',
    file: 'next-auth/core/lib/email/signin.js',
    patch: [['const _url = `${url}/callback/', 'const _url = `${new URL(url).origin}/api/auth/callback/']],
    caughtBy: ['base-path/magic-link'],
    anyFailure: true,
  },
  {
    id: 'base-path/provider-leads-out',
    intent: 'the redirect URI that OpenID providers receive has no base path',
    loses: 'the provider rejects every sign-in',
    file: 'next-auth/core/lib/providers.js',
    patch: [
      ['{url}/callback/${id}`\n      });\n    }', '{new URL(url).origin}/api/auth/callback/${id}`\n      });\n    }'],
    ],
    caughtBy: ['base-path/openid'],
    anyFailure: true,
  },
  {
    id: 'base-path/authorized-sees-base-path',
    intent: 'withAuth() passes on a path with the base path to its callback authorized()',
    loses: 'a guard by path no longer lets users in',
    file: 'next-auth/next/middleware.js',
    patch: [
      [
        'call(_options$callbacks, {\n    req,\n',
        'call(_options$callbacks, {\n    req: { nextUrl: { pathname: basePath + pathname } },\n',
      ],
    ],
    caughtBy: ['base-path/with-auth/path-without-base-path'],
  },
  {
    id: 'base-path/with-auth-redirects-out',
    intent: 'withAuth() redirects to the sign-in page without the base path',
    loses: 'visitors who want a guarded page are led out of the app',
    file: 'next-auth/next/middleware.js',
    patch: [['new URL(`${basePath}${signInPage}`, origin)', 'new URL(signInPage, origin)']],
    caughtBy: [
      'base-path/with-auth/redirects',
      'base-path/sign-in-page/with-auth-route',
      'base-path/sign-in-page/with-auth-full',
    ],
  },
  {
    id: 'base-path/with-auth-knows-its-routes',
    intent: 'withAuth() leaves open what is below NextAuth’s own routes, whatever NEXTAUTH_URL is',
    loses: 'nothing: it cures what the spec documents',
    file: 'next-auth/next/middleware.js',
    patch: [['.startsWith(authPath) ||', '.startsWith(`${basePath}/api/auth`) ||']],
    caughtBy: ['base-path/of-app/with-auth-guards-nothing'],
  },
  {
    id: 'base-path/required-stays',
    intent: 'useSession() with required set redirects to the sign-in page under the basePath of its provider',
    loses: 'nothing: it cures what the specs document',
    file: 'next-auth/react/index.js',
    patch: [['"/api/auth/signin?".concat(', '"".concat(__NEXTAUTH.basePath, "/signin?").concat(']],
    caughtBy: ['base-path/required/leads-out', 'required-ignores-base-path'],
  },
  {
    id: 'base-path/public-path-is-right',
    intent: 'NextAuth takes the path of its routes from the app, whatever NEXTAUTH_URL is',
    loses: 'nothing: it cures what the specs document',
    file: 'next-auth/utils/parse-url.js',
    patch: [['_url.pathname === "/" ? defaultUrl.pathname : _url.pathname', '"/shop/api/auth"']],
    caughtBy: ['base-path/of-host/sign-in-form', 'base-path/of-app/sign-in-form'],
  },
  {
    id: 'base-path/redirect-callback-stays',
    intent: 'the default redirect callback leads to addresses in the app',
    loses: 'nothing: it cures what the specs document',
    file: 'next-auth/core/lib/default-callbacks.js',
    patch: [
      ['return `${baseUrl}${url}`', 'return `${baseUrl}/shop${url}`'],
      ['    return baseUrl;', '    return `${baseUrl}/shop`;'],
    ],
    caughtBy: redirectCallback,
  },
  {
    id: 'base-path/session-cookie-for-app',
    intent: 'the session cookie is for the path of the app alone',
    loses: 'nothing: it cures what the spec documents',
    file: 'next-auth/core/lib/cookie.js',
    patch: [
      [
        'next-auth.session-token`,\n      options: {\n        httpOnly: true,\n        sameSite: "lax",\n        path: "/"',
        'next-auth.session-token`,\n      options: {\n        httpOnly: true,\n        sameSite: "lax",\n        path: "/shop"',
      ],
    ],
    caughtBy: ['base-path/cookies/whole-host'],
  },
  {
    id: 'base-path/v5-session-cookie-for-app',
    intent: 'the session cookie is for the path of the app alone',
    loses: 'nothing: it cures what the spec documents',
    app: 'v5',
    file: '@auth/core/lib/utils/cookie.js',
    patch: [
      [
        'authjs.session-token`,\n            options: {\n                httpOnly: true,\n                sameSite: "lax",\n                path: "/"',
        'authjs.session-token`,\n            options: {\n                httpOnly: true,\n                sameSite: "lax",\n                path: "/shop"',
      ],
    ],
    caughtBy: ['base-path/cookies/whole-host'],
  },
  {
    id: 'base-path/v5-magic-link-leads-out',
    intent: 'the magic link has no base path',
    loses: 'users who open it do not reach the app',
    app: 'v5',
    file: '@auth/core/lib/actions/signin/send-token.js',
    patch: [['url: `${baseUrl}/callback/', 'url: `${new URL(baseUrl).origin}/api/auth/callback/']],
    caughtBy: ['base-path/magic-link'],
    anyFailure: true,
  },
  {
    id: 'base-path/v5-provider-leads-out',
    intent: 'the redirect URI that OpenID providers receive has no base path',
    loses: 'the provider rejects every sign-in',
    app: 'v5',
    file: '@auth/core/lib/utils/providers.js',
    patch: [['callbackUrl: `${url}/callback/', 'callbackUrl: `${new URL(url).origin}/api/auth/callback/']],
    caughtBy: ['base-path/openid'],
    anyFailure: true,
  },
  {
    id: 'base-path/v5-redirect-callback-stays',
    intent: 'the default redirect callback leads to addresses in the app',
    loses: 'nothing: it cures what the specs document',
    app: 'v5',
    file: '@auth/core/lib/init.js',
    patch: [
      ['return `${baseUrl}${url}`', 'return `${baseUrl}/shop${url}`'],
      ['        return baseUrl;', '        return `${baseUrl}/shop`;'],
    ],
    caughtBy: redirectCallback,
  },
  {
    id: 'base-path/v5-guard-keeps-base-path',
    intent: 'the guard in auth() does not remove the base path from the path of a page',
    loses: 'a user who is no administrator can open the page of administrators',
    app: 'v5',
    file: inCode,
    patch: [['adaptsPaths && `${pathname}/`.startsWith', 'pathname === basePath && pathname.startsWith']],
    caughtBy: ['base-path/redirects/path-without-base-path', 'base-path/authorized/path-without-base-path'],
  },
  {
    id: 'base-path/v5-guard-removes-base-path',
    intent: 'the guard in auth() always removes the base path from the path of a page',
    loses: 'nothing: it cures what the spec documents',
    app: 'v5',
    file: inCode,
    patch: [['adaptsPaths && `${pathname}/`.startsWith', 'pathname.startsWith']],
    caughtBy: ['base-path/auth/pathname-with-base-path', 'base-path/authorized/path-with-base-path'],
  },
  {
    id: 'base-path/v5-handlers-always-add-it',
    intent: 'the handlers of the auth routes always add the base path to the address of a request',
    loses: 'nothing: it cures what the spec documents',
    app: 'v5',
    file: handlers,
    patch: [
      [
        'addressOf(req.nextUrl.pathname + req.nextUrl.search, req)',
        'new URL(basePath + req.nextUrl.pathname, req.url)',
      ],
    ],
    caughtBy: ['base-path/in-configuration-only/refuses-every-request'],
  },
  {
    id: 'base-path/v5-handlers-never-add-it',
    intent: 'the handlers of the auth routes do not add the base path to the address of a request',
    loses: 'NextAuth refuses every request',
    app: 'v5',
    file: handlers,
    patch: [['basePath ? new NextRequest', 'basePath === req.url ? new NextRequest']],
    caughtBy: ['base-path/sign-in/form', 'base-path/sign-in/in-place', 'base-path/sign-out/returns'],
    anyFailure: true,
  },
  {
    id: 'base-path/v5-path-of-app-is-ignored',
    intent: 'NextAuth ignores the path of AUTH_URL',
    loses: 'nothing: it cures what the spec documents',
    app: 'v5',
    file: 'next-auth/lib/env.js',
    patch: [
      ['config.basePath || (config.basePath = pathname);', 'config.basePath || (config.basePath = "/shop/api/auth");'],
    ],
    caughtBy: ['base-path/of-app/refuses-every-request'],
  },
  {
    id: 'base-path/v5-sign-in-form-stays',
    intent: 'the forms of NextAuth’s sign-in page lead to the routes of the app',
    loses: 'nothing: it cures what the spec documents',
    app: 'v5',
    file: '@auth/core/lib/pages/signin.js',
    patch: [
      [
        'provider.type === "credentials" && (_jsxs("form", { action: provider.callbackUrl',
        'provider.type === "credentials" && (_jsxs("form", { action: "/shop/api/auth/callback/credentials"',
      ],
    ],
    caughtBy: ['base-path/of-host/sign-in-form'],
  },
]
