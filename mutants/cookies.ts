import type { Mutant } from './mutant'

const file = 'next-auth/core/lib/cookie.js'

/** Faults in the cookies: their names and attributes, the chunks of a long session, and how they are removed. */
export const cookies: Mutant[] = [
  {
    id: 'cookies/session-cookie-has-another-name',
    intent: 'the session cookie has another name',
    loses: 'the upgrade signs every user out, and code that reads the cookie by name finds none',
    file,
    patch: [['name: `${cookiePrefix}next-auth.session-token`', 'name: `${cookiePrefix}authjs.session-token`']],
    caughtBy: ['user-and-account-land-in-token', 'get-response-carries-update'],
  },
  {
    id: 'cookies/scripts-read-the-session',
    intent: 'scripts can read the session cookie',
    loses: 'a script that is injected into a page can steal the session',
    file,
    patch: [
      [
        'next-auth.session-token`,\n      options: {\n        httpOnly: true,',
        'next-auth.session-token`,\n      options: {\n        httpOnly: false,',
      ],
    ],
    caughtBy: ['session-cookie-attributes', 'scripts-read-no-cookie', 'chunks-have-cookie-attributes'],
  },
  {
    id: 'cookies/scripts-read-the-csrf-token',
    intent: 'scripts can read the CSRF token cookie',
    loses: 'a script that is injected into a page can steal the CSRF token’s hash',
    file,
    patch: [
      [
        'next-auth.csrf-token`,\n      options: {\n        httpOnly: true,',
        'next-auth.csrf-token`,\n      options: {\n        httpOnly: false,',
      ],
    ],
    caughtBy: ['scripts-read-no-cookie'],
  },
  {
    id: 'cookies/session-cookie-is-strict',
    intent: 'the session cookie is SameSite=Strict',
    loses: 'users who follow a link from an email to the app are signed out there',
    file,
    patch: [
      [
        'next-auth.session-token`,\n      options: {\n        httpOnly: true,\n        sameSite: "lax",',
        'next-auth.session-token`,\n      options: {\n        httpOnly: true,\n        sameSite: "strict",',
      ],
    ],
    caughtBy: ['session-cookie-attributes', 'chunks-have-cookie-attributes'],
  },
  {
    id: 'cookies/session-cookie-path-is-auth-routes',
    intent: 'the session cookie is sent only to the auth routes',
    loses: 'getServerSideProps, server components and the proxy treat every user as signed out',
    file,
    patch: [
      [
        'next-auth.session-token`,\n      options: {\n        httpOnly: true,\n        sameSite: "lax",\n        path: "/",',
        'next-auth.session-token`,\n      options: {\n        httpOnly: true,\n        sameSite: "lax",\n        path: "/api/auth",',
      ],
    ],
    caughtBy: ['session-cookie-attributes', 'update-changes-no-other-claim'],
  },
  {
    id: 'cookies/chunks-are-too-large',
    intent: 'a session is chunked only when it is larger than 8 KB',
    loses: 'the browser rejects the cookie of a session between 4 and 8 KB, and the update is lost',
    file,
    patch: [['const ALLOWED_COOKIE_SIZE = 4096;', 'const ALLOWED_COOKIE_SIZE = 8192;']],
    caughtBy: [
      'long-session-is-chunked',
      'shrinking-session-leaves-no-chunk',
      'chunked-session-is-updated',
      'sign-out-removes-every-chunk',
    ],
  },
  {
    id: 'cookies/small-session-is-chunked',
    intent: 'a session that fits into one cookie is stored in a chunk .0',
    loses: 'code that reads the cookie by name finds none',
    file,
    patch: [['  if (chunkCount === 1) {', '  if (chunkCount === 0) {']],
    caughtBy: ['session-cookie-attributes', 'shrinking-session-leaves-no-chunk'],
  },
  {
    id: 'cookies/chunks-lose-a-character',
    intent: 'the last character of every chunk is dropped',
    loses: 'a session that outgrows one cookie signs the user out',
    file,
    patch: [['cookie.value.substr(i * CHUNK_SIZE, CHUNK_SIZE)', 'cookie.value.substr(i * CHUNK_SIZE, CHUNK_SIZE - 1)']],
    caughtBy: ['long-session-is-chunked', 'get-session-reads-chunks'],
  },
  {
    id: 'cookies/chunks-have-no-attributes',
    intent: 'the chunks of a session are set without attributes',
    loses: 'scripts can read a long session, and it is lost when the browser is closed',
    file,
    patch: [
      [
        `    cookies.push({
      ...cookie,
      name,`,
        `    cookies.push({
      name,`,
      ],
    ],
    caughtBy: ['chunks-have-cookie-attributes', 'long-session-is-chunked'],
  },
  {
    id: 'cookies/chunks-are-not-sorted',
    intent: 'the chunks of a session are joined in the order in which the browser sends them',
    loses: 'users whose browser sends the chunks in another order are signed out',
    file,
    patch: [['return aSuffix - bSuffix;', 'return 0;']],
    caughtBy: ['chunks-are-sorted'],
  },
  {
    id: 'cookies/proxy-reads-no-chunks',
    intent: 'code that reads cookies with getAll() does not read chunks',
    loses: 'the proxy treats a user with a long session as signed out',
    file,
    patch: [
      [
        `        if (name.startsWith(cookieName)) {
          _classPrivateFieldGet`,
        `        if (name === cookieName) {
          _classPrivateFieldGet`,
      ],
    ],
    caughtBy: ['proxy-reads-chunks'],
  },
  {
    id: 'cookies/routes-read-no-chunks',
    intent: 'code that reads cookies from an object does not read chunks',
    loses: 'a session that outgrows one cookie is lost with the next request',
    file,
    patch: [
      [
        'if (name.startsWith(cookieName)) _classPrivateFieldGet(_chunks, this)[name] = _cookies[name];',
        'if (name === cookieName) _classPrivateFieldGet(_chunks, this)[name] = _cookies[name];',
      ],
    ],
    caughtBy: ['get-session-reads-chunks', 'api-route-reads-chunks', 'route-handler-reads-chunks'],
  },
  {
    id: 'cookies/old-chunks-stay',
    intent: 'chunks that are no longer needed are not removed',
    loses: 'a session that shrinks signs the user out, because new and old chunks are joined',
    file,
    patch: [
      [
        `    const cookies = _assertClassBrand(_SessionStore_brand, this, _clean).call(this);
    const chunked`,
        `    const cookies = {};
    const chunked`,
      ],
    ],
    caughtBy: ['shrinking-session-leaves-no-chunk'],
  },
  {
    id: 'cookies/removed-cookie-is-only-emptied',
    intent: 'a cookie that should be removed is only emptied',
    loses: 'after signing out, users keep an empty session cookie',
    file,
    patch: [
      [
        `..._classPrivateFieldGet(_option, this).options,
        maxAge: 0`,
        '..._classPrivateFieldGet(_option, this).options',
      ],
    ],
    caughtBy: ['sign-out-removes-cookie', 'tampered-token-is-rejected', 'shrinking-session-leaves-no-chunk'],
  },
  {
    id: 'cookies/removal-omits-path',
    intent: 'a cookie is removed without its path',
    loses: 'users cannot sign out, because the browser looks for a cookie with the auth routes’ path and finds none',
    file,
    patch: [
      [
        `      options: {
        ..._classPrivateFieldGet(_option, this).options,
        maxAge: 0`,
        `      options: {
        maxAge: 0`,
      ],
    ],
    caughtBy: ['sign-out-removes-cookie', 'throwing-callback-signs-out'],
  },
  {
    id: 'cookies/only-one-chunk-is-removed',
    intent: 'only the first chunk of a chunked session is removed',
    loses: 'after signing out, users keep the rest of a long session',
    file,
    patch: [
      [
        `        maxAge: 0
      }
    };
  }`,
        `        maxAge: 0
      }
    };
    break;
  }`,
      ],
    ],
    caughtBy: ['sign-out-removes-every-chunk', 'unreadable-chunks-are-all-removed'],
  },
  {
    id: 'cookies/csrf-cookie-has-no-host-prefix',
    intent: 'behind TLS, the name of the CSRF token cookie does not begin with __Host-',
    loses: 'another host of the domain can set the cookie, and sign a visitor in as another user',
    file,
    patch: [['`${useSecureCookies ? "__Host-" : ""}next-auth.csrf-token`', '`${cookiePrefix}next-auth.csrf-token`']],
    caughtBy: ['planted-csrf-token/host-prefix'],
  },
]
