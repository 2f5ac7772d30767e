import type { Mutant } from './mutant'

const handlers = 'next-auth/next/index.js'
const utils = 'next-auth/next/utils.js'

/** Faults between next-auth and Next: the API handler, the route handler, and `getServerSession`. */
export const next: Mutant[] = [
  {
    id: 'next/answers-have-no-status',
    intent: 'the auth routes answer with 200, whatever came of it',
    loses: 'a page cannot tell that it was refused',
    file: handlers,
    patch: [
      [
        '  res.status((_handler$status = handler.status) !== null && _handler$status !== void 0 ? _handler$status : 200);\n',
        '',
      ],
    ],
    caughtBy: ['post-without-csrf-token-is-refused', 'unknown-auth-route-is-refused', 'wrong-password-is-refused'],
  },
  {
    id: 'next/answers-set-no-cookies',
    intent: 'the auth routes set no cookies',
    loses: 'nobody can sign in, and no update is kept',
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
    id: 'next/answers-have-no-headers',
    intent: 'the auth routes set no headers',
    loses: 'sessions and CSRF tokens may be stored on their way',
    file: handlers,
    patch: [
      [
        '  (_handler$headers = handler.headers) === null || _handler$headers === void 0 || _handler$headers.forEach(h => res.setHeader(h.key, h.value));\n',
        '',
      ],
    ],
    caughtBy: ['session-is-never-stored', 'csrf-token-is-never-stored'],
  },
  {
    id: 'next/scripts-are-redirected',
    intent: 'a script that signs in or out is led to the next page instead of being told where it is',
    loses: 'signIn() and signOut() fail: what they get is a page',
    file: handlers,
    patch: [['_req$body.json) !== "true") {', '_req$body.json) !== "no such value") {']],
    caughtBy: ['sign-out-tells-scripts-where-to-go'],
  },
  {
    id: 'next/get-server-session-writes-nothing',
    intent: 'getServerSession sets no cookies',
    loses: 'who only uses pages with getServerSideProps is signed out after thirty days',
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
    id: 'next/route-handler-writes-the-cookie',
    intent: 'getServerSession in a route handler sets the cookies',
    loses: 'what the book says of reading in a route handler is no longer true',
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
    id: 'next/server-component-sees-no-cookie',
    intent: 'getServerSession in a server component is given no cookies',
    loses: 'server components and route handlers take everybody for nobody',
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
    caughtBy: ['server-component-is-fresh', 'route-handler-is-fresh'],
  },
  {
    id: 'next/server-component-says-when-it-ends',
    intent: 'getServerSession in a server component gives the session with its end',
    loses: 'a server component shows an end that no cookie has: it was not written',
    file: handlers,
    patch: [['      if (isRSC) delete body.expires;\n', '']],
    caughtBy: ['server-component-session-has-no-end'],
  },
  {
    id: 'next/api-route-does-not-say-when-it-ends',
    intent: 'getServerSession in an API route gives the session without its end',
    loses: 'an API cannot say how long a person stays signed in',
    file: handlers,
    patch: [['      if (isRSC) delete body.expires;\n', '      delete body.expires;\n']],
    caughtBy: ['api-route-session-says-when-it-ends'],
  },
  {
    id: 'next/signed-out-session-is-an-object',
    intent: 'getServerSession gives an empty object where nobody is signed in',
    loses: 'a page behind if (session) opens for everybody',
    file: handlers,
    patch: [['typeof body !== "string" && Object.keys(body).length)', 'typeof body !== "string")']],
    caughtBy: ['signed-out-api-route-sees-null'],
  },
  {
    id: 'next/only-the-last-cookie-is-set',
    intent: 'a cookie takes the place of those set before it in the same answer',
    loses: 'the CSRF token and all pieces of a session but the last are lost',
    file: utils,
    patch: [
      [
        'let setCookieHeader = (_res$getHeader = res.getHeader("Set-Cookie")) !== null && _res$getHeader !== void 0 ? _res$getHeader : [];',
        'let setCookieHeader = [];',
      ],
    ],
    caughtBy: ['long-session-is-cut-into-pieces', 'csrf-token-is-good-at-once'],
  },
  {
    id: 'next/cookies-have-no-attributes',
    intent: 'cookies are set without their attributes',
    loses: 'scripts can read the session, it ends with the browser, and only the auth routes see it',
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
    id: 'next/route-handler-sees-no-cookies',
    intent: 'the auth routes in a route handler are given no cookies',
    loses: 'with the App Router nobody is signed in',
    file: handlers,
    patch: [
      [
        `      cookies: Object.fromEntries((await cookies()).getAll().map(c => [c.name, c.value])),
      headers: Object.fromEntries(await headers()),`,
        `      cookies: {},
      headers: Object.fromEntries(await headers()),`,
      ],
    ],
    caughtBy: ['app-router/provider-shows-session', 'app-router/get-session-is-fresh'],
  },
  {
    id: 'next/route-handler-knows-no-method',
    intent: 'the auth routes in a route handler take every request for a GET',
    loses: 'with the App Router update(data) gives the old session, and nobody can sign out',
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
    intent: 'the auth routes in a route handler do not read what is posted as JSON',
    loses: 'with the App Router update(data) is refused: its CSRF token is not seen',
    file: utils,
    patch: [['    return await req.json();\n', '    return;\n']],
    caughtBy: ['app-router/update-data', 'app-router/form-is-led-on'],
  },
  {
    id: 'next/route-handler-reads-no-form',
    intent: 'the auth routes in a route handler do not read what a form has posted',
    loses: 'with the App Router nobody can sign in or out: signIn() and signOut() post as forms do',
    file: utils,
    patch: [['    return Object.fromEntries(params);\n', '    return;\n']],
    caughtBy: ['app-router/sign-in', 'app-router/sign-out'],
  },
  {
    id: 'next/route-handler-sets-the-last-cookie-only',
    intent: 'a cookie takes the place of those that the route handler has set before it in the same answer',
    loses: 'with the App Router all pieces of a session but the last are lost',
    file: utils,
    patch: [['headers.append("Set-Cookie", cookieHeader)', 'headers.set("Set-Cookie", cookieHeader)']],
    caughtBy: ['app-router/long-session-is-in-pieces'],
  },
  {
    id: 'next/route-handler-sets-no-cookies',
    intent: 'the auth routes in a route handler set no cookies',
    loses: 'with the App Router nobody can sign in, no update is kept, and a session ends thirty days after it began',
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
    loses: 'with the App Router sessions may be stored on their way',
    file: utils,
    patch: [['    acc[key] = value;\n', '    if (key === "Content-Type") acc[key] = value;\n']],
    caughtBy: ['app-router/session-is-never-stored'],
  },
  {
    id: 'next/route-handler-has-no-status',
    intent: 'the auth routes in a route handler answer with 200, whatever came of it',
    loses: 'with the App Router a page cannot tell that it was refused',
    file: utils,
    patch: [['const status = res.redirect ? 302 : (', 'const status = res.redirect ? 302 : 200; (']],
    caughtBy: ['app-router/post-without-csrf-token', 'app-router/unknown-auth-route-is-refused'],
  },
  {
    id: 'next/route-handler-leads-nowhere',
    intent: 'the auth routes in a route handler do not say where they lead',
    loses: 'with the App Router a person stays on an empty page behind every form',
    file: utils,
    patch: [['  if (res.redirect) response.headers.set("Location", res.redirect);\n', '']],
    caughtBy: ['app-router/form-is-led-on', 'app-router/sign-out'],
  },
  {
    id: 'next/route-handler-redirects-scripts',
    intent:
      'a script that signs in or out at a route handler is led to the next page instead of being told where it is',
    loses: 'with the App Router signIn() and signOut() fail: what they get is a page',
    file: handlers,
    patch: [['body.json) === "true" && redirect) {', 'body.json) === "no such value" && redirect) {']],
    caughtBy: ['app-router/sign-out', 'app-router/wrong-password-is-refused'],
  },
  {
    id: 'next/route-handler-tells-scripts-200',
    intent: 'a route handler tells a script with 200 that its sign-in was refused',
    loses: 'with the App Router signIn() says that a wrong password is right',
    file: handlers,
    patch: [
      [
        `      status: internalResponse.status,
      headers: response.headers`,
        `      status: 200,
      headers: response.headers`,
      ],
    ],
    caughtBy: ['app-router/wrong-password-is-refused'],
  },
]
