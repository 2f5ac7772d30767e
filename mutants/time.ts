import type { AppName } from '../schema/subject'
import type { Mutant } from './mutant'

const route = 'next-auth/core/routes/session.js'
const signIn = 'next-auth/core/routes/callback.js'
const jwt = 'next-auth/jwt/index.js'
const react = 'next-auth/react/index.js'

/** The specs that read a token just after its expiry, one per reader. */
const justExpiredTokenSpecs = [
  'get-session',
  'get-server-side-props',
  'api-route',
  'route-handler',
  'server-component',
  'proxy',
].map((reader) => `${reader}-accepts-just-expired-token`)

/** Faults in how long sessions last, and in what shows that they have expired. */
export const time: Mutant[] = [
  {
    id: 'time/read-keeps-cookie-expiry',
    intent: 'a read does not extend the cookie, which expires when the token of the request would have expired',
    loses: 'users are signed out thirty days after sign-in, although they visited every day',
    file: route,
    patch: [
      [
        `sessionStore.chunk(newToken, {
        expires: newExpires`,
        `sessionStore.chunk(newToken, {
        expires: new Date(decodedToken.exp * 1000)`,
      ],
    ],
    caughtBy: [
      'get-session-renews-lifetime',
      'get-server-side-props-renews-lifetime',
      'api-route-renews-lifetime',
      'focus-renews-lifetime',
      'poll-renews-lifetime',
      'update-renews-lifetime',
      'session-has-no-absolute-limit',
      'update-just-before-expiry-renews',
      'polling-tab-keeps-session-for-others',
    ],
  },
  {
    id: 'time/read-returns-old-expiry',
    intent: 'the session’s expires date is the expiry of the token of the request',
    loses: 'a page that warns before the session expires warns too early',
    file: route,
    patch: [['expires: newExpires.toISOString()', 'expires: new Date(decodedToken.exp * 1000).toISOString()']],
    caughtBy: ['session-has-expires-date', 'max-age-sets-expires-date'],
  },
  {
    id: 'time/read-uses-jwt-max-age',
    intent: 'a read issues a token that lasts for jwt.maxAge, as in NextAuth 5',
    loses: 'session.maxAge no longer sets how long a token lasts',
    file: route,
    patch: [['maxAge: options.session.maxAge', 'maxAge: options.jwt.maxAge']],
    caughtBy: [
      'max-age-holds-after-get-session',
      'max-age-holds-after-get-server-side-props',
      'max-age-holds-after-update',
      'first-read-shortens-sign-in-token',
      'jwt-max-age-is-ignored-by-reads',
    ],
  },
  {
    id: 'time/read-rejects-old-tokens',
    intent: 'a read rejects tokens that are older than session.maxAge, regardless of their expiry',
    loses: 'shortening session.maxAge immediately signs out users with older sessions',
    file: route,
    patch: [
      ['if (!decodedToken) throw', 'if (!decodedToken || Date.now() / 1000 - decodedToken.iat > sessionMaxAge) throw'],
    ],
    caughtBy: ['shorter-max-age-ends-no-session', 'session-has-no-absolute-limit'],
  },
  {
    id: 'time/update-age-is-respected',
    intent: 'a read rewrites a token only when it is at least as old as session.updateAge, as with database sessions',
    loses: 'changes that the jwt callback makes during a read are lost for a day',
    file: route,
    patch: [
      [
        '_response$cookies === void 0 || _response$cookies.push(...sessionCookies);',
        '_response$cookies === void 0 || Date.now() / 1000 - decodedToken.iat < options.session.updateAge || _response$cookies.push(...sessionCookies);',
      ],
    ],
    caughtBy: [
      'update-age-is-ignored',
      'get-session-renews-lifetime',
      'jwt-max-age-is-ignored-by-reads',
      'limit-is-not-moved-by-reads',
    ],
  },
  {
    id: 'time/expired-cookie-is-not-removed',
    intent: 'the cookie of an expired token is not removed',
    loses: 'the browser sends it forever, and every read logs an error',
    file: route,
    patch: [
      [
        '_response$cookies2 === void 0 || _response$cookies2.push',
        '_response$cookies2 === void 0 || error.code === "ERR_JWT_EXPIRED" || _response$cookies2.push',
      ],
    ],
    caughtBy: [
      'get-server-side-props-removes-expired-cookie',
      'focus-detects-expiry',
      'poll-detects-expiry',
      'reload-detects-expiry',
      'late-update-leaves-page-signed-in',
      'late-empty-update-leaves-page-signed-in',
      'late-query-changes-nothing',
    ],
  },
  {
    id: 'time/expiry-is-not-logged',
    intent: 'an expired token is not logged as an error',
    loses: 'nothing: returning users no longer cause alerts in the error log',
    file: route,
    patch: [
      [
        'logger.error("JWT_SESSION_ERROR", error);',
        'if (error.code !== "ERR_JWT_EXPIRED") logger.error("JWT_SESSION_ERROR", error);',
      ],
    ],
    caughtBy: ['expired-session-is-logged-as-error'],
  },
  {
    id: 'time/sign-in-token-has-session-max-age',
    intent: 'the token of a sign-in lasts for session.maxAge, as in NextAuth 5',
    loses: 'nothing: a token from the sign-in is valid only as long as the session',
    file: signIn,
    patch: [
      [
        `
    const newToken = await jwt.encode({
      ...jwt,
`,
        `
    const newToken = await jwt.encode({
      ...jwt,
      maxAge: sessionMaxAge,
`,
      ],
    ],
    caughtBy: ['sign-in-token-ignores-max-age', 'sign-in-token-has-jwt-max-age', 'first-read-shortens-sign-in-token'],
  },
  {
    id: 'time/sign-in-cookie-ignores-max-age',
    intent: 'the cookie of a sign-in lasts thirty days, regardless of session.maxAge',
    loses: 'users who never come back to the page stay signed in for a month',
    file: signIn,
    patch: [
      [
        `
    cookieExpires.setTime(cookieExpires.getTime() + sessionMaxAge * 1000);`,
        `
    cookieExpires.setTime(cookieExpires.getTime() + 30 * 24 * 60 * 60 * 1000);`,
      ],
    ],
    caughtBy: ['sign-in-token-ignores-max-age'],
  },
  {
    id: 'time/clock-tolerance-is-five-seconds',
    intent: 'a token is accepted for five seconds after its expiry instead of fifteen',
    loses: 'where the clocks of servers differ by ten seconds, users are signed out',
    file: jwt,
    patch: [['clockTolerance: 15', 'clockTolerance: 5']],
    caughtBy: justExpiredTokenSpecs,
  },
  {
    id: 'time/no-clock-tolerance',
    intent: 'a token is rejected as soon as it expires',
    loses: 'where the clocks of servers differ by two seconds, users are signed out',
    file: jwt,
    patch: [['clockTolerance: 15', 'clockTolerance: 0']],
    caughtBy: [
      'just-expired-token-is-valid',
      'page-behind-proxy-closes-at-expiry',
      'update-just-after-expiry-renews',
      'own-write-accepts-just-expired-token',
    ],
  },
  {
    id: 'time/clock-tolerance-is-a-minute',
    intent: 'a token is accepted for a minute after its expiry instead of fifteen seconds',
    loses: 'every session lasts a minute longer than its expires date',
    file: jwt,
    patch: [['clockTolerance: 15', 'clockTolerance: 60']],
    caughtBy: [
      ...justExpiredTokenSpecs,
      'page-behind-proxy-closes-at-expiry',
      'own-write-accepts-just-expired-token',
      'server-component-keeps-expired-cookie',
      'proxy-keeps-expired-cookie',
      'late-update-returns-null',
      'late-update-calls-and-broadcasts-nothing',
      'focus-after-late-update-signs-out',
      'expiry-reaches-another-tab',
      'required-page-leaves-when-it-detects-expiry',
    ],
  },
  {
    id: 'time/token-keeps-issue-time',
    intent: 'a rewritten token keeps the issue time of the first one',
    loses: 'nothing: an app could read from it when a user signed in',
    file: jwt,
    patch: [['.setIssuedAt()', '.setIssuedAt(token.iat)']],
    caughtBy: ['read-drops-sign-in-time', 'session-has-no-absolute-limit'],
  },
  {
    id: 'time/page-checks-expires-date',
    intent: 'a page shows the user as signed out when the expires date of its session is reached',
    loses: 'nothing: an open page no longer shows an expired session',
    file: react,
    patch: [
      [
        '  var isOnline = useOnline();\n',
        `  React.useEffect(function () {
    if (!session) return;
    var rest = Math.min(Date.parse(session.expires) - Date.now(), 24 * 24 * 60 * 60 * 1000);
    var timer = setTimeout(function () { setSession(null); }, rest);
    return function () { clearTimeout(timer); };
  }, [session]);
  var isOnline = useOnline();
`,
      ],
    ],
    caughtBy: ['open-page-ignores-expires-date'],
  },
  {
    id: 'time/every-page-polls',
    intent: 'a page without a refetchInterval polls every hour',
    loses: 'a forgotten tab keeps its user signed in forever',
    file: react,
    patch: [['refetchInterval = props.refetchInterval,', 'refetchInterval = props.refetchInterval || 60 * 60,']],
    caughtBy: ['idle-tab-does-not-renew-session'],
  },
  {
    id: 'time/expiry-is-not-shown',
    intent: 'a focus or a poll that finds no session leaves the page unchanged',
    loses: 'a page never shows that its session has expired',
    file: react,
    patch: [
      [
        `          case 15:
            __NEXTAUTH._session = _context.sent;
            setSession(__NEXTAUTH._session);`,
        `          case 15:
            __NEXTAUTH._session = _context.sent;
            if (__NEXTAUTH._session) setSession(__NEXTAUTH._session);`,
      ],
    ],
    caughtBy: [
      'focus-detects-expiry',
      'poll-detects-expiry',
      'focus-after-late-update-signs-out',
      'required-page-leaves-when-it-detects-expiry',
      'expiry-reaches-another-tab',
    ],
  },
  {
    id: 'time/broadcast-expiry-is-not-shown',
    intent: 'a tab that receives another tab’s broadcast and finds no session leaves the page unchanged',
    loses: 'of two tabs, one shows that the session has expired and the other does not',
    file: react,
    patch: [
      [
        `          case 7:
            __NEXTAUTH._session = _context.sent;
            setSession(__NEXTAUTH._session);`,
        `          case 7:
            __NEXTAUTH._session = _context.sent;
            if (__NEXTAUTH._session) setSession(__NEXTAUTH._session);`,
      ],
    ],
    caughtBy: ['expiry-reaches-another-tab'],
  },
  {
    id: 'time/late-update-shows-expiry',
    intent: 'an update() that finds no session shows the user as signed out and broadcasts to the other tabs',
    loses: 'nothing: a page would show that its session has expired',
    file: react,
    patch: [['                if (newSession) {\n', '                {\n']],
    caughtBy: [
      'late-update-leaves-page-signed-in',
      'late-empty-update-leaves-page-signed-in',
      'late-update-calls-and-broadcasts-nothing',
    ],
  },
  {
    id: 'time/late-update-returns-old-session',
    intent: 'an update() that finds no session returns the previous one',
    loses: 'the page cannot tell that its update was lost',
    file: react,
    patch: [
      ['return _context2.abrupt("return", newSession);', 'return _context2.abrupt("return", newSession || session);'],
    ],
    caughtBy: ['late-update-returns-null'],
  },
  {
    id: 'time/get-session-refetches-own-tab',
    intent: 'getSession() also makes useSession in its own tab fetch the session',
    loses: 'getSession() no longer leaves the page unchanged',
    file: react,
    patch: [
      [
        '          session = _context3.sent;\n',
        '          session = _context3.sent;\n          if (!params) __NEXTAUTH._getSession({ event: "storage" });\n',
      ],
    ],
    caughtBy: ['expired-get-session-leaves-own-tab-stale'],
  },
  {
    id: 'time/session-options-are-ignored',
    intent: 'the app’s other auth routes ignore their session options',
    loses: 'a session that should expire after an hour lasts thirty days',
    file: 'v4/auth/lifetimes.ts',
    patch: [['session: { ...options.session, ...session }', 'session: options.session']],
    caughtBy: [
      'max-age-holds-after-get-session',
      'max-age-sets-expires-date',
      'shorter-max-age-ends-no-session',
      'open-page-ignores-expires-date',
    ],
  },
  {
    id: 'time/jwt-options-are-ignored',
    intent: 'the app’s other auth routes ignore their jwt options',
    loses: 'a sign-in token that should expire after ten minutes lasts thirty days',
    file: 'v4/auth/lifetimes.ts',
    patch: [['    jwt,\n', '']],
    caughtBy: ['sign-in-token-has-jwt-max-age'],
  },
  {
    id: 'time/limit-is-not-checked',
    intent: 'the app does not check when the user signed in',
    loses: 'a session no longer ends after a day',
    file: 'session/lifetimes.ts',
    patch: [['if (now - signedInAt >= atMost) throw', 'if (now - signedInAt >= Infinity) throw']],
    caughtBy: ['limit-ends-session'],
  },
  {
    id: 'time/limit-restarts-on-every-read',
    intent: 'the app stores the time of each read as the sign-in time',
    loses: 'a session no longer ends after a day, because every read extends it',
    file: 'session/lifetimes.ts',
    patch: [['return { ...token, signedInAt }', 'return { ...token, signedInAt: now }']],
    caughtBy: ['limit-is-not-moved-by-reads', 'limit-is-not-moved-by-updates'],
  },
  {
    id: 'time/limit-comes-from-update-data',
    intent: 'the app takes the sign-in time from the data of an update',
    loses: 'a session no longer ends after a day, because a script of the page can extend it',
    file: 'session/lifetimes.ts',
    patch: [['const token = await jwt(params)', 'const token = { ...(await jwt(params)), ...params.session }']],
    caughtBy: ['limit-is-not-moved-by-updates'],
  },
  ...v5([
    {
      id: 'time/v5-jwt-max-age-ignores-session-max-age',
      intent: 'jwt.maxAge defaults to thirty days, regardless of session.maxAge',
      loses: 'the token of a one-hour session lasts thirty days',
      file: '@auth/core/lib/init.js',
      patch: [['maxAge: config.session?.maxAge ?? maxAge', 'maxAge']],
      caughtBy: ['v5/sign-in-token-has-max-age', 'max-age-holds-after-get-session'],
    },
    {
      id: 'time/v5-read-uses-session-max-age',
      intent: 'a read issues a token that lasts for session.maxAge, as in NextAuth 4',
      loses: 'jwt.maxAge no longer sets how long a token lasts',
      file: '@auth/core/lib/actions/session.js',
      patch: [['jwt.encode({ ...jwt, token, salt })', 'jwt.encode({ ...jwt, token, salt, maxAge: sessionMaxAge })']],
      caughtBy: ['v5/jwt-max-age-limits-token-only'],
    },
    {
      id: 'time/v5-clock-tolerance-is-a-minute',
      intent: 'a token is accepted for a minute after its expiry instead of fifteen seconds',
      loses: 'every session lasts a minute longer than its expires date',
      file: '@auth/core/jwt.js',
      patch: [['clockTolerance: 15', 'clockTolerance: 60']],
      caughtBy: [...justExpiredTokenSpecs, 'page-behind-proxy-closes-at-expiry', 'v5/proxy-removes-expired-cookie'],
    },
    {
      id: 'time/v5-proxy-keeps-expired-cookie',
      intent: 'auth() in the proxy does not remove a cookie',
      loses: 'the browser sends the cookie of an expired session forever, and every read logs an error',
      file: 'next-auth/lib/index.js',
      patch: [
        [
          `    for (const cookie of sessionResponse.headers.getSetCookie())
        finalResponse`,
          `    for (const cookie of sessionResponse.headers.getSetCookie())
        if (!/Max-Age=0/.test(cookie))
        finalResponse`,
        ],
      ],
      caughtBy: ['v5/proxy-removes-expired-cookie'],
    },
    {
      id: 'time/v5-own-tab-misses-expiry',
      intent: 'getSession() broadcasts on its own tab’s channel, so its own tab does not receive the broadcast',
      loses: 'useSession keeps showing a session that getSession() has just found expired',
      file: 'next-auth/react.js',
      patch: [['        getNewBroadcastChannel().postMessage({', '        broadcast().postMessage({']],
      caughtBy: ['v5/expired-get-session-signs-out-own-tab'],
    },
  ]),
]

function v5(faults: Mutant[]): Mutant[] {
  const app: AppName = 'v5'
  return faults.map((fault) => ({ ...fault, app }))
}
