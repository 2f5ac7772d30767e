import type { Mutant } from './mutant'

const react = 'next-auth/react.js'
const auth = 'next-auth/lib/index.js'
const actions = 'next-auth/lib/actions.js'
const session = '@auth/core/lib/actions/session.js'

const faults: Omit<Mutant, 'app'>[] = [
  // What the browser does
  {
    id: 'v5/reads-are-told-on-the-own-channel',
    intent: 'getSession() tells the others on the channel that its own tab listens to',
    loses: 'that a tab of NextAuth 5 hears what it tells, and asks again',
    file: react,
    patch: [['        getNewBroadcastChannel().postMessage({', '        broadcast().postMessage({']],
    caughtBy: ['v5/get-session-refreshes-own-tab', 'v5/focus-asks-twice', 'v5/load-asks-twice'],
  },
  {
    id: 'v5/updates-are-told-on-a-new-channel',
    intent: 'update() tells the others on a new channel, which its own tab hears',
    loses: 'each update is followed by a request that nobody needs',
    file: react,
    patch: [
      [
        `setSession(newSession);
                broadcast().postMessage({`,
        `setSession(newSession);
                getNewBroadcastChannel().postMessage({`,
      ],
    ],
    caughtBy: ['update-sends-post', 'update-is-heard-by-its-own-tab'],
  },
  {
    id: 'v5/update-tells-no-tab',
    intent: 'update() does not tell other tabs',
    loses: 'other tabs keep the old session until they are looked at',
    file: react,
    patch: [
      [
        `                setSession(newSession);
                broadcast().postMessage({
                    event: "session",
                    data: { trigger: "getSession" },
                });`,
        `                setSession(newSession);`,
      ],
    ],
    caughtBy: ['two-updates-in-a-second-reach-another-tab', 'fresh/update-data/use-session-in-another-tab/at-once'],
  },
  {
    id: 'v5/reads-are-told-to-nobody',
    intent: 'getSession() does not tell other tabs',
    loses: 'a tab does not catch up when another one reads the session',
    file: react,
    patch: [['if (params?.broadcast ?? true) {', 'if (params?.broadcast ?? false) {']],
    caughtBy: ['use-session-catches-up-on-broadcast', 'v5/get-session-refreshes-own-tab'],
  },
  {
    id: 'v5/tabs-do-not-listen',
    intent: 'the provider does not listen to other tabs',
    loses: 'a tab hears of nothing that happens in another one',
    file: react,
    patch: [['        broadcast().addEventListener("message", handle);\n', '']],
    caughtBy: [
      'use-session-catches-up-on-broadcast',
      'fresh/update-data/use-session-in-another-tab/at-once',
      'two-updates-in-a-second-reach-another-tab',
    ],
  },
  {
    id: 'v5/empty-update-posts',
    intent: 'update() without data sends a POST, as NextAuth 4 does',
    loses: 'that update() without data is a plain read in NextAuth 5',
    file: react,
    patch: [
      [
        `typeof data === "undefined"
                ? undefined
                : { body`,
        `{ body`,
      ],
    ],
    caughtBy: ['v5/empty-update-is-a-get'],
  },
  {
    id: 'v5/signed-out-update-refused',
    intent: 'update() sends nothing while nobody is signed in, as in NextAuth 4',
    loses: 'update() cannot find out that somebody has signed in meanwhile',
    file: react,
    patch: [
      [
        `            if (loading)
                return;`,
        `            if (loading || !session)
                return;`,
      ],
    ],
    caughtBy: ['v5/signed-out-update-is-sent'],
  },
  {
    id: 'v5/update-leaves-use-session-old',
    intent: 'update() does not show the new session',
    loses: 'the page in which the update happens stays old',
    file: react,
    patch: [
      [
        `            if (newSession) {
                setSession(newSession);`,
        `            if (newSession) {`,
      ],
    ],
    caughtBy: ['use-session-catches-up-on-update', 'fresh/update-data/use-session/at-once'],
  },
  {
    id: 'v5/update-resolves-with-nothing',
    intent: 'update() gives nothing back',
    loses: 'whoever awaits update() does not learn the new session',
    file: react,
    patch: [['            return newSession;\n', '']],
    caughtBy: ['fresh/update-data/response/at-once', 'update-carries-nested-data'],
  },
  {
    id: 'v5/update-without-csrf-token',
    intent: 'update(data) sends no CSRF token',
    loses: 'every update(data) is refused',
    file: react,
    patch: [['{ csrfToken: await getCsrfToken(), data }', '{ data }']],
    caughtBy: ['use-session-catches-up-on-update', 'update-sends-post'],
  },
  {
    id: 'v5/focus-is-ignored',
    intent: 'by default the provider does not refetch on focus',
    loses: 'whoever comes back to a tab sees the session from before',
    file: react,
    patch: [['refetchOnWindowFocus = true', 'refetchOnWindowFocus = false']],
    caughtBy: ['v5/focus-asks-twice', 'fresh/get-query/use-session/after-focus'],
  },
  {
    id: 'v5/poll-in-thousands-of-seconds',
    intent: 'refetchInterval is taken for thousands of seconds',
    loses: 'a page that polls every minute polls twice a day',
    file: react,
    patch: [['refetchInterval * 1000', 'refetchInterval * 1000 * 1000']],
    caughtBy: ['use-session-catches-up-on-poll', 'fresh/get-query/use-session/after-poll'],
  },
  {
    id: 'v5/polls-unasked',
    intent: 'by default the provider polls every half hour',
    loses: 'pages send requests that nobody asked for, and useSession does not keep still',
    file: react,
    patch: [['basePath, refetchInterval, refetchWhenOffline', 'basePath, refetchInterval = 1800, refetchWhenOffline']],
    caughtBy: [
      'v5/route-handler-leaves-text-on-screen',
      'v5/server-action-leaves-use-session-old',
      'use-session-waits-for-reload',
    ],
  },
  {
    id: 'v5/session-prop-ignored',
    intent: 'the provider does not look at its session prop',
    loses: 'each page asks for a session that it was given',
    file: react,
    patch: [['const hasInitialSession = props.session !== undefined;', 'const hasInitialSession = false;']],
    caughtBy: ['app/session-prop-asks-nothing-in-pages-router', 'app/session-prop-asks-nothing-in-app-router'],
  },
  {
    id: 'v5/sign-in-refreshes-nothing',
    intent: 'signIn() does not refetch the session, as up to 5.0.0-beta.4',
    loses: 'useSession does not know who has just signed in',
    file: react,
    patch: [
      [
        `    if (res.ok) {
        await __NEXTAUTH._getSession({ event: "storage" });
    }
`,
        '',
      ],
    ],
    caughtBy: ['fresh/sign-in/use-session/at-once', 'fresh/sign-in/use-session-without-prop/at-once'],
  },
  {
    id: 'v5/get-session-reads-req',
    intent: 'getSession({ req }) sends the cookie of the request on, as in NextAuth 4',
    loses: 'that getSession({ req }) sees nobody in NextAuth 5',
    file: 'next-auth/lib/client.js',
    patch: [
      [
        '...(req?.headers?.cookie ? { cookie: req.headers.cookie } : {})',
        '...((req?.req ?? req)?.headers?.cookie ? { cookie: (req?.req ?? req).headers.cookie } : {})',
      ],
    ],
    caughtBy: ['v5/get-session-with-req-sees-nobody'],
  },

  // What auth() does
  {
    id: 'v5/proxy-writes-no-cookie',
    intent: 'auth() in the proxy does not send on the cookies that it gets',
    loses: 'a visit does not prolong the session, and what the jwt callback changes is lost',
    file: auth,
    patch: [
      [
        `    for (const cookie of sessionResponse.headers.getSetCookie())
        finalResponse.headers.append("set-cookie", cookie);
`,
        '',
      ],
    ],
    caughtBy: ['v5/proxy-rewrites-cookie', 'rotation-in-proxy'],
  },
  {
    id: 'v5/api-route-written-like-a-response',
    intent: 'auth(req, res) writes its cookies to nothing but a Response, as below 5.0.0-beta.15 (issue 9307)',
    loses: 'no API route can read the session',
    file: auth,
    patch: [
      [
        `
                else
                    response.appendHeader("set-cookie", cookie);`,
        `
                else
                    response.headers.append("set-cookie", cookie);`,
      ],
    ],
    caughtBy: ['api-route-is-fresh', 'fresh/get-query/api-route/at-once', 'fresh/client-store/api-route/at-once'],
  },
  {
    id: 'v5/page-may-be-stored',
    intent: 'auth() in getServerSideProps lets the browser keep the page for a minute',
    loses: 'whoever comes back sees the session from before, even after signing out',
    file: auth,
    patch: [
      [
        `(authResponse);
            for (const cookie`,
        `(authResponse);
            if ("headers" in response && "append" in response.headers)
                response.headers.append("cache-control", "private, max-age=60");
            for (const cookie`,
      ],
    ],
    caughtBy: ['get-server-side-props-is-never-stored'],
  },
  {
    id: 'v5/auth-sends-no-cookie',
    intent: 'auth() asks for the session without the request’s cookie',
    loses: 'the server takes everybody for signed out',
    file: auth,
    patch: [['headers: { cookie: headers.get("cookie") ?? "" },', 'headers: {},']],
    caughtBy: ['route-handler-is-fresh', 'fresh/get-query/server-component/at-once'],
  },
  {
    id: 'v5/auth-user-is-the-token',
    intent: 'in what auth() gives, the user of the session callback gives way to the token',
    loses: 'the server does not know the person as the browser does',
    file: auth,
    patch: [['return { user, ...session };', 'return { ...session, user };']],
    caughtBy: ['first-name-by-fetch', 'update-stays-with-its-person'],
  },
  {
    id: 'v5/auth-remembers',
    intent: 'auth() gives the session that it gave first, for each person',
    loses: 'no update shows where the server reads the session',
    file: auth,
    patch: [
      [
        '    return (await response.json());',
        `    const session = await response.json();
    const givenFirst = (globalThis.givenFirst ??= new Map());
    if (session && !givenFirst.has(session.user.id))
        givenFirst.set(session.user.id, session);
    return session && givenFirst.get(session.user.id);`,
      ],
    ],
    caughtBy: ['fresh/get-query/server-component/after-reload', 'fresh/get-query/api-route/at-once'],
  },
  {
    id: 'v5/auth-reads-the-jar',
    intent: 'auth() in a server component reads cookies() instead of the request’s header',
    loses: 'that behind unstable_update() the same request still sees the old session',
    file: auth,
    patch: [
      ['import { headers } from "next/headers";', 'import { cookies, headers } from "next/headers";'],
      [
        '            return Promise.resolve(headers()).then((h) => getSession(h, config).then(parseSessionResponse));',
        `            return Promise.all([headers(), cookies()]).then(([h, jar]) => {
                const own = new Headers(h);
                const pairs = jar.getAll().map(({ name, value }) => \`\${name}=\${encodeURIComponent(value)}\`);
                own.set("cookie", pairs.join("; "));
                return getSession(own, config).then(parseSessionResponse);
            });`,
      ],
    ],
    caughtBy: ['v5/auth-in-the-same-action-is-stale', 'v5/server-action-renders-the-old-session'],
  },

  // What unstable_update() does
  {
    id: 'v5/server-update-writes-no-cookie',
    intent: 'unstable_update() does not write the cookies that it gets',
    loses: 'its answer carries the update, and the next request does not',
    file: actions,
    patch: [
      [
        `    for (const c of res?.cookies ?? [])
        cookieJar.set(c.name, c.value, c.options);
    return res.body;`,
        '    return res.body;',
      ],
    ],
    caughtBy: ['v5/server-action-updates', 'v5/route-handler-updates'],
  },
  {
    id: 'v5/server-update-gives-nothing',
    intent: 'unstable_update() gives nothing back',
    loses: 'whoever awaits it does not learn the new session',
    file: actions,
    patch: [['    return res.body;', '    return null;']],
    caughtBy: ['v5/server-action-updates', 'v5/route-handler-updates'],
  },
  {
    id: 'v5/server-update-needs-csrf-token',
    intent: 'unstable_update() does not skip the check of the CSRF token, and has none to show',
    loses: 'no update on the server is made',
    file: actions,
    patch: [
      [
        `JSON.stringify({ data });
    const req = new Request(url, { method: "POST", headers, body });
    const res = await Auth(req, { ...config, raw, skipCSRFCheck });`,
        `JSON.stringify({ data });
    const req = new Request(url, { method: "POST", headers, body });
    const res = await Auth(req, { ...config, raw });`,
      ],
    ],
    caughtBy: ['v5/route-handler-needs-no-csrf-token', 'v5/route-handler-updates'],
  },
  {
    id: 'v5/server-update-drops-data',
    intent: 'unstable_update() does not hand its data on',
    loses: 'the jwt callback is told of an update of nothing',
    file: actions,
    patch: [['JSON.stringify({ data })', 'JSON.stringify({})']],
    caughtBy: ['v5/server-action-updates', 'v5/route-handler-updates'],
  },
  {
    id: 'v5/raw-is-ignored',
    intent: 'the core gives a Response also to those who want the answer raw',
    loses: 'unstable_update() finds neither cookies to write nor a session to give',
    file: '@auth/core/index.js',
    patch: [
      [
        `        if (isRaw)
            return internalResponse;
`,
        '',
      ],
    ],
    caughtBy: ['v5/server-action-updates', 'v5/route-handler-updates'],
  },

  // What the session route does
  {
    id: 'v5/trigger-missing',
    intent: 'the jwt callback is not told that it is an update',
    loses: 'update(data) changes nothing',
    file: session,
    patch: [
      [
        `                ...(isUpdate && { trigger: "update" }),
                session: newSession,`,
        '                session: newSession,',
      ],
    ],
    caughtBy: ['update-carries-nested-data', 'post-updates-session'],
  },
  {
    id: 'v5/data-missing',
    intent: 'the jwt callback is not given the data of update(data)',
    loses: 'update(data) changes nothing',
    file: session,
    patch: [
      [
        `                session: newSession,
            });
            const newExpires`,
        `            });
            const newExpires`,
      ],
    ],
    caughtBy: ['update-carries-nested-data', 'use-session-catches-up-on-update'],
  },
  {
    id: 'v5/session-route-writes-no-cookie',
    intent: 'the session route does not write the token anew',
    loses: 'the answer carries the update, and the next request does not',
    file: session,
    patch: [['                response.cookies?.push(...sessionCookies);\n', '']],
    caughtBy: ['get-session-is-fresh-after-get', 'update-carries-nested-data'],
  },
  {
    id: 'v5/failure-keeps-cookie',
    intent: 'when a callback throws, the session cookie stays',
    loses: 'that a failure of a callback ends the session',
    file: session,
    patch: [
      [
        `            // If the JWT is not verifiable remove the broken session cookie(s).
            response.cookies?.push(...sessionStore.clean());`,
        '',
      ],
    ],
    caughtBy: ['throwing-callback-signs-out'],
  },
  {
    id: 'v5/every-read-is-an-update',
    intent: 'the session route tells the jwt callback of an update also for a GET',
    loses: 'the query is never looked at, and each read asks the company API',
    file: '@auth/core/lib/index.js',
    patch: [
      ['actions.session(options, sessionStore, cookies);', 'actions.session(options, sessionStore, cookies, true);'],
    ],
    caughtBy: ['get-response-carries-update', 'v5/empty-update-is-a-get'],
  },
  {
    id: 'v5/cookie-lasts-as-long-as-the-browser',
    intent: 'the session cookie is written without an expiry',
    loses: 'whoever closes the browser is signed out',
    file: '@auth/core/lib/utils/cookie.js',
    patch: [['.options, ...options },', '.options },']],
    caughtBy: ['update-survives-restart'],
  },
  {
    id: 'v5/other-cookie-name',
    intent: 'the session cookie has another name',
    loses: 'everybody who is signed in is signed out',
    file: '@auth/core/lib/utils/cookie.js',
    patch: [['`${cookiePrefix}authjs.session-token`', '`${cookiePrefix}authjs.session`']],
    caughtBy: ['get-response-carries-update', 'user-and-account-land-in-token'],
  },
  {
    id: 'v5/token-expires-at-once',
    intent: 'a token is written that has expired already',
    loses: 'the first read of the session signs the person out',
    file: '@auth/core/jwt.js',
    patch: [['setExpirationTime(now() + maxAge)', 'setExpirationTime(now() - 60)']],
    caughtBy: ['get-session-is-fresh-after-get', 'update-carries-nested-data'],
  },
  {
    id: 'v5/token-keeps-standard-claims',
    intent: 'a token is written with who the person is, and no claim of the app’s own',
    loses: 'what the jwt callback has put into the token is gone at the next request',
    file: '@auth/core/jwt.js',
    patch: [['new EncryptJWT(token)', 'new EncryptJWT({ sub: token.sub, email: token.email })']],
    caughtBy: ['update-changes-no-other-claim', 'get-session-is-fresh-after-get'],
  },
  {
    id: 'v5/one-cookie-for-each-answer',
    intent: 'of the cookies of an answer only the last one is sent',
    loses: 'the cookie with the CSRF token does not arrive, and every update(data) is refused',
    file: '@auth/core/lib/utils/web.js',
    patch: [
      [
        `        if (headers.has("Set-Cookie"))
            headers.append("Set-Cookie", cookieHeader);
        else
            headers.set("Set-Cookie", cookieHeader);`,
        `        headers.set("Set-Cookie", cookieHeader);`,
      ],
    ],
    caughtBy: ['use-session-catches-up-on-update', 'post-updates-session'],
  },

  // What the app does
  {
    id: 'v5/query-ignored',
    intent: 'the jwt callback does not look at the query',
    loses: 'the article’s GET changes nothing',
    file: 'v5/auth/index.ts',
    patch: [['session : req && Object.fromEntries(req.nextUrl.searchParams)', 'session : undefined']],
    caughtBy: ['get-response-carries-update', 'get-session-is-fresh-after-get'],
  },
  {
    id: 'v5/write-with-another-salt',
    intent: 'the app salts the cookie that it writes with something else than its name',
    loses: 'a write by an API route signs the person out',
    file: 'v5/auth/rewrite.ts',
    patch: [['secret, salt, maxAge })', `secret, salt: 'session', maxAge })`]],
    caughtBy: ['app/api-route-changes-no-other-claim', 'app/route-handler-changes-no-other-claim'],
  },
  {
    id: 'v5/pages-may-be-stored',
    intent: 'the server says of every page that anybody may keep it for a minute',
    loses: 'people see the session from before, or that of somebody else',
    file: 'v5/instrumentation.ts',
    patch: [
      [
        `    if (!process.env.COMPANY_API_URL)`,
        `    const { ServerResponse } = await import('node:http')
    const { setHeader } = ServerResponse.prototype
    ServerResponse.prototype.setHeader = function (name, value) {
      const isPage = name.toLowerCase() === 'cache-control' && String(value).endsWith('must-revalidate')
      return setHeader.call(this, name, isPage ? 'public, max-age=60' : value)
    }
    if (!process.env.COMPANY_API_URL)`,
      ],
    ],
    caughtBy: ['server-component-is-never-stored', 'get-server-side-props-is-never-stored'],
  },
  {
    id: 'v5/required-asks-at-the-usual-place',
    intent: 'useSession({ required: true }) sends to /api/auth/signin, whatever the basePath',
    loses: 'an app with a basePath of its own sends people to a page that is not there',
    file: 'next-auth/react.js',
    patch: [
      [
        'const url = `${__NEXTAUTH.basePath}/signin?${new URLSearchParams({\n                error: "SessionRequired"',
        'const url = `/api/auth/signin?${new URLSearchParams({\n                error: "SessionRequired"',
      ],
    ],
    caughtBy: ['v5/required-follows-base-path'],
  },
  {
    id: 'v5/failed-sign-in-is-not-ok',
    intent: 'signIn(…, { redirect: false }) does not say ok where there is an error',
    loses: 'nothing: it is how NextAuth 4 has it, and apps that look at error alone cannot tell',
    file: 'next-auth/react.js',
    patch: [['        ok: res.ok,\n', '        ok: res.ok && !error,\n']],
    caughtBy: ['v5/failed-sign-in-says-ok'],
  },
]

/** Faults in NextAuth 5, and in the app that is written for it. */
export const v5: Mutant[] = faults.map((fault) => ({ ...fault, app: 'v5' }))
