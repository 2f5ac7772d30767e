import { keysOf, updatePaths } from '../schema/table'
import type { Mutant } from './mutant'

const handlers = 'next-auth/next/index.js'
const utils = 'next-auth/next/utils.js'
const middleware = 'next-auth/next/middleware.js'

/** Faults between next-auth and Next: the API handler, the route handler, `getServerSession`, and `withAuth`. */
export const next: Mutant[] = [
  {
    id: 'next/responses-have-no-status',
    intent: 'the auth routes always return 200',
    loses: 'a page cannot tell that its request was rejected',
    file: handlers,
    patch: [
      [
        '  res.status((_handler$status = handler.status) !== null && _handler$status !== void 0 ? _handler$status : 200);\n',
        '',
      ],
    ],
    caughtBy: ['post-without-csrf-token-is-rejected', 'unknown-auth-route-is-rejected', 'wrong-password-is-rejected'],
  },
  {
    id: 'next/responses-set-no-cookies',
    intent: 'the auth routes set no cookies',
    loses: 'users cannot sign in, and no update is kept',
    file: handlers,
    patch: [
      [
        '  (_handler$cookies = handler.cookies) === null || _handler$cookies === void 0 || _handler$cookies.forEach(cookie => (0, _utils.setCookie)(res, cookie));\n',
        '',
      ],
    ],
    caughtBy: ['post-updates-session', 'update-changes-no-other-claim', 'throwing-callback-signs-out'],
  },
  {
    id: 'next/responses-have-no-headers',
    intent: 'the auth routes set no headers',
    loses: 'caches on the way may store sessions and CSRF tokens',
    file: handlers,
    patch: [
      [
        '  (_handler$headers = handler.headers) === null || _handler$headers === void 0 || _handler$headers.forEach(h => res.setHeader(h.key, h.value));\n',
        '',
      ],
    ],
    caughtBy: ['session-response-is-not-stored', 'csrf-response-is-not-stored'],
  },
  {
    id: 'next/scripts-are-redirected',
    intent: 'a script that signs in or out is redirected to the next page instead of receiving its URL',
    loses: 'signIn() and signOut() fail, because they receive a page',
    file: handlers,
    patch: [['_req$body.json) !== "true") {', '_req$body.json) !== "no such value") {']],
    caughtBy: ['sign-out-returns-url-to-scripts'],
  },
  {
    id: 'next/get-server-session-writes-nothing',
    intent: 'getServerSession sets no cookies',
    loses: 'users who visit only pages with getServerSideProps are signed out after thirty days',
    file: handlers,
    patch: [
      [
        '  cookies === null || cookies === void 0 || cookies.forEach(cookie => (0, _utils.setCookie)(res, cookie));\n',
        '',
      ],
    ],
    caughtBy: [
      'get-server-side-props-rewrites-cookie',
      'api-route-rewrites-cookie',
      'get-server-side-props-renews-lifetime',
    ],
  },
  {
    id: 'next/route-handler-writes-cookie',
    intent: 'getServerSession in a route handler sets the cookies',
    loses: 'what the book states about reads in a route handler no longer holds',
    file: handlers,
    patch: [
      [
        '  cookies === null || cookies === void 0 || cookies.forEach(cookie => (0, _utils.setCookie)(res, cookie));\n',
        `  cookies === null || cookies === void 0 || cookies.forEach(cookie => (0, _utils.setCookie)(res, cookie));
  if (isRSC) {
    const jar = await require("next/headers").cookies();
    try {
      cookies.forEach(({ name, value, options }) => jar.set(name, value, options));
    } catch (notInAServerComponent) {}
  }
`,
      ],
    ],
    caughtBy: ['route-handler-writes-no-cookie', 'rotation-lost-in-route-handler'],
  },
  {
    id: 'next/server-component-reads-no-cookies',
    intent: 'getServerSession in a server component receives no cookies',
    loses: 'server components and route handlers treat every user as signed out',
    file: handlers,
    patch: [
      [
        `      headers: Object.fromEntries(await headers()),
      cookies: Object.fromEntries((await cookies()).getAll().map(c => [c.name, c.value]))
    };`,
        `      headers: Object.fromEntries(await headers()),
      cookies: {}
    };`,
      ],
    ],
    caughtBy: ['server-component-is-fresh', 'route-handler-is-fresh', 'server-component-is-never-stored'],
  },
  {
    id: 'next/server-component-session-has-expires-date',
    intent: 'getServerSession in a server component returns the session with its expires date',
    loses: 'a server component shows an expires date that no cookie has, because the cookie was not written',
    file: handlers,
    patch: [['      if (isRSC) delete body.expires;\n', '']],
    caughtBy: ['server-component-session-has-no-expires-date'],
  },
  {
    id: 'next/api-route-session-has-no-expires-date',
    intent: 'getServerSession in an API route returns the session without its expires date',
    loses: 'an API cannot report how long users stay signed in',
    file: handlers,
    patch: [['      if (isRSC) delete body.expires;\n', '      delete body.expires;\n']],
    caughtBy: ['api-route-session-has-expires-date'],
  },
  {
    id: 'next/signed-out-session-is-an-object',
    intent: 'getServerSession returns an empty object for a signed-out visitor',
    loses: 'every visitor can open a page whose only check is if (session)',
    file: handlers,
    patch: [['typeof body !== "string" && Object.keys(body).length)', 'typeof body !== "string")']],
    caughtBy: ['signed-out-api-route-sees-null'],
  },
  {
    id: 'next/only-last-cookie-is-set',
    intent: 'each cookie replaces the cookies that the same response has already set',
    loses: 'the CSRF token and all chunks of a session but the last are lost',
    file: utils,
    patch: [
      [
        'let setCookieHeader = (_res$getHeader = res.getHeader("Set-Cookie")) !== null && _res$getHeader !== void 0 ? _res$getHeader : [];',
        'let setCookieHeader = [];',
      ],
    ],
    caughtBy: ['long-session-is-chunked', 'csrf-token-is-valid-immediately'],
  },
  {
    id: 'next/cookies-have-no-attributes',
    intent: 'cookies are set without their attributes',
    loses: 'scripts can read the session, it is lost when the browser is closed, and only the auth routes receive it',
    file: utils,
    patch: [
      [
        `  const cookieHeader = (0, _cookie.serialize)(name, value, options);
  setCookieHeader.push`,
        `  const cookieHeader = (0, _cookie.serialize)(name, value);
  setCookieHeader.push`,
      ],
    ],
    caughtBy: ['session-cookie-attributes', 'get-session-renews-lifetime'],
  },
  {
    id: 'next/route-handler-reads-no-cookies',
    intent: 'the auth routes in a route handler receive no cookies',
    loses: 'with the App Router, every user is signed out',
    file: handlers,
    patch: [
      [
        `      cookies: Object.fromEntries((await cookies()).getAll().map(c => [c.name, c.value])),
      headers: Object.fromEntries(await headers()),`,
        `      cookies: {},
      headers: Object.fromEntries(await headers()),`,
      ],
    ],
    caughtBy: [
      'app-router/provider-shows-session',
      'app-router/get-session-is-fresh',
      'app-router/signed-out-without-cookie',
      'app-router/sign-out',
    ],
  },
  {
    id: 'next/route-handler-ignores-method',
    intent: 'the auth routes in a route handler treat every request as a GET',
    loses: 'with the App Router, update(data) returns the old session, and users cannot sign out',
    file: handlers,
    patch: [
      [
        `      method: req.method,
      action: nextauth === null || nextauth === void 0 ? void 0 : nextauth[0],
      providerId: nextauth === null || nextauth === void 0 ? void 0 : nextauth[1],
      error: (_query$error`,
        `      method: 'GET',
      action: nextauth === null || nextauth === void 0 ? void 0 : nextauth[0],
      providerId: nextauth === null || nextauth === void 0 ? void 0 : nextauth[1],
      error: (_query$error`,
      ],
    ],
    caughtBy: ['app-router/update-data', 'app-router/update-without-data', 'app-router/update-reaches-pages-router'],
  },
  {
    id: 'next/route-handler-reads-no-json',
    intent: 'the auth routes in a route handler do not read a JSON body',
    loses: 'with the App Router, update(data) is rejected, because its CSRF token is not read',
    file: utils,
    patch: [['    return await req.json();\n', '    return;\n']],
    caughtBy: ['app-router/update-data'],
  },
  {
    id: 'next/route-handler-reads-no-form',
    intent: 'the auth routes in a route handler do not read a form body',
    loses: 'with the App Router, users cannot sign in or out, because signIn() and signOut() post form data',
    file: utils,
    patch: [['    return Object.fromEntries(params);\n', '    return;\n']],
    caughtBy: ['app-router/sign-in', 'app-router/sign-out', 'app-router/form-is-redirected'],
  },
  {
    id: 'next/route-handler-sets-only-last-cookie',
    intent: 'in a route handler, each cookie replaces the cookies that the same response has already set',
    loses: 'with the App Router, all chunks of a session but the last are lost',
    file: utils,
    patch: [['headers.append("Set-Cookie", cookieHeader)', 'headers.set("Set-Cookie", cookieHeader)']],
    caughtBy: ['app-router/long-session-is-chunked'],
  },
  {
    id: 'next/route-handler-sets-no-cookies',
    intent: 'the auth routes in a route handler set no cookies',
    loses:
      'with the App Router, users cannot sign in, no update is kept, and a session expires thirty days after sign-in',
    file: utils,
    patch: [
      [
        '  (_res$cookies = res.cookies) === null || _res$cookies === void 0 || _res$cookies.forEach(cookie => {',
        '  [].forEach(cookie => {',
      ],
    ],
    caughtBy: ['app-router/get-with-query', 'app-router/read-renews-lifetime', 'app-router/sign-in'],
  },
  {
    id: 'next/route-handler-has-no-headers',
    intent: 'the auth routes in a route handler set no headers',
    loses: 'with the App Router, caches on the way may store sessions',
    file: utils,
    patch: [['    acc[key] = value;\n', '    if (key === "Content-Type") acc[key] = value;\n']],
    caughtBy: ['app-router/session-response-is-not-stored'],
  },
  {
    id: 'next/route-handler-has-no-status',
    intent: 'the auth routes in a route handler always return 200',
    loses: 'with the App Router, a page cannot tell that its request was rejected',
    file: utils,
    patch: [['const status = res.redirect ? 302 : (', 'const status = res.redirect ? 302 : 200; (']],
    caughtBy: ['app-router/post-without-csrf-token', 'app-router/unknown-auth-route-is-rejected'],
  },
  {
    id: 'next/route-handler-does-not-redirect',
    intent: 'the auth routes in a route handler send no Location header',
    loses: 'with the App Router, users stay on an empty page after they submit a form',
    file: utils,
    patch: [['  if (res.redirect) response.headers.set("Location", res.redirect);\n', '']],
    caughtBy: ['app-router/form-is-redirected', 'app-router/sign-out'],
  },
  {
    id: 'next/route-handler-redirects-scripts',
    intent: 'a script that signs in or out at a route handler is redirected instead of receiving the next page’s URL',
    loses: 'with the App Router, signIn() and signOut() fail, because they receive a page',
    file: handlers,
    patch: [['body.json) === "true" && redirect) {', 'body.json) === "no such value" && redirect) {']],
    caughtBy: ['app-router/sign-out', 'app-router/wrong-password-is-rejected'],
  },
  {
    id: 'next/route-handler-returns-200-to-scripts',
    intent: 'a route handler returns 200 to a script whose sign-in was rejected',
    loses: 'with the App Router, signIn() reports that a wrong password is right',
    file: handlers,
    patch: [
      [
        `      status: internalResponse.status,
      headers: response.headers`,
        `      status: 200,
      headers: response.headers`,
      ],
    ],
    caughtBy: ['app-router/wrong-password-is-rejected'],
  },
  {
    id: 'next/with-auth-accepts-any-session-cookie',
    intent: 'withAuth() lets every request with a session cookie through, whatever the authorized callback returns',
    loses: 'users can open pages that they are not allowed to open, and stay there after they lose the permission',
    file: middleware,
    patch: [['if (isAuthorized) return', 'if (isAuthorized || req.cookies.has("next-auth.session-token")) return']],
    caughtBy: [
      'with-auth/update-closes-page',
      'database/with-auth-redirects-signed-in-users',
      'with-auth/update-opens-page',
      'with-auth/get-opens-page',
    ],
  },
  {
    id: 'next/with-auth-passes-no-token',
    intent: 'the authorized callback of withAuth() receives no token',
    loses: 'no user can open a page that depends on their token, and no update changes this',
    file: middleware,
    patch: [
      [
        `    req,
    token
  }))) !== null`,
        `    req,
    token: null
  }))) !== null`,
      ],
    ],
    caughtBy: [
      'with-auth/update-opens-page',
      'with-auth/get-opens-page',
      'with-auth/sign-in-leads-back',
      ...keysOf(updatePaths)
        // NextAuth 5 has the updates on the server, and no withAuth(). What update({}) shows follows from update(data)
        .filter((path) => !/^server-|-empty-object$/.test(path))
        .map((path) => `fresh/${path}/with-auth/immediately`),
      'with-auth/signed-out-visitor-is-redirected',
    ],
  },
  {
    id: 'next/with-auth-sends-no-callback-url',
    intent: 'withAuth() redirects to the sign-in page without a callbackUrl',
    loses: 'after signing in, users do not get to the page that they opened',
    file: middleware,
    patch: [['  signInUrl.searchParams.append("callbackUrl", `${basePath}${pathname}${search}`);\n', '']],
    caughtBy: ['with-auth/signed-out-visitor-is-redirected', 'with-auth/sign-in-leads-back', 'https/sign-in/with-auth'],
  },
  {
    id: 'next/with-auth-rejects-undefined',
    intent: 'withAuth() takes undefined from the authorized callback as false',
    loses: 'what the book states about a claim that the token does not have no longer holds',
    file: middleware,
    patch: [
      ['? _await$options$callba : !!token;', '? _await$options$callba : !options?.callbacks?.authorized && !!token;'],
    ],
    caughtBy: ['with-auth/undefined-lets-users-through'],
  },
  {
    id: 'next/with-auth-takes-undefined-as-true',
    intent: 'withAuth() takes undefined from the authorized callback as true, even without a token',
    loses: 'every visitor can open a page whose callback checks a claim of the token',
    file: middleware,
    patch: [['? _await$options$callba : !!token;', '? _await$options$callba : true;']],
    caughtBy: ['with-auth/undefined-lets-users-through'],
  },
  {
    id: 'next/with-auth-runs-function-for-everyone',
    intent: 'withAuth() runs the function that it was given, whatever authorized() returns',
    loses: 'everyone can open the page',
    file: middleware,
    patch: [['  if (isAuthorized) return', '  if (isAuthorized || onSuccess) return']],
    caughtBy: ['authorized-decides-beside-function'],
  },
  {
    id: 'next/with-auth-rewrites-cookie',
    intent: 'withAuth() sets the session cookie, with the token that it has decoded',
    loses:
      'what the book states about the proxy no longer holds: a session that only withAuth() reads would not expire',
    file: middleware,
    patch: [
      [
        '  if (isAuthorized) return',
        `  if (isAuthorized && token) {
    const response = _server.NextResponse.next();
    response.cookies.set("next-auth.session-token", await (0, _jwt.encode)({ token, secret }));
    return response;
  }
  if (isAuthorized) return`,
      ],
    ],
    caughtBy: ['with-auth/writes-no-cookie'],
  },
]
