import type { Mutant } from './mutant'

const file = 'next-auth/client/_utils.js'

/** Faults under the client: how it asks, and how tabs tell each other. */
export const client: Mutant[] = [
  {
    id: 'client/update-is-sent-as-text',
    intent: 'what is posted does not say that it is JSON',
    loses: 'no update arrives: the server finds no CSRF token in it',
    file,
    patch: [['"Content-Type": "application/json"', '"Content-Type": "text/plain"']],
    caughtBy: ['update-carries-nested-data'],
  },
  {
    id: 'client/cookie-is-not-forwarded',
    intent: 'getSession({ req }) does not hand the person’s cookie on',
    loses: 'on the server, getSession({ req }) finds nobody signed in',
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
    intent: 'getSession({ req }) posts, also for a request that has no body',
    loses:
      'on the server, getSession({ req }) finds nobody signed in: the server takes it for an update without a CSRF token',
    file,
    patch: [['if (req !== null && req !== void 0 && req.body) {', 'if (req !== null && req !== void 0) {']],
    caughtBy: ['get-server-side-props-with-get-session-is-fresh', 'get-session-in-api-route-is-fresh'],
  },
  {
    id: 'client/posted-request-is-a-read',
    intent: 'a request that has a body is asked for like any other, without it',
    loses: 'no update arrives',
    file,
    patch: [
      [
        `            options.body = JSON.stringify(req.body);
            options.method = "POST";
`,
        '',
      ],
    ],
    caughtBy: ['get-session-in-posted-api-route-sees-nobody', 'update-sends-post'],
  },
  {
    id: 'client/errors-are-sessions',
    intent: 'an answer with an error status is taken for what was asked for',
    loses: 'the JSON of a gateway’s error page is shown as a session, and the person as signed in',
    file,
    patch: [['if (res.ok) {', 'if (true) {']],
    caughtBy: ['error-is-no-session', 'failed-update-gives-null'],
  },
  {
    id: 'client/failures-are-thrown',
    intent: 'a request that fails is thrown, not null',
    loses: 'update() rejects, and leaves useSession loading for ever',
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
    caughtBy: ['failed-update-leaves-status', 'failed-update-gives-null'],
  },
  {
    id: 'client/nobody-is-somebody',
    intent: 'the empty object that the server sends for nobody is taken for a session',
    loses: 'whoever is signed out is shown as authenticated',
    file,
    patch: [['Object.keys(data).length > 0 ? data : null', 'data']],
    caughtBy: ['signed-out-is-loading-first', 'update-hides-the-end-of-a-session'],
  },
  {
    id: 'client/server-has-no-address',
    intent: 'on the server the client asks by a path, as in the browser',
    loses: 'on the server, getSession({ req }) finds nobody signed in: a path alone leads nowhere',
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
    id: 'client/time-is-in-milliseconds',
    intent: 'messages to other tabs carry the time in milliseconds',
    loses: 'nothing: the second update within a second is no longer lost on other tabs',
    file,
    patch: [['Math.floor(Date.now() / 1000)', 'Math.floor(performance.timeOrigin + performance.now())']],
    caughtBy: ['second-update-in-a-second-is-lost-on-another-tab'],
  },
  {
    id: 'client/messages-have-no-time',
    intent: 'messages to other tabs carry no time',
    loses: 'each message is the same text as the one before, so the browser tells nobody of the second one',
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
    intent: 'what cannot be written to the local storage is thrown',
    loses: 'where the storage is full or forbidden, update() and getSession() fail',
    file,
    patch: [['catch (_unused) {}', 'catch (_unused) {\n        throw _unused;\n      }']],
    caughtBy: ['update-needs-no-storage'],
  },
  {
    id: 'client/foreign-keys-are-heard',
    intent: 'what other tabs write under another key is taken for a message',
    loses: 'an app that keeps messages of its own in the local storage makes every tab ask',
    file,
    patch: [['        if (event.key !== name) return;\n', '']],
    caughtBy: ['hearing-ignores-foreign-key'],
  },
  {
    id: 'client/foreign-events-are-heard',
    intent: 'messages of another event are taken for the session’s',
    loses: 'every tab asks at what has nothing to do with the session',
    file,
    patch: [['(message === null || message === void 0 ? void 0 : message.event) !== "session" || ', '']],
    caughtBy: ['hearing-ignores-foreign-event'],
  },
  {
    id: 'client/empty-messages-are-heard',
    intent: 'messages without data are taken for the session’s',
    loses: 'every tab asks at a message that says nothing',
    file,
    patch: [[' || !(message !== null && message !== void 0 && message.data)', '']],
    caughtBy: ['hearing-ignores-no-data'],
  },
  {
    id: 'client/messages-have-another-name',
    intent: 'messages to other tabs are written under a key that nobody listens to',
    loses: 'other tabs keep the old session until they are looked at',
    file,
    patch: [['localStorage.setItem(name, ', 'localStorage.setItem("next-auth.message", ']],
    caughtBy: ['fresh/update-data/use-session-in-another-tab/at-once', 'load-tells-other-tabs'],
  },
  {
    id: 'client/server-tells',
    intent: 'getSession() tells other tabs on the server, too',
    loses: 'nothing',
    file,
    patch: [['      if (typeof window === "undefined") return;\n', '']],
    caughtBy: [],
    equivalent:
      'Node (up to 24) has no localStorage, and what is thrown when it is used is caught right behind it; where Node has one, no tab listens to it',
  },
]
