import type { Mutant } from './mutant'

const file = 'next-auth/client/_utils.js'

/** Faults in the code that the client is built on: how it sends requests, and how tabs broadcast to each other. */
export const client: Mutant[] = [
  {
    id: 'client/update-is-sent-as-text',
    intent: 'a POST does not declare its body as JSON',
    loses: 'no update is made, because the server finds no CSRF token in the body',
    file,
    patch: [['"Content-Type": "application/json"', '"Content-Type": "text/plain"']],
    caughtBy: ['update-carries-nested-data'],
  },
  {
    id: 'client/cookie-is-not-forwarded',
    intent: 'getSession({ req }) does not forward the user’s cookie',
    loses: 'on the server, getSession({ req }) finds the user signed out',
    file,
    patch: [
      [
        `_req$headers !== void 0 && _req$headers.cookie ? {
              cookie: req.headers.cookie
            } : {}`,
        `_req$headers !== void 0 && _req$headers.cookie ? {} : {}`,
      ],
    ],
    caughtBy: ['get-server-side-props-with-get-session-is-fresh', 'get-session-in-api-route-is-fresh'],
  },
  {
    id: 'client/request-reads-are-posts',
    intent: 'getSession({ req }) sends a POST even for a request without a body',
    loses:
      'on the server, getSession({ req }) finds the user signed out, because the server takes the request for an update without a CSRF token',
    file,
    patch: [['if (req !== null && req !== void 0 && req.body) {', 'if (req !== null && req !== void 0) {']],
    caughtBy: ['get-server-side-props-with-get-session-is-fresh', 'get-session-in-api-route-is-fresh'],
  },
  {
    id: 'client/posted-request-is-a-read',
    intent: 'a request that has a body is sent as a GET without the body',
    loses: 'no update is made',
    file,
    patch: [
      [
        `            options.body = JSON.stringify(req.body);
            options.method = "POST";
`,
        '',
      ],
    ],
    caughtBy: ['get-session-in-posted-api-route-returns-nothing', 'update-sends-post'],
  },
  {
    id: 'client/errors-are-sessions',
    intent: 'the body of a response with an error status is returned as the result',
    loses: 'a gateway’s JSON error page is shown as a session, and the user as signed in',
    file,
    patch: [['if (res.ok) {', 'if (true) {']],
    caughtBy: ['error-is-not-a-session', 'failed-update-returns-null'],
  },
  {
    id: 'client/failures-are-thrown',
    intent: 'a request that fails throws instead of returning null',
    loses: 'update() rejects and leaves useSession loading forever',
    file,
    patch: [
      [
        `            error: _context.t0,
            url: url
          });
          return _context.abrupt("return", null);`,
        `            error: _context.t0,
            url: url
          });
          throw _context.t0;`,
      ],
    ],
    caughtBy: ['failed-update-ends-loading', 'failed-update-returns-null'],
  },
  {
    id: 'client/empty-object-is-a-session',
    intent: 'the empty object that the server returns for a signed-out visitor is treated as a session',
    loses: 'signed-out visitors are shown as authenticated',
    file,
    patch: [['Object.keys(data).length > 0 ? data : null', 'data']],
    caughtBy: ['signed-out-is-loading-first', 'update-without-session-leaves-page-signed-in'],
  },
  {
    id: 'client/server-requests-have-no-origin',
    intent: 'requests on the server use a path without an origin, as in the browser',
    loses: 'on the server, getSession({ req }) finds the user signed out, because a path alone cannot be fetched',
    file,
    patch: [
      [
        `  if (typeof window === "undefined") {
    return "".concat(__NEXTAUTH.baseUrlServer)`,
        `  if (false) {
    return "".concat(__NEXTAUTH.baseUrlServer)`,
      ],
    ],
    caughtBy: ['get-server-side-props-with-get-session-is-fresh', 'get-session-in-api-route-is-fresh'],
  },
  {
    id: 'client/broadcast-time-is-in-milliseconds',
    intent: 'broadcasts carry a timestamp in milliseconds',
    loses: 'nothing: when two updates are made in the same second, the later one is no longer lost in other tabs',
    file,
    patch: [['Math.floor(Date.now() / 1000)', 'Math.floor(performance.timeOrigin + performance.now())']],
    caughtBy: ['second-update-in-a-second-is-lost-on-another-tab'],
  },
  {
    id: 'client/broadcasts-have-no-timestamp',
    intent: 'broadcasts carry no timestamp',
    loses:
      'every broadcast is the same text as the previous one, so the browser does not notify other tabs of the second one',
    file,
    patch: [
      [
        `_objectSpread(_objectSpread({}, message), {}, {
          timestamp: now()
        })`,
        `message`,
      ],
    ],
    caughtBy: ['two-updates-two-seconds-apart-reach-another-tab'],
  },
  {
    id: 'client/full-storage-fails-updates',
    intent: 'an error when writing to localStorage is thrown',
    loses: 'where localStorage is full or blocked, update() and getSession() fail',
    file,
    patch: [['catch (_unused) {}', 'catch (_unused) {\n        throw _unused;\n      }']],
    caughtBy: ['update-works-with-full-storage'],
  },
  {
    id: 'client/unrelated-keys-are-received',
    intent: 'a tab treats what other tabs write under another localStorage key as a broadcast',
    loses: 'an app that writes its own messages to localStorage makes every tab fetch the session',
    file,
    patch: [['        if (event.key !== name) return;\n', '']],
    caughtBy: ['unrelated-storage-key-is-ignored'],
  },
  {
    id: 'client/unknown-events-are-received',
    intent: 'a tab treats messages of another event as session broadcasts',
    loses: 'every tab fetches the session for messages that have nothing to do with the session',
    file,
    patch: [['(message === null || message === void 0 ? void 0 : message.event) !== "session" || ', '']],
    caughtBy: ['unknown-broadcast-event-is-ignored'],
  },
  {
    id: 'client/empty-broadcasts-are-received',
    intent: 'a tab treats messages without data as session broadcasts',
    loses: 'every tab fetches the session for messages that contain nothing',
    file,
    patch: [[' || !(message !== null && message !== void 0 && message.data)', '']],
    caughtBy: ['broadcast-without-data-is-ignored'],
  },
  {
    id: 'client/broadcasts-use-another-key',
    intent: 'broadcasts are written under a localStorage key that no tab listens to',
    loses: 'other tabs keep the old session until they get focus',
    file,
    patch: [['localStorage.setItem(name, ', 'localStorage.setItem("next-auth.message", ']],
    caughtBy: ['fresh/update-data/use-session-in-another-tab/immediately', 'load-broadcasts'],
  },
  {
    id: 'client/server-broadcasts',
    intent: 'getSession() also broadcasts on the server',
    loses: 'nothing',
    file,
    patch: [['      if (typeof window === "undefined") return;\n', '']],
    caughtBy: [],
    equivalent:
      'Node (up to 24) has no localStorage, and using it throws an error, which is caught immediately; where Node has localStorage, no tab listens to it',
  },
]
