import type { Mutant } from './mutant'

const react = 'next-auth/react.js'
const auth = 'next-auth/lib/index.js'
const actions = 'next-auth/lib/actions.js'
const session = '@auth/core/lib/actions/session.js'

const faults: Omit<Mutant, 'app'>[] = [
  // What the browser does
  {
    id: 'v5/reads-broadcast-on-own-channel',
    intent: 'getSession() broadcasts on its own tab’s channel, so its own tab does not receive the broadcast',
    loses: 'the behavior of NextAuth 5, in which a tab receives its own broadcast and fetches again',
    file: react,
    patch: [['        getNewBroadcastChannel().postMessage({', '        broadcast().postMessage({']],
    caughtBy: [
      'v5/get-session-refreshes-own-tab',
      'v5/focus-fetches-twice',
      'v5/load-fetches-twice',
      'v5/failed-read-get-session-repairs',
    ],
  },
  {
    id: 'v5/updates-broadcast-on-new-channel',
    intent: 'update() broadcasts on a new channel, so its own tab receives the broadcast',
    loses: 'each update is followed by a needless request',
    file: react,
    patch: [
      [
        `setSession(newSession);
                broadcast().postMessage({`,
        `setSession(newSession);
                getNewBroadcastChannel().postMessage({`,
      ],
    ],
    caughtBy: ['update-sends-post', 'update-broadcast-reaches-its-own-tab'],
  },
  {
    id: 'v5/update-does-not-broadcast',
    intent: 'update() does not broadcast to other tabs',
    loses: 'other tabs keep the old session until they get focus',
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
    caughtBy: ['two-updates-in-a-second-reach-another-tab', 'fresh/update-data/use-session-in-another-tab/immediately'],
  },
  {
    id: 'v5/reads-do-not-broadcast',
    intent: 'getSession() does not broadcast to other tabs',
    loses: 'a tab does not catch up when another tab reads the session',
    file: react,
    patch: [['if (params?.broadcast ?? true) {', 'if (params?.broadcast ?? false) {']],
    caughtBy: [
      'use-session-catches-up-on-broadcast',
      'v5/get-session-refreshes-own-tab',
      'fresh/get-query/use-session/after-get-session',
    ],
  },
  {
    id: 'v5/tabs-do-not-listen',
    intent: 'the provider does not listen to other tabs',
    loses: 'a tab does not learn of changes made in another tab',
    file: react,
    patch: [['        broadcast().addEventListener("message", handle);\n', '']],
    caughtBy: [
      'use-session-catches-up-on-broadcast',
      'fresh/update-data/use-session-in-another-tab/immediately',
      'two-updates-in-a-second-reach-another-tab',
      'sign-out/client/use-session-in-another-tab/immediately',
    ],
  },
  {
    id: 'v5/empty-update-posts',
    intent: 'update() without data sends a POST, as in NextAuth 4',
    loses: 'the behavior of NextAuth 5, in which update() without data is a plain read',
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
    id: 'v5/signed-out-update-rejected',
    intent: 'update() sends nothing while the user is signed out, as in NextAuth 4',
    loses: 'update() cannot find out that the user has signed in meanwhile',
    file: react,
    patch: [
      [
        `            if (loading)
                return;`,
        `            if (loading || !session)
                return;`,
      ],
    ],
    caughtBy: ['v5/signed-out-update-is-sent', 'v5/update-after-server-sign-in', 'v5/failed-read-update-repairs'],
  },
  {
    id: 'v5/signed-out-update-is-a-read',
    intent: 'while the user is signed out, update(data) sends a GET without the data',
    loses: 'an update that the user makes after signing in elsewhere is lost, although it succeeds',
    file: react,
    patch: [
      [
        'typeof data === "undefined"\n                ? undefined',
        'typeof data === "undefined" || !session\n                ? undefined',
      ],
    ],
    caughtBy: ['v5/signed-out-update-is-sent'],
  },
  {
    id: 'v5/update-leaves-use-session-stale',
    intent: 'update() does not show the new session in useSession',
    loses: 'the page that calls update() keeps showing the old session',
    file: react,
    patch: [
      [
        `            if (newSession) {
                setSession(newSession);`,
        `            if (newSession) {`,
      ],
    ],
    caughtBy: ['use-session-catches-up-on-update', 'fresh/update-data/use-session/immediately'],
  },
  {
    id: 'v5/update-returns-undefined',
    intent: 'update() returns undefined',
    loses: 'callers that await update() do not get the new session',
    file: react,
    patch: [['            return newSession;\n', '']],
    caughtBy: ['fresh/update-data/response/immediately', 'update-carries-nested-data'],
  },
  {
    id: 'v5/update-without-csrf-token',
    intent: 'update(data) sends no CSRF token',
    loses: 'every update(data) is rejected',
    file: react,
    patch: [['{ csrfToken: await getCsrfToken(), data }', '{ data }']],
    caughtBy: ['use-session-catches-up-on-update', 'update-sends-post'],
  },
  {
    id: 'v5/focus-is-ignored',
    intent: 'the provider does not refetch on focus by default',
    loses: 'users who return to a tab see the old session',
    file: react,
    patch: [['refetchOnWindowFocus = true', 'refetchOnWindowFocus = false']],
    caughtBy: [
      'v5/focus-fetches-twice',
      'fresh/get-query/use-session/after-focus',
      'sign-out/server-action/use-session/after-focus',
    ],
  },
  {
    id: 'v5/poll-in-thousands-of-seconds',
    intent: 'refetchInterval is read in thousands of seconds',
    loses: 'a page that should poll every minute polls less than twice a day',
    file: react,
    patch: [['refetchInterval * 1000', 'refetchInterval * 1000 * 1000']],
    caughtBy: ['use-session-catches-up-on-poll', 'fresh/get-query/use-session/after-poll'],
  },
  {
    id: 'v5/polls-by-default',
    intent: 'the provider polls every half hour by default',
    loses: 'pages send requests that the app did not ask for, and useSession changes by itself',
    file: react,
    patch: [['basePath, refetchInterval, refetchWhenOffline', 'basePath, refetchInterval = 1800, refetchWhenOffline']],
    caughtBy: [
      'v5/route-handler-leaves-screen-stale',
      'v5/server-action-leaves-use-session-stale',
      'use-session-waits-for-reload',
      'v5/get-session-refreshes-own-tab',
      'fresh/server-action/use-session/immediately',
      'fresh/server-action-redirect/use-session/immediately',
      'fresh/server-update/use-session/immediately',
      'fresh/server-update-revalidate/use-session/immediately',
      'sign-out/server-action/use-session/immediately',
      'sign-out/server-action-redirect/use-session-without-prop/immediately',
    ],
  },
  {
    // Not every half hour: a page receives its own broadcasts, so 48 polls at once lead to more requests than it can finish
    id: 'v5/polls-every-ten-hours',
    intent: 'the provider polls every ten hours by default',
    loses: 'useSession changes by itself in a tab that stays open',
    file: react,
    patch: [
      ['basePath, refetchInterval, refetchWhenOffline', 'basePath, refetchInterval = 36_000, refetchWhenOffline'],
    ],
    caughtBy: ['sign-out/server-action/use-session/a-day-later'],
  },
  {
    id: 'v5/session-prop-ignored',
    intent: 'the provider ignores its session prop',
    loses: 'each page fetches a session that it already has',
    file: react,
    patch: [['const hasInitialSession = props.session !== undefined;', 'const hasInitialSession = false;']],
    caughtBy: ['app/session-prop-fetches-nothing-in-pages-router', 'app/session-prop-fetches-nothing-in-app-router'],
  },
  {
    id: 'v5/sign-in-fetches-nothing',
    intent: 'signIn() does not refetch the session, as in versions up to 5.0.0-beta.4',
    loses: 'useSession does not show who has just signed in',
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
    caughtBy: [
      'fresh/sign-in/use-session/immediately',
      'fresh/sign-in/use-session-without-prop/immediately',
      'sign-in/client/use-session/immediately',
    ],
  },
  {
    id: 'v5/get-session-reads-req',
    intent: 'getSession({ req }) forwards the cookie of the request, as in NextAuth 4',
    loses: 'the behavior of NextAuth 5, in which getSession({ req }) finds the user signed out',
    file: 'next-auth/lib/client.js',
    patch: [
      [
        '...(req?.headers?.cookie ? { cookie: req.headers.cookie } : {})',
        '...((req?.req ?? req)?.headers?.cookie ? { cookie: (req?.req ?? req).headers.cookie } : {})',
      ],
    ],
    caughtBy: ['v5/get-session-with-req-returns-null', 'v5/get-session-in-api-route-returns-null'],
  },

  // What auth() does
  {
    id: 'v5/proxy-writes-no-cookie',
    intent: 'auth() in the proxy does not forward the cookies that it receives',
    loses: 'a visit does not extend the session, and changes made by the jwt callback are lost',
    file: auth,
    patch: [
      [
        `    for (const cookie of sessionResponse.headers.getSetCookie())
        finalResponse.headers.append("set-cookie", cookie);
`,
        '',
      ],
    ],
    caughtBy: [
      'v5/proxy-rewrites-cookie',
      'v5/authorized/rewrites-cookie',
      'rotation-in-proxy',
      'v5/auth-handler-rewrites-cookie',
      'guarded/prerendered/stored-with-cookie',
    ],
  },
  {
    id: 'v5/api-route-treated-as-response',
    intent: 'auth(req, res) can write its cookies only to a Response, as was true before 5.0.0-beta.15 (issue 9307)',
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
    caughtBy: [
      'api-route-is-fresh',
      'fresh/get-query/api-route/immediately',
      'fresh/client-store/api-route/immediately',
    ],
  },
  {
    id: 'v5/page-is-cacheable',
    intent: 'auth() in getServerSideProps lets the browser cache the page for a minute',
    loses: 'users who return to the page see the old session, even after signing out',
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
    intent: 'auth() reads the session without the request’s cookie',
    loses: 'the server treats every user as signed out',
    file: auth,
    patch: [['headers: { cookie: headers.get("cookie") ?? "" },', 'headers: {},']],
    caughtBy: ['route-handler-is-fresh', 'fresh/get-query/server-component/immediately'],
  },
  {
    id: 'v5/auth-handler-keeps-first-session',
    intent: 'a handler inside auth() always receives the session of the first request',
    loses: 'route handlers and the proxy see no update, and let users in who have signed out',
    file: auth,
    patch: [['        augmentedReq.auth = auth;', '        augmentedReq.auth = globalThis.firstAuth ??= auth;']],
    caughtBy: ['v5/auth-handler-is-fresh', 'v5/auth-handler-sees-sign-out'],
  },
  {
    id: 'v5/authorized-decides-beside-function',
    intent: 'auth() runs a function that it was given only if authorized() does not return false',
    loses: 'nothing: it cures what the specs document',
    file: auth,
    patch: [['else if (userMiddlewareOrRoute) {', 'else if (userMiddlewareOrRoute && authorized) {']],
    caughtBy: ['v5/authorized/function-ignores-it'],
  },
  {
    id: 'v5/authorized-takes-undefined-as-true',
    intent: 'auth() lets a request through if authorized() returns undefined',
    loses: 'a page whose callback checks a claim that the session does not have is open to everyone',
    file: auth,
    patch: [['else if (!authorized) {', 'else if (authorized === false) {']],
    caughtBy: ['v5/authorized/undefined-keeps-users-out'],
  },
  {
    id: 'v5/authorized-is-ignored',
    intent: 'auth() lets every request through that authorized() refuses',
    loses: 'everyone can open every guarded page',
    file: auth,
    patch: [['else if (!authorized) {', 'else if (authorized === null) {']],
    caughtBy: [
      'v5/authorized/visitor-is-redirected',
      'v5/authorized/query-stays',
      'v5/authorized/sign-in-leads-back',
      'v5/authorized/update-opens-page',
      'v5/authorized/get-opens-page',
      'v5/authorized/server-action-opens-page',
      'v5/authorized/update-closes-page',
      'https/sign-in/authorized',
      'base-path/authorized/redirects',
      'base-path/authorized/path-without-base-path',
      'base-path/sign-in-page/auth-route',
      'base-path/sign-in-page/auth-full',
    ],
  },
  {
    id: 'v5/authorized-keeps-first-session',
    intent: 'authorized() always receives the session of the first request',
    loses: 'a page stays open, or closed, whatever changes in the session',
    file: auth,
    patch: [
      [
        'config.callbacks.authorized({ request, auth })',
        'config.callbacks.authorized({ request, auth: (globalThis.firstForAuthorized ??= auth) })',
      ],
    ],
    caughtBy: [
      'v5/authorized/update-opens-page',
      'v5/authorized/get-opens-page',
      'v5/authorized/server-action-opens-page',
      'v5/authorized/update-closes-page',
    ],
  },
  {
    id: 'v5/authorized-response-is-dropped',
    intent: 'auth() takes a response that authorized() returns as true',
    loses: 'everyone can open a page that the callback redirects from',
    file: auth,
    patch: [['if (authorized instanceof Response) {', 'if (authorized instanceof Response && !authorized) {']],
    caughtBy: ['v5/authorized/response-is-sent'],
  },
  {
    id: 'v5/authorized-drops-query',
    intent: 'the address of the sign-in page has no query but the callbackUrl',
    loses: 'nothing: it cures what the spec documents',
    file: auth,
    patch: [
      [
        '            signInUrl.pathname = signInPage;\n',
        '            signInUrl.pathname = signInPage;\n            signInUrl.search = "";\n',
      ],
    ],
    caughtBy: ['v5/authorized/query-stays'],
  },
  {
    id: 'v5/auth-user-comes-from-token',
    intent: 'auth() returns the user from the token instead of the user from the session callback',
    loses: 'the server does not see the same user as the browser',
    file: auth,
    patch: [['return { user, ...session };', 'return { ...session, user };']],
    caughtBy: ['first-name-by-fetch', 'update-stays-with-its-user'],
  },
  {
    id: 'v5/auth-caches',
    intent: 'auth() always returns the session that it returned first for each user',
    loses: 'wherever the server reads the session, no update is visible',
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
    caughtBy: [
      'fresh/get-query/server-component/after-reload',
      'fresh/get-query/api-route/immediately',
      'fresh/server-action/server-component/after-client-back',
      'fresh/server-action-redirect/server-component-on-screen/immediately',
      'fresh/server-action-redirect/shared-layout-on-screen/immediately',
      'fresh/server-update-redirect/response/immediately',
      'v5/server-action-drops-prefetched-page',
    ],
  },
  {
    id: 'v5/auth-reads-cookie-store',
    intent: 'auth() in a server component reads cookies() instead of the request’s header',
    loses: 'after unstable_update(), the same request no longer sees the old session',
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
    caughtBy: [
      'v5/auth-in-the-same-action-is-stale',
      'v5/server-action-renders-the-old-session',
      'fresh/server-action/server-component-on-screen/immediately',
      'fresh/server-action-revalidate/server-component-on-screen/immediately',
      'fresh/server-action-refresh/shared-layout-on-screen/immediately',
      'sign-out/server-action/server-component-on-screen/immediately',
      'sign-in/server-action/server-component-on-screen/immediately',
    ],
  },

  // What unstable_update() does
  {
    id: 'v5/auth-outlives-sign-out',
    intent: 'without a session, auth() returns the session that it returned last',
    loses: 'a user who has signed out still sees their data, and so does the next visitor',
    file: auth,
    patch: [
      [
        '    return (await response.json());',
        `    const session = await response.json();
    if (session)
        globalThis.returnedLast = session;
    return session ?? globalThis.returnedLast ?? null;`,
      ],
    ],
    caughtBy: [
      'sign-out/server-action/route-handler/immediately',
      'sign-out/server-action/server-component/after-client-back',
      'sign-out/server-action-redirect/server-component-on-screen/immediately',
      'sign-out/server-action-redirect/shared-layout-on-screen/immediately',
      'v5/server-sign-out-redirects',
    ],
  },
  {
    id: 'v5/signed-out-focus-fetches',
    intent: 'focus fetches the session even when the user is signed out',
    loses: 'what the book states about signing in on the server no longer holds: a focus would show the user',
    file: react,
    patch: [['                    __NEXTAUTH._session === null ||\n', '']],
    caughtBy: ['sign-in/server-action/use-session/after-focus', 'sign-in/cookie-set/use-session/after-focus'],
  },
  {
    id: 'v5/server-sign-in-writes-no-cookie',
    intent: 'signIn() on the server does not write the cookies that it receives',
    loses: 'nobody can sign in with a server action',
    file: actions,
    patch: [
      [
        `    for (const c of res?.cookies ?? [])
        cookieJar.set(c.name, c.value, c.options);
    const responseUrl`,
        '    const responseUrl',
      ],
    ],
    caughtBy: ['v5/server-sign-in-waits-for-reload', 'v5/update-after-server-sign-in', 'v5/server-sign-in-redirects'],
  },
  {
    id: 'v5/server-sign-out-writes-no-cookie',
    intent: 'signOut() on the server does not write the cookies that it receives',
    loses: 'a server action does not sign the user out',
    file: actions,
    patch: [
      [
        `    for (const c of res?.cookies ?? [])
        cookieJar.set(c.name, c.value, c.options);
    if (options?.redirect`,
        '    if (options?.redirect',
      ],
    ],
    caughtBy: ['v5/server-sign-out-redirects'],
  },
  {
    id: 'v5/server-update-writes-no-cookie',
    intent: 'unstable_update() does not write the cookies that it receives',
    loses: 'its response contains the update, but the next request does not',
    file: actions,
    patch: [
      [
        `    for (const c of res?.cookies ?? [])
        cookieJar.set(c.name, c.value, c.options);
    return res.body;`,
        '    return res.body;',
      ],
    ],
    caughtBy: [
      'v5/server-action-updates',
      'v5/route-handler-updates',
      'v5/route-handler-leaves-screen-stale',
      'v5/refresh-in-route-handler-throws',
    ],
  },
  {
    id: 'v5/server-update-returns-null',
    intent: 'unstable_update() returns null',
    loses: 'callers that await it do not get the new session',
    file: actions,
    patch: [['    return res.body;', '    return null;']],
    caughtBy: [
      'v5/server-action-updates',
      'v5/route-handler-updates',
      'fresh/server-action-revalidate/response/immediately',
      'fresh/server-update-revalidate/response/immediately',
    ],
  },
  {
    id: 'v5/server-update-needs-csrf-token',
    intent: 'unstable_update() does not skip the CSRF check, although it sends no CSRF token',
    loses: 'no update can be made on the server',
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
    intent: 'unstable_update() does not pass on its data',
    loses: 'the jwt callback is called for an update without data',
    file: actions,
    patch: [['JSON.stringify({ data })', 'JSON.stringify({})']],
    caughtBy: ['v5/server-action-updates', 'v5/route-handler-updates'],
  },
  {
    id: 'v5/raw-is-ignored',
    intent: 'the core returns a Response even when a raw response is requested',
    loses: 'unstable_update() finds neither cookies to write nor a session to return',
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
    intent: 'the jwt callback does not receive the update trigger',
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
    intent: 'the jwt callback does not receive the data of update(data)',
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
    intent: 'the session route does not rewrite the token',
    loses: 'the response contains the update, but the next request does not',
    file: session,
    patch: [['                response.cookies?.push(...sessionCookies);\n', '']],
    caughtBy: ['get-session-is-fresh-after-get', 'update-carries-nested-data'],
  },
  {
    id: 'v5/failure-keeps-cookie',
    intent: 'when a callback throws, the session cookie is not removed',
    loses: 'a callback that throws no longer ends the session',
    file: session,
    patch: [
      [
        `            // If the JWT is not verifiable remove the broken session cookie(s).
            response.cookies?.push(...sessionStore.clean());`,
        '',
      ],
    ],
    caughtBy: [
      'throwing-callback-signs-out',
      'throwing-callback/get-session-ends-session',
      'throwing-callback/v5-proxy-ends-session',
      'failing-upstream/html-signs-out',
      'stray-cookie/number-signs-out',
    ],
  },
  {
    id: 'v5/every-read-is-an-update',
    intent: 'the session route calls the jwt callback with the update trigger even for a GET',
    loses: 'the query is never read, and each read calls the company API',
    file: '@auth/core/lib/index.js',
    patch: [
      ['actions.session(options, sessionStore, cookies);', 'actions.session(options, sessionStore, cookies, true);'],
    ],
    caughtBy: ['get-response-carries-update', 'v5/empty-update-is-a-get'],
  },
  {
    id: 'v5/cookie-is-lost-on-browser-close',
    intent: 'the session cookie is written without an expiry',
    loses: 'users who close the browser are signed out',
    file: '@auth/core/lib/utils/cookie.js',
    patch: [['.options, ...options },', '.options },']],
    caughtBy: ['update-survives-restart'],
  },
  {
    id: 'v5/session-cookie-has-another-name',
    intent: 'the session cookie has another name',
    loses: 'every signed-in user is signed out',
    file: '@auth/core/lib/utils/cookie.js',
    patch: [['`${cookiePrefix}authjs.session-token`', '`${cookiePrefix}authjs.session`']],
    caughtBy: ['get-response-carries-update', 'user-and-account-land-in-token', 'v5/get-session-with-req-returns-null'],
  },
  {
    id: 'v5/scripts-read-the-csrf-token',
    intent: 'scripts can read the CSRF token cookie',
    loses: 'a script that is injected into a page can steal the CSRF token’s hash',
    file: '@auth/core/lib/utils/cookie.js',
    patch: [
      [
        'authjs.csrf-token`,\n            options: {\n                httpOnly: true,',
        'authjs.csrf-token`,\n            options: {\n                httpOnly: false,',
      ],
    ],
    caughtBy: ['scripts-read-no-cookie'],
  },
  {
    id: 'v5/session-read-sets-no-csrf-cookie',
    intent: 'the response to a GET of the session route does not set the CSRF token cookie',
    loses:
      'what the book states about two apps on one host no longer holds: a read in one spoils an open form of the other',
    file: '@auth/core/lib/init.js',
    patch: [['if (csrfCookie) {', "if (csrfCookie && action !== 'session') {"]],
    caughtBy: ['cookies/two-apps/read-spoils-form'],
  },
  {
    id: 'v5/csrf-hash-is-not-checked',
    intent: 'the hash in the CSRF token cookie is not verified',
    loses: 'an attacker who can set a cookie from a sibling host can forge a CSRF token that is accepted',
    file: '@auth/core/lib/actions/callback/oauth/csrf-token.js',
    patch: [['csrfTokenHash === expectedCsrfTokenHash', 'true']],
    caughtBy: ['forged-csrf-token-is-rejected'],
  },
  {
    id: 'v5/token-expires-immediately',
    intent: 'each new token has already expired',
    loses: 'the first read of the session signs the user out',
    file: '@auth/core/jwt.js',
    patch: [['setExpirationTime(now() + maxAge)', 'setExpirationTime(now() - 60)']],
    caughtBy: ['get-session-is-fresh-after-get', 'update-carries-nested-data'],
  },
  {
    id: 'v5/token-has-only-standard-claims',
    intent: 'each new token contains only sub and email and none of the app’s own claims',
    loses: 'what the jwt callback put into the token is lost with the next request',
    file: '@auth/core/jwt.js',
    patch: [['new EncryptJWT(token)', 'new EncryptJWT({ sub: token.sub, email: token.email })']],
    caughtBy: ['update-changes-no-other-claim', 'get-session-is-fresh-after-get'],
  },
  {
    id: 'v5/only-last-cookie-is-set',
    intent: 'a response sends only the last of its cookies',
    loses: 'the CSRF token cookie does not arrive, and every update(data) is rejected',
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
    intent: 'the jwt callback ignores the query',
    loses: 'the article’s GET changes nothing',
    file: 'v5/auth/index.ts',
    patch: [['session : req && Object.fromEntries(req.nextUrl.searchParams)', 'session : undefined']],
    caughtBy: ['get-response-carries-update', 'get-session-is-fresh-after-get'],
  },
  {
    id: 'v5/write-with-another-salt',
    intent: 'for the cookie that it writes, the app uses a salt other than the cookie’s name',
    loses: 'an update by an API route signs the user out',
    file: 'v5/auth/rewrite.ts',
    patch: [['secret, salt, maxAge })', `secret, salt: 'session', maxAge })`]],
    caughtBy: ['app/api-route-changes-no-other-claim', 'app/route-handler-changes-no-other-claim'],
  },
  {
    id: 'v5/pages-are-cacheable',
    intent: 'the server lets any cache store every page for a minute',
    loses: 'users see the old session, or that of another user',
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
    id: 'v5/required-ignores-base-path',
    intent: 'useSession({ required: true }) redirects to /api/auth/signin, regardless of the basePath',
    loses: 'an app with its own basePath redirects users to a page that does not exist',
    file: 'next-auth/react.js',
    patch: [
      [
        'const url = `${__NEXTAUTH.basePath}/signin?${new URLSearchParams({\n                error: "SessionRequired"',
        'const url = `/api/auth/signin?${new URLSearchParams({\n                error: "SessionRequired"',
      ],
    ],
    caughtBy: ['v5/required-follows-base-path', 'base-path/required/stays'],
  },
  {
    id: 'v5/session-user-is-from-old-token',
    intent: 'the session callback receives the name from the token of the request, as in NextAuth 4',
    loses: 'update(data) returns the old name if the jwt callback returns a copy of the token',
    file: session,
    patch: [['user: { name: token.name,', 'user: { name: payload.name,']],
    caughtBy: ['default-session/copied-token-returns-new-name'],
  },
  {
    id: 'v5/failed-sign-in-is-not-ok',
    intent: 'signIn(…, { redirect: false }) does not return ok when it returns an error',
    loses: 'nothing: NextAuth 4 does the same, and apps that check only error cannot tell the difference',
    file: 'next-auth/react.js',
    patch: [['        ok: res.ok,\n', '        ok: res.ok && !error,\n']],
    caughtBy: ['v5/failed-sign-in-returns-ok'],
  },
]

/** Faults in NextAuth 5 and in the app for NextAuth 5. */
export const v5: Mutant[] = faults.map((fault) => ({ ...fault, app: 'v5' }))
