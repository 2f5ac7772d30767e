import type { AppName } from '../report/schema'
import type { Mutant } from './mutant'

const route = 'next-auth/core/routes/session.js'
const signIn = 'next-auth/core/routes/callback.js'
const jwt = 'next-auth/jwt/index.js'
const react = 'next-auth/react/index.js'

/** Those who read a token, each at the border of its end. */
const atTheBorder = [
  'get-session',
  'get-server-side-props',
  'api-route',
  'route-handler',
  'server-component',
  'proxy',
].map((reader) => `${reader}-takes-token-just-ended`)

/** Faults in how long sessions last, and in what is seen of their end. */
export const time: Mutant[] = [
  {
    id: 'time/read-keeps-the-cookies-end',
    intent: 'a read does not move the end of the cookie: it ends when the token that was read would have ended',
    loses: 'people are signed out thirty days after the sign-in, though they were there every day',
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
      'session-has-no-last-day',
      'update-just-before-end-renews',
      'polling-tab-keeps-session-for-others',
    ],
  },
  {
    id: 'time/read-says-the-old-end',
    intent: 'the session says when the token would have ended that was read',
    loses: 'a page that warns before the end warns too early',
    file: route,
    patch: [['expires: newExpires.toISOString()', 'expires: new Date(decodedToken.exp * 1000).toISOString()']],
    caughtBy: ['session-says-when-it-ends', 'max-age-is-said-by-session'],
  },
  {
    id: 'time/read-takes-jwt-max-age',
    intent: 'a read makes the token last as long as jwt.maxAge says, as NextAuth 5 does',
    loses: 'session.maxAge no longer says how long a token lasts',
    file: route,
    patch: [['maxAge: options.session.maxAge', 'maxAge: options.jwt.maxAge']],
    caughtBy: [
      'max-age-holds-after-get-session',
      'max-age-holds-after-get-server-side-props',
      'max-age-holds-after-update',
      'first-read-cuts-sign-in-token',
      'jwt-max-age-is-ignored-by-reads',
    ],
  },
  {
    id: 'time/read-refuses-old-tokens',
    intent: 'a read refuses tokens that are older than session.maxAge, whenever they say that they end',
    loses: 'who makes session.maxAge shorter signs everybody out at once',
    file: route,
    patch: [
      ['if (!decodedToken) throw', 'if (!decodedToken || Date.now() / 1000 - decodedToken.iat > sessionMaxAge) throw'],
    ],
    caughtBy: ['shorter-max-age-ends-nothing', 'session-has-no-last-day'],
  },
  {
    id: 'time/update-age-counts',
    intent: 'a read writes a token anew only when it is as old as session.updateAge says, as with the database',
    loses: 'the changes that the jwt callback makes at a read are lost for a day',
    file: route,
    patch: [
      [
        '_response$cookies === void 0 || _response$cookies.push(...sessionCookies);',
        '_response$cookies === void 0 || Date.now() / 1000 - decodedToken.iat < options.session.updateAge || _response$cookies.push(...sessionCookies);',
      ],
    ],
    caughtBy: ['update-age-is-ignored', 'get-session-renews-lifetime'],
  },
  {
    id: 'time/ended-cookie-stays',
    intent: 'the cookie of a token that has ended is not taken away',
    loses: 'the browser sends it for ever, and every read logs an error',
    file: route,
    patch: [
      [
        '_response$cookies2 === void 0 || _response$cookies2.push',
        '_response$cookies2 === void 0 || error.code === "ERR_JWT_EXPIRED" || _response$cookies2.push',
      ],
    ],
    caughtBy: [
      'get-server-side-props-removes-ended-cookie',
      'focus-sees-the-end',
      'poll-sees-the-end',
      'reload-sees-the-end',
      'late-update-leaves-page-signed-in',
      'late-empty-update-leaves-page-signed-in',
      'late-query-changes-nothing',
    ],
  },
  {
    id: 'time/end-is-not-logged',
    intent: 'a token that has ended is no error',
    loses: 'nothing: who watches the log for errors is not woken by people who come back',
    file: route,
    patch: [
      [
        'logger.error("JWT_SESSION_ERROR", error);',
        'if (error.code !== "ERR_JWT_EXPIRED") logger.error("JWT_SESSION_ERROR", error);',
      ],
    ],
    caughtBy: ['ended-session-is-logged-as-error'],
  },
  {
    id: 'time/sign-in-token-has-session-max-age',
    intent: 'the token of a sign-in lasts as long as session.maxAge says, as with NextAuth 5',
    loses: 'nothing: who keeps a token from the sign-in has it only as long as the session',
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
    caughtBy: ['sign-in-token-ignores-max-age', 'sign-in-token-has-jwt-max-age'],
  },
  {
    id: 'time/sign-in-cookie-ignores-max-age',
    intent: 'the cookie of a sign-in lasts thirty days, whatever session.maxAge says',
    loses: 'people who never come back to the page stay signed in for a month',
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
    id: 'time/clocks-may-differ-by-five-seconds',
    intent: 'a token is taken for five seconds more than it says, not for fifteen',
    loses: 'where clocks of servers differ by ten seconds, people are signed out',
    file: jwt,
    patch: [['clockTolerance: 15', 'clockTolerance: 5']],
    caughtBy: [
      ...atTheBorder,
      'page-behind-proxy-closes-at-the-end',
      'update-just-after-end-renews',
      'own-write-takes-token-just-ended',
    ],
  },
  {
    id: 'time/clocks-may-differ-by-a-minute',
    intent: 'a token is taken for a minute more than it says, not for fifteen seconds',
    loses: 'every session lasts a minute longer than it says',
    file: jwt,
    patch: [['clockTolerance: 15', 'clockTolerance: 60']],
    caughtBy: [
      ...atTheBorder,
      'page-behind-proxy-closes-at-the-end',
      'own-write-takes-token-just-ended',
      'server-component-leaves-ended-cookie',
      'proxy-leaves-ended-cookie',
      'late-update-gives-null',
      'late-update-asks-and-tells-nobody',
      'focus-behind-late-update-signs-out',
      'the-end-reaches-another-tab',
      'required-page-leaves-when-it-sees-the-end',
    ],
  },
  {
    id: 'time/token-keeps-its-beginning',
    intent: 'a token that is written anew says when the first one was made',
    loses: 'nothing: an app could tell from it when a person signed in',
    file: jwt,
    patch: [['.setIssuedAt()', '.setIssuedAt(token.iat)']],
    caughtBy: ['read-forgets-the-sign-in', 'session-has-no-last-day'],
  },
  {
    id: 'time/page-looks-at-expires',
    intent: 'a page shows that nobody is signed in when its session has said that it ends now',
    loses: 'nothing: a page that is left open does not go on showing what is over',
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
    caughtBy: ['page-does-not-look-at-expires'],
  },
  {
    id: 'time/every-page-polls',
    intent: 'a page that says nothing of polling polls every hour',
    loses: 'a tab that somebody has forgotten keeps them signed in for ever',
    file: react,
    patch: [['refetchInterval = props.refetchInterval,', 'refetchInterval = props.refetchInterval || 60 * 60,']],
    caughtBy: ['open-tab-renews-nothing'],
  },
  {
    id: 'time/end-is-not-shown',
    intent: 'a focus or a poll that finds no session leaves the page as it is',
    loses: 'a page never sees that its session has ended',
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
      'focus-sees-the-end',
      'poll-sees-the-end',
      'focus-behind-late-update-signs-out',
      'required-page-leaves-when-it-sees-the-end',
    ],
  },
  {
    id: 'time/end-is-not-heard',
    intent: 'a tab that hears of another one’s read and finds no session stays as it is',
    loses: 'of two tabs, one shows that the session has ended and the other does not',
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
    caughtBy: ['the-end-reaches-another-tab'],
  },
  {
    id: 'time/late-update-shows-the-end',
    intent: 'an update() that finds no session shows it, and tells the other tabs',
    loses: 'nothing: a page whose session has ended would say so',
    file: react,
    patch: [['                if (newSession) {\n', '                {\n']],
    caughtBy: [
      'late-update-leaves-page-signed-in',
      'late-empty-update-leaves-page-signed-in',
      'late-update-asks-and-tells-nobody',
    ],
  },
  {
    id: 'time/late-update-gives-the-old-session',
    intent: 'an update() that finds no session gives the one from before',
    loses: 'the page cannot tell that its update was lost',
    file: react,
    patch: [
      ['return _context2.abrupt("return", newSession);', 'return _context2.abrupt("return", newSession || session);'],
    ],
    caughtBy: ['late-update-gives-null'],
  },
  {
    id: 'time/get-session-shows-what-it-found',
    intent: 'getSession() makes useSession of its own tab ask, too',
    loses: 'that getSession() leaves the page alone',
    file: react,
    patch: [
      [
        '          session = _context3.sent;\n',
        '          session = _context3.sent;\n          if (!params) __NEXTAUTH._getSession({ event: "storage" });\n',
      ],
    ],
    caughtBy: ['get-session-keeps-the-end-to-itself'],
  },
  {
    id: 'time/options-are-ignored',
    intent: 'the app forgets the session options of its other auth routes',
    loses: 'a session that is to end after an hour lasts thirty days',
    file: 'v4/auth/lifetimes.ts',
    patch: [['session: { ...options.session, ...session }', 'session: options.session']],
    caughtBy: [
      'max-age-holds-after-get-session',
      'max-age-is-said-by-session',
      'shorter-max-age-ends-nothing',
      'page-does-not-look-at-expires',
    ],
  },
  {
    id: 'time/jwt-options-are-ignored',
    intent: 'the app forgets the jwt options of its other auth routes',
    loses: 'the token of a sign-in that is to end after ten minutes lasts thirty days',
    file: 'v4/auth/lifetimes.ts',
    patch: [['    jwt,\n', '']],
    caughtBy: ['sign-in-token-has-jwt-max-age'],
  },
  {
    id: 'time/limit-is-not-checked',
    intent: 'the app does not look at when the person signed in',
    loses: 'that a session is over after a day',
    file: 'session/lifetimes.ts',
    patch: [['if (now - signedInAt >= atMost) throw', 'if (now - signedInAt >= Infinity) throw']],
    caughtBy: ['limit-ends-session'],
  },
  {
    id: 'time/limit-begins-at-each-read',
    intent: 'the app writes down the time of each read as that of the sign-in',
    loses: 'that a session is over after a day: who comes back in time stays for ever',
    file: 'session/lifetimes.ts',
    patch: [['return { ...token, signedInAt }', 'return { ...token, signedInAt: now }']],
    caughtBy: ['limit-is-not-moved-by-reads', 'limit-is-not-moved-by-updates'],
  },
  {
    id: 'time/limit-is-taken-from-the-page',
    intent: 'the app takes the time of the sign-in from the data of an update',
    loses: 'that a session is over after a day: a script of the page moves it',
    file: 'session/lifetimes.ts',
    patch: [['const token = await jwt(params)', 'const token = { ...(await jwt(params)), ...params.session }']],
    caughtBy: ['limit-is-not-moved-by-updates'],
  },
  ...v5([
    {
      id: 'time/v5-jwt-max-age-ignores-session-max-age',
      intent: 'jwt.maxAge is thirty days where nobody has set it, whatever session.maxAge says',
      loses: 'the token of a session of an hour lasts thirty days',
      file: '@auth/core/lib/init.js',
      patch: [['maxAge: config.session?.maxAge ?? maxAge', 'maxAge']],
      caughtBy: ['v5/sign-in-token-has-max-age', 'max-age-holds-after-get-session', 'first-read-cuts-sign-in-token'],
    },
    {
      id: 'time/v5-read-takes-session-max-age',
      intent: 'a read makes the token last as long as session.maxAge says, as NextAuth 4 does',
      loses: 'jwt.maxAge no longer says how long a token lasts',
      file: '@auth/core/lib/actions/session.js',
      patch: [['jwt.encode({ ...jwt, token, salt })', 'jwt.encode({ ...jwt, token, salt, maxAge: sessionMaxAge })']],
      caughtBy: ['v5/jwt-max-age-ends-token-only'],
    },
    {
      id: 'time/v5-clocks-may-differ-by-a-minute',
      intent: 'a token is taken for a minute more than it says, not for fifteen seconds',
      loses: 'every session lasts a minute longer than it says',
      file: '@auth/core/jwt.js',
      patch: [['clockTolerance: 15', 'clockTolerance: 60']],
      caughtBy: [...atTheBorder, 'page-behind-proxy-closes-at-the-end', 'v5/proxy-removes-ended-cookie'],
    },
    {
      id: 'time/v5-proxy-leaves-ended-cookie',
      intent: 'auth() in the proxy does not take a cookie away',
      loses: 'the browser sends the cookie of a session that has ended for ever, and every read logs an error',
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
      caughtBy: ['v5/proxy-removes-ended-cookie'],
    },
    {
      id: 'time/v5-own-tab-hears-of-no-end',
      intent: 'getSession() tells the others on the channel that its own tab listens to',
      loses: 'useSession goes on showing a session that getSession() has just found ended',
      file: 'next-auth/react.js',
      patch: [['        getNewBroadcastChannel().postMessage({', '        broadcast().postMessage({']],
      caughtBy: ['v5/get-session-tells-own-tab-of-the-end'],
    },
  ]),
]

function v5(faults: Mutant[]): Mutant[] {
  const app: AppName = 'v5'
  return faults.map((fault) => ({ ...fault, app }))
}
