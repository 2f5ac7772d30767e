import type { Mutant } from './mutant'

const file = 'next-auth/core/lib/cookie.js'

/** Faults in the cookies: their names and attributes, the pieces of a long session, and how they are taken away. */
export const cookies: Mutant[] = [
  {
    id: 'cookies/session-cookie-has-another-name',
    intent: 'the session cookie has another name',
    loses: 'everybody is signed out by the upgrade, and code that reads the cookie by its name finds none',
    file,
    patch: [['name: `${cookiePrefix}next-auth.session-token`', 'name: `${cookiePrefix}authjs.session-token`']],
    caughtBy: ['user-and-account-land-in-token', 'get-response-carries-update'],
  },
  {
    id: 'cookies/scripts-read-the-session',
    intent: 'scripts can read the session cookie',
    loses: 'a script that gets into a page can take the session away with it',
    file,
    patch: [
      [
        'next-auth.session-token`,\n      options: {\n        httpOnly: true,',
        'next-auth.session-token`,\n      options: {\n        httpOnly: false,',
      ],
    ],
    caughtBy: ['session-cookie-attributes', 'scripts-read-no-cookie', 'pieces-have-the-attributes'],
  },
  {
    id: 'cookies/scripts-read-the-csrf-token',
    intent: 'scripts can read the CSRF token’s cookie',
    loses: 'a script that gets into a page can take the CSRF token’s hash away with it',
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
    id: 'cookies/session-is-not-sent-along-links',
    intent: 'the session cookie is SameSite=Strict',
    loses: 'whoever follows a link from a mail to the app is signed out there',
    file,
    patch: [
      [
        'next-auth.session-token`,\n      options: {\n        httpOnly: true,\n        sameSite: "lax",',
        'next-auth.session-token`,\n      options: {\n        httpOnly: true,\n        sameSite: "strict",',
      ],
    ],
    caughtBy: ['session-cookie-attributes', 'pieces-have-the-attributes'],
  },
  {
    id: 'cookies/session-is-for-the-auth-routes-only',
    intent: 'the session cookie is sent to the auth routes only',
    loses: 'getServerSideProps, server components and the proxy take everybody for nobody',
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
    id: 'cookies/pieces-are-too-large',
    intent: 'a session is cut only when it has 8 KB',
    loses: 'the browser refuses the cookie of a session between 4 and 8 KB: the update is lost',
    file,
    patch: [['const ALLOWED_COOKIE_SIZE = 4096;', 'const ALLOWED_COOKIE_SIZE = 8192;']],
    caughtBy: ['long-session-is-cut-into-pieces'],
  },
  {
    id: 'cookies/small-session-is-cut-too',
    intent: 'a session that fits into one cookie is in a piece .0',
    loses: 'code that reads the cookie by its name finds none',
    file,
    patch: [['  if (chunkCount === 1) {', '  if (chunkCount === 0) {']],
    caughtBy: ['session-cookie-attributes', 'shrinking-session-leaves-no-piece'],
  },
  {
    id: 'cookies/pieces-lose-a-character',
    intent: 'the last character of every piece is cut off',
    loses: 'a session that outgrows one cookie signs the person out',
    file,
    patch: [['cookie.value.substr(i * CHUNK_SIZE, CHUNK_SIZE)', 'cookie.value.substr(i * CHUNK_SIZE, CHUNK_SIZE - 1)']],
    caughtBy: ['long-session-is-cut-into-pieces', 'get-session-reads-pieces'],
  },
  {
    id: 'cookies/pieces-have-no-attributes',
    intent: 'the pieces of a session are set without attributes',
    loses: 'scripts can read a long session, and it ends with the browser',
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
    caughtBy: ['pieces-have-the-attributes', 'long-session-is-cut-into-pieces'],
  },
  {
    id: 'cookies/pieces-are-not-sorted',
    intent: 'the pieces of a session are put together in the order in which the browser sends them',
    loses: 'a person whose browser sends them in another one is signed out',
    file,
    patch: [['return aSuffix - bSuffix;', 'return 0;']],
    caughtBy: ['pieces-are-sorted'],
  },
  {
    id: 'cookies/proxy-reads-no-pieces',
    intent: 'where cookies are read by getAll(), pieces are not',
    loses: 'the proxy takes a person with a long session for nobody',
    file,
    patch: [
      [
        `        if (name.startsWith(cookieName)) {
          _classPrivateFieldGet`,
        `        if (name === cookieName) {
          _classPrivateFieldGet`,
      ],
    ],
    caughtBy: ['proxy-reads-pieces'],
  },
  {
    id: 'cookies/routes-read-no-pieces',
    intent: 'where cookies are read from an object, pieces are not',
    loses: 'a session that outgrows one cookie is gone at the next request',
    file,
    patch: [
      [
        'if (name.startsWith(cookieName)) _classPrivateFieldGet(_chunks, this)[name] = _cookies[name];',
        'if (name === cookieName) _classPrivateFieldGet(_chunks, this)[name] = _cookies[name];',
      ],
    ],
    caughtBy: ['get-session-reads-pieces', 'api-route-reads-pieces', 'route-handler-reads-pieces'],
  },
  {
    id: 'cookies/old-pieces-stay',
    intent: 'pieces that are no longer needed stay in the jar',
    loses: 'a session that shrinks signs the person out: new and old are put together',
    file,
    patch: [
      [
        `    const cookies = _assertClassBrand(_SessionStore_brand, this, _clean).call(this);
    const chunked`,
        `    const cookies = {};
    const chunked`,
      ],
    ],
    caughtBy: ['shrinking-session-leaves-no-piece'],
  },
  {
    id: 'cookies/removed-cookie-is-only-emptied',
    intent: 'a cookie that is to be taken away is emptied and kept',
    loses: 'whoever has signed out still has a session cookie, with nothing in it',
    file,
    patch: [
      [
        `..._classPrivateFieldGet(_option, this).options,
        maxAge: 0`,
        '..._classPrivateFieldGet(_option, this).options',
      ],
    ],
    caughtBy: ['sign-out-removes-cookie', 'tampered-token-is-refused', 'shrinking-session-leaves-no-piece'],
  },
  {
    id: 'cookies/removal-forgets-the-path',
    intent: 'a cookie is taken away without saying at which path it is',
    loses: 'nobody can sign out: the browser takes away a cookie of the auth routes, where there is none',
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
    id: 'cookies/only-one-piece-is-removed',
    intent: 'of a session in pieces, only the first one is taken away',
    loses: 'whoever has signed out still has the rest of a long session',
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
    caughtBy: ['sign-out-removes-every-piece', 'unreadable-pieces-are-all-removed'],
  },
]
