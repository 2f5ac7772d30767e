import type { Mutant } from './mutant'

const file = 'next-auth/react/index.js'

/** Faults of `useSession`, and of the functions: `getSession`, `getCsrfToken`, `getProviders`, `signIn`, `signOut`. */
const functions: Mutant[] = [
  {
    id: 'react/required-lets-everybody-stay',
    intent: 'useSession({ required: true }) takes nobody for signed out',
    loses: 'a page for people who are signed in is open to everybody',
    file,
    patch: [['required && value.status === "unauthenticated"', 'required && value.status === "nobody"']],
    caughtBy: ['required-sends-to-sign-in'],
  },
  {
    id: 'react/required-forgets-the-page',
    intent: 'useSession({ required: true }) tells the sign-in page no callbackUrl',
    loses: 'whoever signs in ends up somewhere else than where they wanted to go',
    file,
    patch: [
      [
        `        error: "SessionRequired",
        callbackUrl: window.location.href`,
        `        error: "SessionRequired"`,
      ],
    ],
    caughtBy: ['required-sends-to-sign-in'],
  },
  {
    id: 'react/required-gives-no-reason',
    intent: 'useSession({ required: true }) tells the sign-in page no error',
    loses: 'the sign-in page does not say “Please sign in to access this page.”',
    file,
    patch: [[`        error: "SessionRequired",\n`, '']],
    caughtBy: ['required-sends-to-sign-in'],
  },
  {
    id: 'react/required-asks-no-page',
    intent: 'onUnauthenticated is not called',
    loses: 'a page with a sign-in form of its own loses its visitors to NextAuth’s',
    file,
    patch: [['if (onUnauthenticated) onUnauthenticated();else window', 'window']],
    caughtBy: ['required-leaves-it-to-the-page'],
  },
  {
    id: 'react/required-says-signed-out',
    intent: 'useSession({ required: true }) says unauthenticated until the person is somewhere else',
    loses: 'a page that counts on a session renders without one, for a moment',
    file,
    patch: [[`      status: "loading"\n    };`, `      status: value.status\n    };`]],
    caughtBy: ['required-says-loading'],
  },
  {
    id: 'react/get-session-tells-no-tab',
    intent: 'getSession() no longer tells other tabs',
    loses: 'other tabs keep the old session until they are looked at',
    file,
    patch: [
      [
        `_params$broadcast !== void 0 ? _params$broadcast : true)`,
        `_params$broadcast !== void 0 ? _params$broadcast : false)`,
      ],
    ],
    caughtBy: ['use-session-catches-up-on-broadcast'],
  },
  {
    id: 'react/get-session-is-never-quiet',
    intent: 'getSession({ broadcast: false }) tells other tabs all the same',
    loses: 'an app that reads the session quietly makes every tab ask',
    file,
    patch: [
      [`_params$broadcast !== void 0 ? _params$broadcast : true)`, `_params$broadcast !== void 0 ? true : true)`],
    ],
    caughtBy: ['quiet-get-session-tells-nothing'],
  },
  {
    id: 'react/get-session-gives-nothing',
    intent: 'getSession() gives undefined',
    loses: 'whoever calls getSession() finds nobody signed in',
    file,
    patch: [['return _context3.abrupt("return", session);', 'return _context3.abrupt("return", undefined);']],
    caughtBy: ['get-session-is-fresh-after-get'],
  },
  {
    id: 'react/csrf-token-is-lost',
    intent: 'getCsrfToken() gives undefined',
    loses: 'what is posted by hand is refused',
    file,
    patch: [['void 0 : response.csrfToken);', 'void 0 : undefined);']],
    caughtBy: ['post-updates-session'],
  },
  {
    id: 'react/get-providers-gives-nothing',
    intent: 'getProviders() gives null',
    loses: 'a sign-in page of the app’s own has no buttons, and signIn() ends on the error page',
    file,
    patch: [['return _context5.abrupt("return", _context5.sent);', 'return _context5.abrupt("return", null);']],
    caughtBy: ['get-providers-gives-providers'],
  },
  {
    id: 'react/sign-in-stays-without-providers',
    intent: 'signIn() goes nowhere when the providers cannot be read',
    loses: 'nobody sees why the button does nothing',
    file,
    patch: [['          window.location.href = "".concat(baseUrl, "/error");\n', '']],
    caughtBy: ['sign-in-without-providers'],
  },
  {
    id: 'react/sign-in-page-forgets-the-page',
    intent: 'signIn() without a provider tells the sign-in page no callbackUrl',
    loses: 'whoever signs in ends up somewhere else than where they were',
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
    id: 'react/sign-in-asks-the-wrong-route',
    intent: 'signIn() posts a password to /signin instead of /callback',
    loses: 'nobody signs in with a password',
    file,
    patch: [['isCredentials ? "callback" : "signin"', '"signin"']],
    caughtBy: ['sign-in-in-place', 'sign-in-sends'],
  },
  {
    id: 'react/sign-in-drops-its-parameters',
    intent: 'signIn() hands no authorization parameters on',
    loses: 'a provider is not told of the login hint, the scope, or the prompt that the app wants',
    file,
    patch: [['authorizationParams ? "?".concat', 'false ? "?".concat']],
    caughtBy: ['sign-in-sends'],
  },
  {
    id: 'react/sign-in-drops-the-credentials',
    intent: 'signIn() posts no options',
    loses: 'nobody signs in with a password: it is not sent',
    file,
    patch: [['_context6.t5 = _objectSpread({}, options);', '_context6.t5 = {};']],
    caughtBy: ['sign-in-in-place'],
  },
  {
    id: 'react/sign-in-posts-no-csrf-token',
    intent: 'signIn() posts no CSRF token',
    loses: 'nobody signs in: the server takes it for a forgery, and signIn() yet says ok',
    file,
    patch: [[`            csrfToken: _context6.t7,\n`, '']],
    caughtBy: ['sign-in-in-place'],
  },
  {
    id: 'react/sign-in-forgets-the-page',
    intent: 'signIn() posts another callbackUrl than the page it was called on',
    loses: 'whoever signs in ends up somewhere else than where they were',
    file,
    patch: [['_context6.t8 = callbackUrl;', '_context6.t8 = window.location.origin;']],
    caughtBy: ['sign-in-brings-back'],
  },
  {
    id: 'react/sign-in-stays',
    intent: 'signIn() stays where it is unless it is told to redirect',
    loses: 'server-rendered pages keep on showing that nobody is signed in',
    file,
    patch: [['redirect = _ref5$redirect === void 0 ? true', 'redirect = _ref5$redirect === void 0 ? false']],
    caughtBy: ['sign-in-brings-back'],
  },
  {
    id: 'react/sign-in-never-stays',
    intent: 'signIn(…, { redirect: false }) redirects all the same',
    loses: 'a form of the app’s own cannot show that the password was wrong',
    file,
    patch: [['if (!(redirect || !isSupportingReturn))', 'if (false)']],
    caughtBy: ['sign-in-in-place'],
  },
  {
    id: 'react/sign-in-keeps-a-page-with-a-hash',
    intent: 'signIn() does not load a page anew whose address has a hash',
    loses: 'the person has signed in, and the page still shows nobody',
    file,
    patch: [['if (url.includes("#")) window.location.reload();\n          return _context6', 'return _context6']],
    caughtBy: ['sign-in-loads-behind-a-hash'],
  },
  {
    id: 'react/sign-in-asks-for-no-session',
    intent: 'signIn(…, { redirect: false }) does not ask for the session when it is there',
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
    caughtBy: ['fresh/sign-in/use-session/at-once', 'sign-in-sends'],
  },
  {
    id: 'react/failed-sign-in-asks-for-the-session',
    intent: 'signIn() asks for the session also when it has failed',
    loses: 'each wrong password costs one more request',
    file,
    patch: [['if (!res.ok) {\n            _context6.next = 46;', 'if (false) {\n            _context6.next = 46;']],
    caughtBy: ['failed-sign-in-says-why'],
  },
  {
    id: 'react/failed-sign-in-gives-no-error',
    intent: 'signIn(…, { redirect: false }) gives no error when it has failed',
    loses: 'a form of the app’s own cannot say that the password was wrong',
    file,
    patch: [
      [
        '            error: error,\n            status: res.status,',
        '            error: null,\n            status: res.status,',
      ],
    ],
    caughtBy: ['failed-sign-in-says-why'],
  },
  {
    id: 'react/failed-sign-in-says-ok',
    intent: 'signIn(…, { redirect: false }) says ok when it has failed',
    loses: 'an app that goes by ok lets whoever typed a wrong password through',
    file,
    patch: [['            ok: res.ok,', '            ok: true,']],
    caughtBy: ['failed-sign-in-says-why'],
  },
  {
    id: 'react/failed-sign-in-gives-an-address',
    intent: 'signIn(…, { redirect: false }) gives an address to go to when it has failed',
    loses: 'an app that goes to this address shows NextAuth’s error page',
    file,
    patch: [['url: error ? null : data.url', 'url: data.url']],
    caughtBy: ['failed-sign-in-says-why'],
  },
  {
    id: 'react/sign-out-posts-no-csrf-token',
    intent: 'signOut() posts no CSRF token',
    loses: 'nobody signs out: the server takes it for a forgery',
    file,
    patch: [[`            csrfToken: _context7.t2,\n`, '']],
    caughtBy: ['sign-out-in-place'],
  },
  {
    id: 'react/sign-out-forgets-the-page',
    intent: 'signOut() posts another callbackUrl than the page it was called on',
    loses: 'whoever signs out ends up somewhere else than where they were',
    file,
    patch: [['_context7.t3 = callbackUrl;', '_context7.t3 = window.location.origin;']],
    caughtBy: ['sign-out-brings-back', 'sign-out-in-place'],
  },
  {
    id: 'react/sign-out-tells-no-tab',
    intent: 'signOut() no longer tells other tabs',
    loses: 'other tabs go on to show a person who has signed out',
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
    caughtBy: ['sign-out-reaches-another-tab'],
  },
  {
    id: 'react/sign-out-passes-for-a-read',
    intent: 'signOut() tells other tabs that the session was read',
    loses:
      'who listens to the tabs’ messages cannot tell a sign-out from a read; within a second of a read it is not heard',
    file,
    patch: [['trigger: "signout"', 'trigger: "getSession"']],
    caughtBy: ['sign-out-tells-why'],
  },
  {
    id: 'react/sign-out-stays',
    intent: 'signOut() stays where it is unless it is told to redirect',
    loses: 'what a server-rendered page shows of the person stays on the screen',
    file,
    patch: [
      [
        '_options$redirect !== void 0 ? _options$redirect : true)',
        '_options$redirect !== void 0 ? _options$redirect : false)',
      ],
    ],
    caughtBy: ['sign-out-brings-back'],
  },
  {
    id: 'react/sign-out-never-stays',
    intent: 'signOut({ redirect: false }) redirects all the same',
    loses: 'an app that wants to say goodbye on the spot loses its page',
    file,
    patch: [
      [
        'if (!((_options$redirect = options === null || options === void 0 ? void 0 : options.redirect) !== null && _options$redirect !== void 0 ? _options$redirect : true))',
        'if (false)',
      ],
    ],
    caughtBy: ['sign-out-in-place'],
  },
  {
    id: 'react/sign-out-keeps-a-page-with-a-hash',
    intent: 'signOut() does not load a page anew whose address has a hash',
    loses: 'the person has signed out, and the page still shows them',
    file,
    patch: [['if (url.includes("#")) window.location.reload();\n          return _context7', 'return _context7']],
    caughtBy: ['sign-out-loads-behind-a-hash'],
  },
  {
    id: 'react/sign-out-asks-for-no-session',
    intent: 'signOut({ redirect: false }) does not ask for the session behind it',
    loses: 'useSession goes on to show a person who has signed out',
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
    caughtBy: ['sign-out-shows-at-once', 'sign-out-sends'],
  },
  {
    id: 'react/sign-out-gives-nothing',
    intent: 'signOut({ redirect: false }) gives undefined',
    loses: 'an app does not learn where to go when the person has signed out',
    file,
    patch: [['return _context7.abrupt("return", data);', 'return _context7.abrupt("return", undefined);']],
    caughtBy: ['sign-out-in-place'],
  },
]

/** Faults of the provider: when it asks, what it shows, what it leaves behind. */
const provider: Mutant[] = [
  {
    id: 'react/base-path-is-ignored',
    intent: 'the provider’s basePath does nothing',
    loses: 'an app whose session routes are elsewhere finds nobody signed in',
    file,
    patch: [['  if (basePath) __NEXTAUTH.basePath = basePath;\n', '']],
    caughtBy: ['required-ignores-base-path'],
  },
  {
    id: 'react/null-prop-counts-as-none',
    intent: 'a session prop of null is taken for none',
    loses: 'each page that was rendered signed out is loading at first, and costs one more request',
    file,
    patch: [['hasInitialSession = props.session !== undefined', 'hasInitialSession = !!props.session']],
    caughtBy: ['null-prop-asks-nothing'],
  },
  {
    id: 'react/session-prop-is-asked-for-again',
    intent: 'the provider does not remember its session prop',
    loses: 'each page that was rendered with its session costs one more request',
    file,
    patch: [['      if (hasInitialSession) __NEXTAUTH._session = props.session;\n', '']],
    caughtBy: ['app/session-prop-asks-nothing-in-pages-router'],
  },
  {
    id: 'react/session-prop-is-not-shown',
    intent: 'useSession does not show the session prop',
    loses: 'a page that was rendered with its session shows that nobody is signed in',
    file,
    patch: [['      return props.session;\n', '      return null;\n']],
    caughtBy: ['session-prop-is-there-at-once', 'use-session-waits-for-reload'],
  },
  {
    id: 'react/session-prop-is-loading-first',
    intent: 'useSession says loading although there is a session prop',
    loses: 'the HTML of a page that was rendered with its session shows a spinner',
    file,
    patch: [['React.useState(!hasInitialSession)', 'React.useState(true)']],
    caughtBy: ['session-prop-is-there-at-once'],
  },
  {
    id: 'react/no-session-prop-is-signed-out-first',
    intent: 'useSession says unauthenticated before anybody has asked',
    loses: 'pages show signed-in people the way to the sign-in, for a moment',
    file,
    patch: [['React.useState(!hasInitialSession)', 'React.useState(false)']],
    caughtBy: ['no-session-prop-is-loading-first'],
  },
  {
    id: 'react/mount-asks-nothing',
    intent: 'the provider does not ask for the session when it is mounted',
    loses: 'a page without a session prop is loading for ever',
    file,
    patch: [['    __NEXTAUTH._getSession();\n', '']],
    caughtBy: ['no-session-prop-is-loading-first'],
  },
  {
    id: 'react/loading-never-ends',
    intent: 'useSession goes on to say loading when the session is there',
    loses: 'a page without a session prop is loading for ever',
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
    id: 'react/load-tells-no-tab',
    intent: 'the provider does not tell other tabs that it has asked when it was mounted',
    loses: 'tabs opened before a sign-in do not hear of it',
    file,
    patch: [['broadcast: !storageEvent', 'broadcast: false']],
    caughtBy: ['load-tells-other-tabs', 'sign-in-reaches-another-tab'],
  },
  {
    id: 'react/hearing-tells-in-turn',
    intent: 'a tab that was told tells the others in turn',
    loses: 'two tabs answer each other again and again',
    file,
    patch: [['broadcast: !storageEvent', 'broadcast: true']],
    caughtBy: ['hearing-tells-nothing'],
  },
  {
    id: 'react/focus-tells-no-tab',
    intent: 'what a focus or a poll has asked for is not told to other tabs',
    loses: 'other tabs keep the old session until they are looked at themselves',
    file,
    patch: [
      [
        `            _context.next = 15;
            return getSession();`,
        `            _context.next = 15;
            return getSession({ broadcast: false });`,
      ],
    ],
    caughtBy: ['focus-tells-other-tabs'],
  },
  {
    id: 'react/signed-out-hears-nothing',
    intent: 'a tab in which nobody is signed in does not ask when it is told',
    loses: 'whoever signs in in one tab is signed out in the others',
    file,
    patch: [
      [
        'storageEvent || __NEXTAUTH._session === undefined',
        '(storageEvent && __NEXTAUTH._session) || __NEXTAUTH._session === undefined',
      ],
    ],
    caughtBy: ['sign-in-reaches-another-tab'],
  },
  {
    id: 'react/hearing-shows-nothing',
    intent: 'a tab that was told asks, and does not show the answer',
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
    caughtBy: ['use-session-catches-up-on-broadcast', 'fresh/update-data/use-session-in-another-tab/at-once'],
  },
  {
    id: 'react/refetch-shows-nothing',
    intent: 'what a focus or a poll has asked for is not shown',
    loses: 'useSession never catches up with what others have changed',
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
    id: 'react/signed-out-focus-asks',
    intent: 'a focus asks for the session also when nobody is signed in',
    loses: 'each look at a page costs a request of everybody who is signed out',
    file,
    patch: [['!event || __NEXTAUTH._session === null || ', '!event || ']],
    caughtBy: ['signed-out-focus-asks-nothing'],
  },
  {
    id: 'react/focus-asks-once-a-second',
    intent: 'what was asked within this second is not asked again',
    loses: 'whoever comes back at once, having changed something elsewhere, sees the old session',
    file,
    patch: [['(0, _utils.now)() < __NEXTAUTH._lastSync', '(0, _utils.now)() <= __NEXTAUTH._lastSync']],
    caughtBy: ['focus-asks-each-time'],
  },
  {
    id: 'react/session-prop-has-no-time',
    intent: 'the provider does not note when it was given its session prop',
    loses: 'what keeps a page from asking again for a session that is younger than the clock',
    file,
    patch: [['hasInitialSession ? (0, _utils.now)() : 0', '0']],
    caughtBy: ['clock-put-back-silences-focus'],
  },
  {
    id: 'react/unmounted-provider-keeps-its-session',
    intent: 'a provider that is taken away leaves its session behind',
    loses: 'the next provider does not ask, and shows that nobody is signed in',
    file,
    patch: [['      __NEXTAUTH._session = undefined;\n', '']],
    caughtBy: ['new-provider-asks-itself'],
  },
  {
    id: 'react/unmounted-provider-hears',
    intent: 'a provider that is taken away goes on to listen to other tabs',
    loses: 'each message makes the page ask as often as it has had providers',
    file,
    patch: [['      return unsubscribe();\n', '      return undefined;\n']],
    caughtBy: ['new-provider-hears-once'],
  },
  {
    id: 'react/unmounted-provider-is-looked-at',
    intent: 'a provider that is taken away goes on to ask when a person comes back to the tab',
    loses: 'each look makes the page ask as often as it has had providers',
    file,
    patch: [
      ['return document.removeEventListener("visibilitychange", visibilityHandler, false);', 'return undefined;'],
    ],
    caughtBy: ['new-provider-focus-asks-once'],
  },
  {
    id: 'react/polls-go-on',
    intent: 'a page that polls goes on to poll when the person has moved on',
    loses: 'requests for nothing, for as long as the tab is open',
    file,
    patch: [['return clearInterval(refetchIntervalTimer);', 'return undefined;']],
    caughtBy: ['polls-end-with-their-page'],
  },
  {
    id: 'react/told-tabs-do-nothing',
    intent: 'a tab that was told does not ask',
    loses: 'other tabs keep the old session until they are looked at',
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
      'oidc-sign-out-ends-every-tab',
      'email-sign-out-ends-every-tab',
    ],
  },
  {
    id: 'react/focus-asks-nothing',
    intent: 'refetchOnWindowFocus is off unless it is switched on',
    loses: 'useSession keeps the old session when a person comes back to the tab',
    file,
    patch: [['_props$refetchOnWindo === void 0 ? true', '_props$refetchOnWindo === void 0 ? false']],
    caughtBy: ['use-session-catches-up-on-focus'],
  },
  {
    id: 'react/focus-option-is-ignored',
    intent: 'refetchOnWindowFocus={false} does nothing',
    loses: 'an app cannot do without the requests at each look at a tab',
    file,
    patch: [['if (refetchOnWindowFocus && document', 'if (document']],
    caughtBy: ['quiet-focus-asks-nothing'],
  },
  {
    id: 'react/hiding-asks-too',
    intent: 'the page asks also when the person leaves the tab',
    loses: 'twice the requests',
    file,
    patch: [['refetchOnWindowFocus && document.visibilityState === "visible"', 'refetchOnWindowFocus']],
    caughtBy: ['focus-asks-once'],
  },
  {
    id: 'react/polls-ten-times-as-often',
    intent: 'refetchInterval counts in tenths of a second',
    loses: 'ten times the requests',
    file,
    patch: [['refetchInterval * 1000', 'refetchInterval * 100']],
    caughtBy: ['poll-asks-once'],
  },
  {
    id: 'react/polls-ask-nothing',
    intent: 'a poll asks for nothing',
    loses: 'useSession keeps the old session however long it polls',
    file,
    patch: [[`            event: "poll"\n`, '']],
    caughtBy: ['use-session-catches-up-on-poll', 'poll-asks-once'],
  },
  {
    id: 'react/polls-go-on-offline',
    intent: 'refetchWhenOffline={false} does nothing',
    loses: 'a page that is offline asks, fails, and shows that nobody is signed in',
    file,
    patch: [['refetchWhenOffline !== false || isOnline', 'true']],
    caughtBy: ['quiet-page-waits-offline'],
  },
  {
    id: 'react/polls-never-go-on-offline',
    intent: 'no page polls while it is offline',
    loses: 'a network that only seems to be gone silences every page that polls',
    file,
    patch: [['refetchWhenOffline !== false || isOnline', 'isOnline']],
    caughtBy: ['poll-offline-loses-session'],
  },
  {
    id: 'react/offline-is-not-heard',
    intent: 'a page does not hear that it is offline',
    loses: 'with refetchWhenOffline={false}, it asks all the same, fails, and shows that nobody is signed in',
    file,
    patch: [['    window.addEventListener("offline", setOffline);\n', '']],
    caughtBy: ['quiet-page-waits-offline'],
  },
  {
    id: 'react/online-again-is-not-heard',
    intent: 'a page that was offline does not hear that it is online again',
    loses: 'it never polls again',
    file,
    patch: [['    window.addEventListener("online", setOnline);\n', '']],
    caughtBy: ['quiet-page-waits-offline'],
  },
  {
    id: 'react/pages-start-offline',
    intent: 'a page takes itself for offline until it hears otherwise',
    loses: 'a page with refetchWhenOffline={false} polls only once the network was gone and came back',
    file,
    patch: [['navigator.onLine : false', 'false : false']],
    caughtBy: ['quiet-page-polls-online'],
  },
  {
    id: 'react/value-is-not-made-anew',
    intent: 'useSession’s value is made anew for another status, and not for another session',
    loses: 'what a focus or a poll has brought is not shown',
    file,
    patch: [['[session, loading]', '[loading]']],
    caughtBy: ['use-session-catches-up-on-focus'],
  },
]

/** Faults of `update()`. */
const update: Mutant[] = [
  {
    id: 'react/update-tells-no-tab',
    intent: 'update() no longer tells other tabs',
    loses: 'other tabs keep the old session until they are looked at',
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
    caughtBy: ['fresh/update-data/use-session-in-another-tab/at-once'],
  },
  {
    id: 'react/second-update-is-sent',
    intent: 'an update is sent also while another one is under way',
    loses: 'both begin from the same cookie, so what the first has changed may be lost',
    file,
    patch: [['if (!(loading || !session))', 'if (!!session)']],
    caughtBy: ['second-update-is-lost'],
  },
  {
    id: 'react/signed-out-update-is-sent',
    intent: 'an update is sent also when nobody is signed in',
    loses: 'requests for nothing',
    file,
    patch: [['if (!(loading || !session))', 'if (!loading)']],
    caughtBy: ['signed-out-update-sends-nothing'],
  },
  {
    id: 'react/update-is-not-loading',
    intent: 'useSession does not say that an update is under way',
    loses: 'a button cannot be switched off meanwhile, and a second click sends a second update',
    file,
    patch: [['                setLoading(true);\n', '']],
    caughtBy: ['update-is-loading'],
  },
  {
    id: 'react/update-posts-no-csrf-token',
    intent: 'update() posts no CSRF token',
    loses: 'no update arrives: the server takes each for a forgery',
    file,
    patch: [['                  csrfToken: _context2.t3,\n', '']],
    caughtBy: ['update-carries-nested-data'],
  },
  {
    id: 'react/update-drops-its-data',
    intent: 'update(data) posts no data',
    loses: 'nothing of what was to be changed arrives',
    file,
    patch: [
      [
        `                  csrfToken: _context2.t3,
                  data: _context2.t4`,
        `                  csrfToken: _context2.t3`,
      ],
    ],
    caughtBy: ['update-carries-nested-data', 'first-name-by-update', 'onboarding-by-update'],
  },
  {
    id: 'react/update-never-ends',
    intent: 'useSession goes on to say loading when the update is done',
    loses: 'a page that shows a spinner meanwhile shows it for ever, and no second update is sent',
    file,
    patch: [['                setLoading(false);\n                if (newSession)', '                if (newSession)']],
    caughtBy: ['update-is-loading'],
  },
  {
    id: 'react/update-shows-nothing',
    intent: 'update() does not show the new session',
    loses: 'useSession keeps the old session until something makes the page ask',
    file,
    patch: [['                  setSession(newSession);\n', '']],
    caughtBy: [
      'use-session-catches-up-on-update',
      'fresh/update-data/use-session/at-once',
      'database/update-data/use-session/at-once',
      'use-session-catches-up-on-empty-update',
    ],
  },
  {
    id: 'react/failed-update-signs-out',
    intent: 'an update that fails makes useSession show that nobody is signed in',
    loses: 'one answer that was lost on its way, and the person seems to be signed out',
    file,
    patch: [['                if (newSession) {', '                if (true) {']],
    caughtBy: ['failed-update-gives-null', 'failed-update-leaves-status'],
  },
  {
    id: 'react/update-gives-nothing',
    intent: 'update() gives undefined',
    loses: 'an app does not learn from update() what the session is now, nor that it has failed',
    file,
    patch: [['return _context2.abrupt("return", newSession);', 'return _context2.abrupt("return", undefined);']],
    caughtBy: ['fresh/update-data/response/at-once', 'update-carries-nested-data'],
  },
  {
    id: 'react/update-forgets-the-session-meanwhile',
    intent: 'useSession shows nobody while an update is under way',
    loses: 'a page flickers to its signed-out look at every update',
    file,
    patch: [
      ['                setLoading(true);\n', '                setLoading(true);\n                setSession(null);\n'],
    ],
    caughtBy: ['update-keeps-session-meanwhile'],
  },
  {
    id: 'react/empty-update-is-a-read',
    intent: 'update() without data sends a GET, as NextAuth 5 does',
    loses: 'the jwt callback never hears of it',
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
    id: 'react/reads-are-heard-by-their-own-tab',
    intent: 'a tab hears itself what getSession() tells the others',
    loses: 'every read costs one request more, as in NextAuth 5',
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
    caughtBy: ['get-session-leaves-use-session-old', 'get-session-asks-once', 'load-asks-once'],
  },
]

/** Faults in the client: hooks, the provider, `getSession`, `signIn`, `signOut`. */
export const react: Mutant[] = [...functions, ...provider, ...update]
