import type { Mutant } from './mutant'

const handlers = 'next-auth/next/index.js'
const utils = 'next-auth/next/utils.js'

/** Faults between next-auth and Next: the API handler, and `getServerSession`. */
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
]
