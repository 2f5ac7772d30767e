import type { Mutant } from './mutant'

const file = 'next-auth/react/index.js'

/** Faults in `useSession` and in the functions `getSession`, `getCsrfToken`, `getProviders`, `signIn`, `signOut`. */
const functions: Mutant[] = [
  {
    id: 'react/required-does-not-redirect',
    intent: 'useSession({ required: true }) never treats a visitor as signed out',
    loses: 'a page for signed-in users is open to every visitor',
    file,
    patch: [['required && value.status === "unauthenticated"', 'required && value.status === "nobody"']],
    caughtBy: ['required-redirects-to-sign-in'],
  },
  {
    id: 'react/required-redirects-everyone',
    intent: 'useSession({ required: true }) treats signed-in users as signed out, too',
    loses: 'nobody can open a page for signed-in users',
    file,
    patch: [['required && value.status === "unauthenticated"', 'required && value.status !== "loading"']],
    caughtBy: ['required-redirects-to-sign-in'],
  },
  {
    id: 'react/required-sends-no-callback-url',
    intent: 'useSession({ required: true }) sends no callbackUrl to the sign-in page',
    loses: 'after signing in, users do not return to the page that they requested',
    file,
    patch: [
      [
        `        error: "SessionRequired",
        callbackUrl: window.location.href`,
        `        error: "SessionRequired"`,
      ],
    ],
    caughtBy: ['required-redirects-to-sign-in'],
  },
  {
    id: 'react/required-sends-no-error',
    intent: 'useSession({ required: true }) sends no error to the sign-in page',
    loses: 'the sign-in page does not show “Please sign in to access this page.”',
    file,
    patch: [[`        error: "SessionRequired",\n`, '']],
    caughtBy: ['required-redirects-to-sign-in'],
  },
  {
    id: 'react/required-ignores-on-unauthenticated',
    intent: 'useSession({ required: true }) does not call onUnauthenticated',
    loses: 'a page with its own sign-in form loses its visitors to NextAuth’s sign-in page',
    file,
    patch: [['if (onUnauthenticated) onUnauthenticated();else window', 'window']],
    caughtBy: ['required-calls-on-unauthenticated', 'base-path/required/own-redirect'],
  },
  {
    id: 'react/required-is-unauthenticated',
    intent: 'the status of useSession({ required: true }) is unauthenticated until the browser has left the page',
    loses: 'a page that requires a session renders without one for a moment',
    file,
    patch: [[`      status: "loading"\n    };`, `      status: value.status\n    };`]],
    caughtBy: ['required-stays-loading'],
  },
  {
    id: 'react/get-session-does-not-broadcast',
    intent: 'getSession() no longer broadcasts to other tabs',
    loses: 'other tabs keep the old session until they get focus',
    file,
    patch: [
      [
        `_params$broadcast !== void 0 ? _params$broadcast : true)`,
        `_params$broadcast !== void 0 ? _params$broadcast : false)`,
      ],
    ],
    caughtBy: [
      'use-session-catches-up-on-broadcast',
      'broadcast-off-broadcasts-nothing',
      'fresh/get-query/use-session-in-another-tab/after-get-session',
      'fresh/api-route/use-session-in-another-tab/after-get-session',
    ],
  },
  {
    id: 'react/get-session-refreshes-own-tab',
    intent: 'getSession() makes the page that calls it fetch the session, too',
    loses: 'nothing: a page that a failed read has signed out shows the session again',
    file,
    patch: [
      [
        '          return _context3.abrupt("return", session);\n        case 5:',
        '          if (!params && !__NEXTAUTH._session) __NEXTAUTH._getSession({ event: "storage" });\n          return _context3.abrupt("return", session);\n        case 5:',
      ],
    ],
    caughtBy: ['failed-read/get-session-does-not-repair'],
  },
  {
    id: 'react/failed-read-is-remembered',
    intent: 'a page remembers a failed read of the session, and then ignores its session prop',
    loses: 'a reload does not bring the session back',
    file,
    patch: [
      [
        '            setSession(__NEXTAUTH._session);\n            _context.next = 22;',
        '            if (!__NEXTAUTH._session) sessionStorage.failed = "yes";\n            setSession(__NEXTAUTH._session);\n            _context.next = 22;',
      ],
      [
        '      return props.session;',
        '      return typeof sessionStorage === "object" && sessionStorage.failed ? null : props.session;',
      ],
    ],
    caughtBy: ['failed-read/reload-repairs'],
  },
  {
    id: 'react/get-session-always-broadcasts',
    intent: 'getSession({ broadcast: false }) broadcasts to other tabs anyway',
    loses: 'an app that reads the session without a broadcast makes every tab fetch it',
    file,
    patch: [
      [`_params$broadcast !== void 0 ? _params$broadcast : true)`, `_params$broadcast !== void 0 ? true : true)`],
    ],
    caughtBy: ['broadcast-off-broadcasts-nothing'],
  },
  {
    id: 'react/get-session-returns-undefined',
    intent: 'getSession() returns undefined',
    loses: 'callers of getSession() find the user signed out',
    file,
    patch: [['return _context3.abrupt("return", session);', 'return _context3.abrupt("return", undefined);']],
    caughtBy: ['get-session-is-fresh-after-get'],
  },
  {
    id: 'react/get-csrf-token-returns-undefined',
    intent: 'getCsrfToken() returns undefined',
    loses: 'a POST that the app sends itself is rejected',
    file,
    patch: [['void 0 : response.csrfToken);', 'void 0 : undefined);']],
    caughtBy: ['post-updates-session'],
  },
  {
    id: 'react/get-providers-returns-null',
    intent: 'getProviders() returns null',
    loses: 'a custom sign-in page has no buttons, and signIn() redirects to the error page',
    file,
    patch: [['return _context5.abrupt("return", _context5.sent);', 'return _context5.abrupt("return", null);']],
    caughtBy: ['get-providers-returns-providers'],
  },
  {
    id: 'react/sign-in-stays-without-providers',
    intent: 'signIn() does not redirect to the error page when the providers cannot be read',
    loses: 'the button does nothing, and users do not see why',
    file,
    patch: [['          window.location.href = "".concat(baseUrl, "/error");\n', '']],
    caughtBy: ['sign-in-without-providers'],
  },
  {
    id: 'react/sign-in-page-gets-no-callback-url',
    intent: 'signIn() without a provider sends no callbackUrl to the sign-in page',
    loses: 'after signing in, users do not return to the page that they were on',
    file,
    patch: [
      [
        `"/signin?").concat(new URLSearchParams({
            callbackUrl: callbackUrl
          }));`,
        `"/signin");`,
      ],
    ],
    caughtBy: ['sign-in-without-provider'],
  },
  {
    id: 'react/sign-in-page-leads-to-root',
    intent: 'signIn() without a provider sends the root of the site as callbackUrl to the sign-in page',
    loses: 'after signing in, users do not return to the page that they were on',
    file,
    patch: [
      [
        `"/signin?").concat(new URLSearchParams({
            callbackUrl: callbackUrl
          }));`,
        `"/signin?").concat(new URLSearchParams({
            callbackUrl: window.location.origin + "/"
          }));`,
      ],
    ],
    caughtBy: ['sign-in-without-provider'],
  },
  {
    id: 'react/sign-in-posts-to-wrong-route',
    intent: 'signIn() posts a password to /signin instead of /callback',
    loses: 'users cannot sign in with a password',
    file,
    patch: [['isCredentials ? "callback" : "signin"', '"signin"']],
    caughtBy: ['sign-in-without-redirect', 'sign-in-sends', 'app/wrong-password-changes-nothing'],
  },
  {
    id: 'react/sign-in-drops-authorization-parameters',
    intent: 'signIn() does not pass on the authorization parameters',
    loses: 'a provider does not receive the login hint, the scope or the prompt that the app requests',
    file,
    patch: [['authorizationParams ? "?".concat', 'false ? "?".concat']],
    caughtBy: ['sign-in-sends'],
  },
  {
    id: 'react/sign-in-drops-credentials',
    intent: 'signIn() posts no options',
    loses: 'users cannot sign in with a password, because it is not sent',
    file,
    patch: [['_context6.t5 = _objectSpread({}, options);', '_context6.t5 = {};']],
    caughtBy: ['sign-in-without-redirect'],
  },
  {
    id: 'react/sign-in-posts-no-csrf-token',
    intent: 'signIn() posts no CSRF token',
    loses: 'users cannot sign in, because the server rejects the request, and signIn() still returns ok',
    file,
    patch: [[`            csrfToken: _context6.t7,\n`, '']],
    caughtBy: ['sign-in-without-redirect'],
  },
  {
    id: 'react/sign-in-posts-another-callback-url',
    intent: 'signIn() posts a callbackUrl other than the URL of the page that called it',
    loses: 'after signing in, users do not return to the page that they were on',
    file,
    patch: [['_context6.t8 = callbackUrl;', '_context6.t8 = window.location.origin;']],
    caughtBy: ['sign-in-returns-to-page'],
  },
  {
    id: 'react/sign-in-does-not-redirect',
    intent: 'signIn() does not redirect by default',
    loses: 'server-rendered pages keep showing the user as signed out',
    file,
    patch: [['redirect = _ref5$redirect === void 0 ? true', 'redirect = _ref5$redirect === void 0 ? false']],
    caughtBy: ['sign-in-returns-to-page'],
  },
  {
    id: 'react/sign-in-always-redirects',
    intent: 'signIn(…, { redirect: false }) redirects anyway',
    loses: 'a custom form cannot show that the password was wrong',
    file,
    patch: [['if (!(redirect || !isSupportingReturn))', 'if (false)']],
    caughtBy: ['sign-in-without-redirect'],
  },
  {
    id: 'react/sign-in-does-not-reload-with-hash',
    intent: 'signIn() does not reload a page whose URL has a hash',
    loses: 'the user has signed in, but the page still shows them as signed out',
    file,
    patch: [['if (url.includes("#")) window.location.reload();\n          return _context6', 'return _context6']],
    caughtBy: ['sign-in-reloads-with-hash'],
  },
  {
    id: 'react/sign-in-fetches-no-session',
    intent: 'signIn(…, { redirect: false }) does not fetch the session after signing in',
    loses: 'useSession keeps the session from before the sign-in',
    file,
    patch: [
      [
        `          _context6.next = 46;
          return __NEXTAUTH._getSession({
            event: "storage"
          });`,
        `          _context6.next = 46;
          return;`,
      ],
    ],
    caughtBy: [
      'fresh/sign-in/use-session/immediately',
      'sign-in-sends',
      'sign-in/client/use-session/immediately',
      'sign-in/client/use-session-without-prop/immediately',
    ],
  },
  {
    id: 'react/failed-sign-in-fetches-session',
    intent: 'signIn() fetches the session even when it has failed',
    loses: 'each wrong password costs one more request',
    file,
    patch: [['if (!res.ok) {\n            _context6.next = 46;', 'if (false) {\n            _context6.next = 46;']],
    caughtBy: ['failed-sign-in-returns-error'],
  },
  {
    id: 'react/failed-sign-in-returns-no-error',
    intent: 'signIn(…, { redirect: false }) returns no error when it has failed',
    loses: 'a custom form cannot show that the password was wrong',
    file,
    patch: [
      [
        '            error: error,\n            status: res.status,',
        '            error: null,\n            status: res.status,',
      ],
    ],
    caughtBy: ['failed-sign-in-returns-error'],
  },
  {
    id: 'react/failed-sign-in-returns-ok',
    intent: 'signIn(…, { redirect: false }) returns ok when it has failed',
    loses: 'an app that checks only ok lets users with a wrong password through',
    file,
    patch: [['            ok: res.ok,', '            ok: true,']],
    caughtBy: ['failed-sign-in-returns-error'],
  },
  {
    id: 'react/failed-sign-in-returns-url',
    intent: 'signIn(…, { redirect: false }) returns a URL when it has failed',
    loses: 'an app that navigates to this URL shows NextAuth’s error page',
    file,
    patch: [['url: error ? null : data.url', 'url: data.url']],
    caughtBy: ['failed-sign-in-returns-error'],
  },
  {
    id: 'react/sign-out-posts-no-csrf-token',
    intent: 'signOut() posts no CSRF token',
    loses: 'users cannot sign out, because the server rejects the request',
    file,
    patch: [[`            csrfToken: _context7.t2,\n`, '']],
    caughtBy: [
      'sign-out-without-redirect',
      'sign-out-sends',
      'zustand-store-shows-next-user',
      'zustand-store-cleared-on-sign-out',
    ],
  },
  {
    id: 'react/sign-out-posts-another-callback-url',
    intent: 'signOut() posts a callbackUrl other than the URL of the page that called it',
    loses: 'after signing out, users do not return to the page that they were on',
    file,
    patch: [['_context7.t3 = callbackUrl;', '_context7.t3 = window.location.origin;']],
    caughtBy: ['sign-out-returns-to-page', 'sign-out-without-redirect'],
  },
  {
    id: 'react/sign-out-does-not-broadcast',
    intent: 'signOut() no longer broadcasts to other tabs',
    loses: 'other tabs keep showing a user who has signed out',
    file,
    patch: [
      [
        `          broadcast.post({
            event: "session",
            data: {
              trigger: "signout"
            }
          });
`,
        '',
      ],
    ],
    caughtBy: [
      'sign-out-reaches-another-tab',
      'sign-out/client/use-session-in-another-tab/immediately',
      'sign-out/client-redirect/use-session-in-another-tab/immediately',
    ],
  },
  {
    id: 'react/sign-out-broadcasts-a-read',
    intent: 'signOut() broadcasts that the session was read',
    loses: 'listeners cannot tell a sign-out from a read, and a sign-out within a second of a read is not received',
    file,
    patch: [['trigger: "signout"', 'trigger: "getSession"']],
    caughtBy: ['sign-out-broadcasts-trigger'],
  },
  {
    id: 'react/sign-out-does-not-redirect',
    intent: 'signOut() does not redirect by default',
    loses: 'what a server-rendered page shows of the user stays on screen',
    file,
    patch: [
      [
        '_options$redirect !== void 0 ? _options$redirect : true)',
        '_options$redirect !== void 0 ? _options$redirect : false)',
      ],
    ],
    caughtBy: ['sign-out-returns-to-page'],
  },
  {
    id: 'react/sign-out-always-redirects',
    intent: 'signOut({ redirect: false }) redirects anyway',
    loses: 'the browser leaves a page on which an app shows a signed-out message in place',
    file,
    patch: [
      [
        'if (!((_options$redirect = options === null || options === void 0 ? void 0 : options.redirect) !== null && _options$redirect !== void 0 ? _options$redirect : true))',
        'if (false)',
      ],
    ],
    caughtBy: ['sign-out-without-redirect'],
  },
  {
    id: 'react/sign-out-does-not-reload-with-hash',
    intent: 'signOut() does not reload a page whose URL has a hash',
    loses: 'the user has signed out, but the page still shows them as signed in',
    file,
    patch: [['if (url.includes("#")) window.location.reload();\n          return _context7', 'return _context7']],
    caughtBy: ['sign-out-reloads-with-hash'],
  },
  {
    id: 'react/sign-out-fetches-no-session',
    intent: 'signOut({ redirect: false }) does not fetch the session after signing out',
    loses: 'useSession keeps showing a user who has signed out',
    file,
    patch: [
      [
        `          _context7.next = 25;
          return __NEXTAUTH._getSession({
            event: "storage"
          });`,
        `          _context7.next = 25;
          return;`,
      ],
    ],
    caughtBy: [
      'sign-out-shows-immediately',
      'sign-out-sends',
      'sign-out/client/use-session/immediately',
      'sign-out/client/use-session-without-prop/immediately',
    ],
  },
  {
    id: 'react/sign-out-returns-undefined',
    intent: 'signOut({ redirect: false }) returns undefined',
    loses: 'an app does not learn which URL to navigate to after signing out',
    file,
    patch: [['return _context7.abrupt("return", data);', 'return _context7.abrupt("return", undefined);']],
    caughtBy: ['sign-out-without-redirect'],
  },
]

/** Faults in the provider: when it fetches the session, what it shows, and what it cleans up. */
const provider: Mutant[] = [
  {
    id: 'react/base-path-is-ignored',
    intent: 'the provider ignores its basePath',
    loses: 'an app whose auth routes have another path finds every user signed out',
    file,
    patch: [['  if (basePath) __NEXTAUTH.basePath = basePath;\n', '']],
    caughtBy: ['required-ignores-base-path', 'app-router/update-reaches-pages-router'],
  },
  {
    id: 'react/null-session-prop-is-ignored',
    intent: 'a session prop of null is treated as a missing prop',
    loses: 'each page that was rendered signed out is loading at first and costs one more request',
    file,
    patch: [['hasInitialSession = props.session !== undefined', 'hasInitialSession = !!props.session']],
    caughtBy: ['null-session-prop-fetches-nothing'],
  },
  {
    id: 'react/session-prop-is-fetched-again',
    intent: 'the provider does not store its session prop',
    loses: 'each page that was rendered with its session costs one more request',
    file,
    patch: [['      if (hasInitialSession) __NEXTAUTH._session = props.session;\n', '']],
    caughtBy: ['app/session-prop-fetches-nothing-in-pages-router'],
  },
  {
    id: 'react/session-prop-is-not-shown',
    intent: 'useSession does not show the session prop',
    loses: 'a page that was rendered with its session shows the user as signed out',
    file,
    patch: [['      return props.session;\n', '      return null;\n']],
    caughtBy: [
      'session-prop-shows-immediately',
      'use-session-waits-for-reload',
      'app/session-prop-fetches-nothing-in-pages-router',
    ],
  },
  {
    id: 'react/session-prop-is-loading-first',
    intent: 'useSession is loading although the provider has a session prop',
    loses: 'the HTML of a page that was rendered with its session shows a spinner',
    file,
    patch: [['React.useState(!hasInitialSession)', 'React.useState(true)']],
    caughtBy: ['session-prop-shows-immediately'],
  },
  {
    id: 'react/no-session-prop-is-signed-out-first',
    intent: 'without a session prop, useSession is unauthenticated before the first fetch',
    loses: 'pages show signed-in users a sign-in link for a moment',
    file,
    patch: [['React.useState(!hasInitialSession)', 'React.useState(false)']],
    caughtBy: ['no-session-prop-is-loading-first'],
  },
  {
    id: 'react/mount-fetches-nothing',
    intent: 'the provider does not fetch the session when it mounts',
    loses: 'a page without a session prop is loading forever',
    file,
    patch: [['    __NEXTAUTH._getSession();\n', '']],
    caughtBy: ['no-session-prop-is-loading-first'],
  },
  {
    id: 'react/loading-never-ends',
    intent: 'useSession stays loading after it has received the session',
    loses: 'a page without a session prop is loading forever',
    file,
    patch: [
      [
        '            setLoading(false);\n            return _context.finish(22);',
        '            return _context.finish(22);',
      ],
    ],
    caughtBy: ['no-session-prop-is-loading-first'],
  },
  {
    id: 'react/load-does-not-broadcast',
    intent: 'the provider does not broadcast the fetch that it makes when it mounts',
    loses: 'tabs opened before a sign-in do not learn of it',
    file,
    patch: [['broadcast: !storageEvent', 'broadcast: false']],
    caughtBy: ['load-broadcasts', 'sign-in-reaches-another-tab', 'base-path/two-apps/broadcast'],
  },
  {
    id: 'react/received-broadcast-is-repeated',
    intent: 'a tab that receives a broadcast broadcasts in turn',
    loses: 'two tabs answer each other again and again',
    file,
    patch: [['broadcast: !storageEvent', 'broadcast: true']],
    caughtBy: ['received-broadcast-is-not-repeated'],
  },
  {
    id: 'react/focus-does-not-broadcast',
    intent: 'a fetch on focus or by a poll is not broadcast to other tabs',
    loses: 'other tabs keep the old session until they get focus themselves',
    file,
    patch: [
      [
        `            _context.next = 15;
            return getSession();`,
        `            _context.next = 15;
            return getSession({ broadcast: false });`,
      ],
    ],
    caughtBy: ['focus-broadcasts'],
  },
  {
    id: 'react/signed-out-tab-ignores-broadcasts',
    intent: 'a signed-out tab does not fetch the session when it receives a broadcast',
    loses: 'a user who signs in in one tab stays signed out in the others',
    file,
    patch: [
      [
        'storageEvent || __NEXTAUTH._session === undefined',
        '(storageEvent && __NEXTAUTH._session) || __NEXTAUTH._session === undefined',
      ],
    ],
    caughtBy: ['sign-in-reaches-another-tab', 'failed-read/another-tab-repairs'],
  },
  {
    id: 'react/received-broadcast-shows-nothing',
    intent: 'a tab that receives a broadcast fetches the session but does not show it',
    loses: 'other tabs keep the old session',
    file,
    patch: [
      [
        `            setSession(__NEXTAUTH._session);
            return _context.abrupt("return");
          case 10:`,
        `            if (!storageEvent) setSession(__NEXTAUTH._session);
            return _context.abrupt("return");
          case 10:`,
      ],
    ],
    caughtBy: ['use-session-catches-up-on-broadcast', 'fresh/update-data/use-session-in-another-tab/immediately'],
  },
  {
    id: 'react/refetch-shows-nothing',
    intent: 'a fetch on focus or by a poll does not change what useSession shows',
    loses: 'useSession never catches up with changes made elsewhere',
    file,
    patch: [
      [
        '            setSession(__NEXTAUTH._session);\n            _context.next = 22;',
        '            _context.next = 22;',
      ],
    ],
    caughtBy: ['use-session-catches-up-on-focus', 'use-session-catches-up-on-poll'],
  },
  {
    id: 'react/signed-out-focus-fetches',
    intent: 'focus fetches the session even when the user is signed out',
    loses: 'each focus on a page costs a request for every signed-out visitor',
    file,
    patch: [['!event || __NEXTAUTH._session === null || ', '!event || ']],
    caughtBy: ['signed-out-focus-fetches-nothing', 'sign-in/cookie-set/use-session/after-focus'],
  },
  {
    id: 'react/focus-fetches-once-a-second',
    intent: 'focus does not fetch a session that was fetched within the same second',
    loses: 'users who change something elsewhere and return immediately see the old session',
    file,
    patch: [['(0, _utils.now)() < __NEXTAUTH._lastSync', '(0, _utils.now)() <= __NEXTAUTH._lastSync']],
    caughtBy: ['focus-fetches-each-time'],
  },
  {
    id: 'react/session-prop-sets-no-sync-time',
    intent: 'the provider does not record when it received its session prop',
    loses: 'a page fetches a session again even when the clock is set to a time before it was received',
    file,
    patch: [['hasInitialSession ? (0, _utils.now)() : 0', '0']],
    caughtBy: ['clock-set-back-stops-focus-fetch'],
  },
  {
    id: 'react/unmounted-provider-keeps-session',
    intent: 'a provider keeps its session when it unmounts',
    loses: 'the next provider does not fetch the session and shows the user as signed out',
    file,
    patch: [['      __NEXTAUTH._session = undefined;\n', '']],
    caughtBy: ['new-provider-fetches-session'],
  },
  {
    id: 'react/unmounted-provider-receives-broadcasts',
    intent: 'a provider keeps listening to other tabs after it unmounts',
    loses: 'each broadcast makes the page fetch once for every provider that it has had',
    file,
    patch: [['      return unsubscribe();\n', '      return undefined;\n']],
    caughtBy: ['new-provider-receives-once'],
  },
  {
    id: 'react/unmounted-provider-fetches-on-focus',
    intent: 'a provider keeps fetching on focus after it unmounts',
    loses: 'each focus makes the page fetch once for every provider that it has had',
    file,
    patch: [
      ['return document.removeEventListener("visibilitychange", visibilityHandler, false);', 'return undefined;'],
    ],
    caughtBy: ['new-provider-focus-fetches-once'],
  },
  {
    id: 'react/polling-does-not-stop',
    intent: 'a page that polls keeps polling after the user has navigated away',
    loses: 'the tab sends needless requests as long as it is open',
    file,
    patch: [['return clearInterval(refetchIntervalTimer);', 'return undefined;']],
    caughtBy: ['polling-stops-with-its-page'],
  },
  {
    id: 'react/received-broadcast-is-ignored',
    intent: 'a tab that receives a broadcast does not fetch the session',
    loses: 'other tabs keep the old session until they get focus',
    file,
    patch: [
      [
        `    var unsubscribe = broadcast.receive(function () {
      return __NEXTAUTH._getSession({
        event: "storage"
      });
    });`,
        `    var unsubscribe = broadcast.receive(function () {});`,
      ],
    ],
    caughtBy: [
      'use-session-catches-up-on-broadcast',
      'sign-out-reaches-another-tab',
      'oidc-sign-out-reaches-every-tab',
      'email-sign-out-reaches-every-tab',
    ],
  },
  {
    id: 'react/focus-fetches-nothing',
    intent: 'refetchOnWindowFocus is off by default',
    loses: 'useSession keeps the old session when users return to the tab',
    file,
    patch: [['_props$refetchOnWindo === void 0 ? true', '_props$refetchOnWindo === void 0 ? false']],
    caughtBy: ['use-session-catches-up-on-focus', 'clock-set-back-stops-focus-fetch'],
  },
  {
    id: 'react/focus-option-is-ignored',
    intent: 'refetchOnWindowFocus={false} has no effect',
    loses: 'an app cannot avoid the requests at each focus',
    file,
    patch: [['if (refetchOnWindowFocus && document', 'if (document']],
    caughtBy: ['focus-refetch-off-fetches-nothing'],
  },
  {
    id: 'react/hiding-fetches-too',
    intent: 'the page also fetches the session when the user leaves the tab',
    loses: 'twice as many requests',
    file,
    patch: [['refetchOnWindowFocus && document.visibilityState === "visible"', 'refetchOnWindowFocus']],
    caughtBy: ['focus-fetches-once'],
  },
  {
    id: 'react/polls-ten-times-as-often',
    intent: 'refetchInterval is read in tenths of a second',
    loses: 'ten times as many requests',
    file,
    patch: [['refetchInterval * 1000', 'refetchInterval * 100']],
    caughtBy: ['poll-fetches-once'],
  },
  {
    id: 'react/polls-fetch-nothing',
    intent: 'a poll fetches nothing',
    loses: 'useSession keeps the old session, however long it polls',
    file,
    patch: [[`            event: "poll"\n`, '']],
    caughtBy: ['use-session-catches-up-on-poll', 'poll-fetches-once', 'polling-stops-with-its-page'],
  },
  {
    id: 'react/polls-only-once',
    intent: 'a page polls once and then never again',
    loses: 'useSession shows a change only if it is made before the first poll',
    file,
    patch: [['refetchIntervalTimer = setInterval(', 'refetchIntervalTimer = setTimeout(']],
    caughtBy: ['poll-fetches-once'],
  },
  {
    id: 'react/polls-continue-offline',
    intent: 'refetchWhenOffline={false} has no effect',
    loses: 'a page that is offline fetches, fails and shows the user as signed out',
    file,
    patch: [['refetchWhenOffline !== false || isOnline', 'true']],
    caughtBy: ['offline-refetch-off-waits-offline'],
  },
  {
    id: 'react/polls-always-stop-offline',
    intent: 'no page polls while it is offline',
    loses: 'a network that only appears to be down stops every page from polling',
    file,
    patch: [['refetchWhenOffline !== false || isOnline', 'isOnline']],
    caughtBy: ['poll-offline-loses-session'],
  },
  {
    id: 'react/offline-event-is-ignored',
    intent: 'a page ignores the offline event',
    loses: 'with refetchWhenOffline={false}, the page still fetches, fails and shows the user as signed out',
    file,
    patch: [['    window.addEventListener("offline", setOffline);\n', '']],
    caughtBy: ['offline-refetch-off-waits-offline'],
  },
  {
    id: 'react/online-event-is-ignored',
    intent: 'a page that was offline ignores the online event',
    loses: 'the page never polls again',
    file,
    patch: [['    window.addEventListener("online", setOnline);\n', '']],
    caughtBy: ['offline-refetch-off-waits-offline'],
  },
  {
    id: 'react/pages-start-offline',
    intent: 'a page considers itself offline until an online event',
    loses: 'a page with refetchWhenOffline={false} polls only after the network was down and came back',
    file,
    patch: [['navigator.onLine : false', 'false : false']],
    caughtBy: ['offline-refetch-off-polls-online'],
  },
  {
    id: 'react/value-ignores-new-session',
    intent: 'the value of useSession changes when the status changes, but not when only the session changes',
    loses: 'the result of a fetch on focus or by a poll is not shown',
    file,
    patch: [['[session, loading]', '[loading]']],
    caughtBy: ['use-session-catches-up-on-focus'],
  },
]

/** Faults in `update()`. */
const update: Mutant[] = [
  {
    id: 'react/update-does-not-broadcast',
    intent: 'update() no longer broadcasts to other tabs',
    loses: 'other tabs keep the old session until they get focus',
    file,
    patch: [
      [
        `                  setSession(newSession);
                  broadcast.post({
                    event: "session",
                    data: {
                      trigger: "getSession"
                    }
                  });`,
        `                  setSession(newSession);`,
      ],
    ],
    caughtBy: [
      'fresh/update-data/use-session-in-another-tab/immediately',
      'fresh/get-query/use-session-in-another-tab/after-update-call',
      'fresh/api-route/use-session-in-another-tab/after-update-call',
      'default-session/another-tab-shows-new-name',
      'old-form-next-to-new-session',
    ],
  },
  {
    id: 'react/second-update-is-sent',
    intent: 'update() is sent even while another update is in progress',
    loses: 'both updates start from the same cookie, so the change of the first one may be lost',
    file,
    patch: [['if (!(loading || !session))', 'if (!!session)']],
    caughtBy: ['second-update-is-lost', 'failing-upstream/silent-blocks-updates'],
  },
  {
    id: 'react/rejected-update-gets-csrf-token',
    intent: 'update() gets a CSRF token even when it then sends no update',
    loses: 'the page sends needless requests',
    file,
    patch: [['if (!(loading || !session))', 'if (getCsrfToken(), !(loading || !session))']],
    caughtBy: ['second-update-is-lost', 'signed-out-update-sends-nothing', 'failed-read/update-is-lost'],
  },
  {
    id: 'react/update-is-never-sent',
    intent: 'update() sends nothing',
    loses: 'update(data) changes nothing',
    file,
    patch: [['if (!(loading || !session))', 'if (false)']],
    caughtBy: [
      'failed-update-returns-null',
      'failed-update-ends-loading',
      'update-without-session-leaves-page-signed-in',
      'app/wrong-types-change-nothing',
    ],
  },
  {
    id: 'react/signed-out-update-is-sent',
    intent: 'update() is sent even when the user is signed out',
    loses: 'the page sends needless requests',
    file,
    patch: [['if (!(loading || !session))', 'if (!loading)']],
    caughtBy: ['signed-out-update-sends-nothing'],
  },
  {
    id: 'react/update-is-not-loading',
    intent: 'useSession is not loading while an update is in progress',
    loses: 'a button cannot be disabled meanwhile, and a second click sends a second update',
    file,
    patch: [['                setLoading(true);\n', '']],
    caughtBy: ['update-is-loading'],
  },
  {
    id: 'react/update-posts-no-csrf-token',
    intent: 'update() posts no CSRF token',
    loses: 'no update is made, because the server rejects each request',
    file,
    patch: [['                  csrfToken: _context2.t3,\n', '']],
    caughtBy: ['update-carries-nested-data', 'empty-update-sends-post'],
  },
  {
    id: 'react/update-drops-data',
    intent: 'update(data) posts no data',
    loses: 'none of the requested changes arrive',
    file,
    patch: [
      [
        `                  csrfToken: _context2.t3,
                  data: _context2.t4`,
        `                  csrfToken: _context2.t3`,
      ],
    ],
    caughtBy: [
      'update-carries-nested-data',
      'first-name-by-update',
      'onboarding-by-update',
      'app/unknown-claims-are-ignored',
    ],
  },
  {
    id: 'react/update-loads-forever',
    intent: 'useSession stays loading after the update',
    loses: 'a page that shows a spinner meanwhile shows it forever, and no second update is sent',
    file,
    patch: [['                setLoading(false);\n                if (newSession)', '                if (newSession)']],
    caughtBy: ['update-is-loading'],
  },
  {
    id: 'react/update-shows-nothing',
    intent: 'update() does not show the new session in useSession',
    loses: 'useSession keeps the old session until the page fetches it for another reason',
    file,
    patch: [['                  setSession(newSession);\n', '']],
    caughtBy: [
      'fresh/get-query/use-session/after-update-call',
      'fresh/api-route/use-session/after-update-call',
      'use-session-catches-up-on-update',
      'fresh/update-data/use-session/immediately',
      'database/update-data/use-session/immediately',
      'use-session-catches-up-on-empty-update',
    ],
  },
  {
    id: 'react/failed-update-signs-out',
    intent: 'an update that fails makes useSession show the user as signed out',
    loses: 'a single lost response makes the user appear signed out',
    file,
    patch: [['                if (newSession) {', '                if (true) {']],
    caughtBy: ['failed-update-returns-null', 'failed-update-ends-loading'],
  },
  {
    id: 'react/update-returns-undefined',
    intent: 'update() returns undefined',
    loses: 'an app learns from update() neither the new session nor that the update has failed',
    file,
    patch: [['return _context2.abrupt("return", newSession);', 'return _context2.abrupt("return", undefined);']],
    caughtBy: ['fresh/update-data/response/immediately', 'update-carries-nested-data'],
  },
  {
    id: 'react/update-clears-session-meanwhile',
    intent: 'useSession shows the user as signed out while an update is in progress',
    loses: 'a page flickers to its signed-out state at every update',
    file,
    patch: [
      ['                setLoading(true);\n', '                setLoading(true);\n                setSession(null);\n'],
    ],
    caughtBy: ['update-keeps-session-meanwhile'],
  },
  {
    id: 'react/empty-update-is-a-read',
    intent: 'update() without data sends a GET, as in NextAuth 5',
    loses: 'the jwt callback is never called for the update',
    file,
    patch: [
      [
        '                  body: _context2.t5\n',
        '                  body: data === undefined ? undefined : _context2.t5\n',
      ],
    ],
    caughtBy: ['empty-update-sends-post'],
  },
  {
    id: 'react/reads-reach-their-own-tab',
    intent: 'a tab receives its own broadcast when it calls getSession()',
    loses: 'every read costs one more request, as in NextAuth 5',
    file,
    patch: [
      [
        `          session = _context3.sent;
          if ((`,
        `          session = _context3.sent;
          if (!params || params.broadcast !== false) setTimeout(() => __NEXTAUTH._getSession({ event: "storage" }));
          if ((`,
      ],
    ],
    caughtBy: [
      'get-session-leaves-use-session-old',
      'get-session-fetches-once',
      'load-fetches-once',
      'fresh/get-query/use-session/after-get-session',
      'fresh/api-route/use-session/after-get-session',
    ],
  },
]

/** Faults in the client: hooks, the provider, `getSession`, `signIn`, `signOut`. */
export const react: Mutant[] = [...functions, ...provider, ...update]
