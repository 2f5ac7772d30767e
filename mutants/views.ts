import type { Mutant } from './mutant'

const token = 'session/token.ts'
const serverSession = 'v4/auth/server-session.ts'
const provider = 'next-auth/react/index.js'
const pagesProvider = 'probe/pages/app.tsx'
const refreshButton = 'probe/refresh-button.tsx'

/** Faults that change a verdict of the freshness table: fresh becomes stale, stale becomes fresh, or the session is lost. */
export const views: Mutant[] = [
  {
    id: 'views/session-callback-caches',
    intent: 'the session callback always returns the session that it returned first for each user',
    loses: 'wherever a session is read, no update is visible, although the cookie contains it',
    file: token,
    patch: [
      [
        'export function relayed<Session>',
        `const relayedFirst = ((globalThis as { relayedFirst?: Map<string, object> }).relayedFirst ??= new Map<string, object>())

export function relayed<Session>`,
      ],
      [
        '  return Object.assign(session as object, { user, company, preferences })',
        `  const first = relayedFirst.get(user.id) ?? { user, company, preferences }
  relayedFirst.set(user.id, first)
  return Object.assign(session as object, first)`,
      ],
    ],
    caughtBy: [
      'fresh/get-query/response/immediately',
      'fresh/get-query/get-session/immediately',
      'fresh/update-data/use-session/immediately',
      'fresh/update-data/use-session-without-prop/immediately',
      'fresh/get-query/use-session-without-prop/after-reload',
      'fresh/get-query/use-session-without-prop/in-new-tab',
      'fresh/update-data/use-session-in-another-tab/immediately',
      'fresh/get-query/use-session-in-another-tab/after-reload',
      'fresh/get-query/get-session-in-another-tab/immediately',
      'fresh/get-query/get-server-side-props/immediately',
      'fresh/get-query/server-component/immediately',
      'fresh/get-query/shared-layout/immediately',
    ],
  },
  {
    id: 'views/company-shared-across-devices',
    intent: 'the jwt callback remembers the company that each user chose last and puts it into each of their tokens',
    loses: 'a choice on one device changes the company on all other devices',
    file: token,
    patch: [
      [
        'export async function changed<Token',
        `const chosen = ((globalThis as { chosen?: Map<string, Claims['company']> }).chosen ??= new Map<string, Claims['company']>())

export async function changed<Token`,
      ],
      [
        `    if (company) token.company = company
  }`,
        `    if (company) chosen.set(token.user.id, company)
  }
  token.company = chosen.get(token.user.id) ?? token.company`,
      ],
    ],
    caughtBy: [
      'fresh/get-query/get-session-on-another-device/immediately',
      'fresh/get-query/use-session-on-another-device/after-focus',
      'fresh/get-query/use-session-on-another-device/after-reload',
    ],
  },
  {
    id: 'views/session-props-cache',
    intent: 'getServerSideProps always returns the session that it read first for each user',
    loses: 'no reload shows an update',
    file: 'session/props.ts',
    patch: [
      [
        '/** View: `getServerSideProps`. */',
        `const seenFirst = ((globalThis as { seenFirst?: Map<string, Session> }).seenFirst ??= new Map<string, Session>())
function first(now: Session | null): Session | null {
  if (!now) return now
  if (!seenFirst.has(now.user.id)) seenFirst.set(now.user.id, now)
  return seenFirst.get(now.user.id) ?? now
}

/** View: \`getServerSideProps\`. */`,
      ],
      ['const session = plain(await read(context))', 'const session = first(plain(await read(context)))'],
    ],
    caughtBy: [
      'fresh/get-query/get-server-side-props/after-client-back',
      'fresh/get-query/get-server-side-props/after-reload',
      'fresh/get-query/get-server-side-props/in-new-tab',
      'fresh/get-query/get-server-side-props-on-screen/after-bfcache',
      'fresh/get-query/use-session/after-bfcache',
      'fresh/get-query/use-session/after-reload',
      'fresh/get-query/use-session/in-new-tab',
    ],
  },
  {
    id: 'views/session-props-without-callbacks',
    intent: 'getServerSideProps reads the session with different options from the auth route’s',
    loses: 'what the callbacks add to the session is missing from the page',
    file: 'v4/auth/session-props.ts',
    patch: [
      [
        'getServerSession(withoutStrayCookies(req), withoutSessionCookie(res), createOptions())',
        'getServerSession(withoutStrayCookies(req), withoutSessionCookie(res), { ...createOptions(), callbacks: {} })',
      ],
    ],
    caughtBy: [
      'fresh/get-query/get-server-side-props/immediately',
      'fresh/get-query/get-server-side-props/after-link',
      'fresh/get-query/get-server-side-props/after-prefetched-link',
    ],
  },
  {
    id: 'views/server-session-caches',
    intent: 'server components and route handlers always use the session that they read first for each user',
    loses: 'no reload and no router.refresh() shows an update',
    file: serverSession,
    patch: [
      [
        'export const serverSession = () => getServerSession(createOptions())',
        `type Session = nextAuth.Session
const servedFirst = ((globalThis as { servedFirst?: Map<string, Session> }).servedFirst ??= new Map<string, Session>())
export const serverSession = async () => {
  const now = await getServerSession(createOptions())
  if (!now) return now
  if (!servedFirst.has(now.user.id)) servedFirst.set(now.user.id, now)
  return servedFirst.get(now.user.id) ?? now
}`,
      ],
    ],
    caughtBy: [
      'fresh/get-query/server-component/after-link',
      'fresh/get-query/server-component/after-reload',
      'fresh/get-query/server-component/in-new-tab',
      'fresh/get-query/server-component-on-screen/after-bfcache',
      'fresh/get-query/shared-layout/after-reload',
      'fresh/get-query/shared-layout/in-new-tab',
    ],
  },
  {
    id: 'views/server-session-without-callbacks',
    intent: 'server components and route handlers read the session with different options from the auth route’s',
    loses: 'what the callbacks add to the session is missing there',
    file: serverSession,
    patch: [['getServerSession(createOptions())', 'getServerSession({ ...createOptions(), callbacks: {} })']],
    caughtBy: [
      'fresh/get-query/server-component/immediately',
      'fresh/get-query/shared-layout/immediately',
      'fresh/get-query/route-handler/immediately',
      'sign-in/client/server-component/immediately',
      'sign-in/client/route-handler/immediately',
    ],
  },
  {
    id: 'views/get-server-session-caches',
    intent: 'getServerSession always returns what it returned first for each user',
    loses: 'wherever the server reads the session, no update is visible',
    file: 'next-auth/next/index.js',
    patch: [
      [
        `      if (isRSC) delete body.expires;
      return body;`,
        `      if (isRSC) delete body.expires;
      const givenFirst = globalThis.givenFirst ??= new Map();
      if (!givenFirst.has(body.user.id)) givenFirst.set(body.user.id, body);
      return givenFirst.get(body.user.id);`,
      ],
    ],
    caughtBy: ['fresh/get-query/api-route/immediately', 'fresh/get-query/route-handler/immediately'],
  },
  {
    id: 'views/get-token-caches',
    intent: 'getToken always returns the claims that it decoded first for each user',
    loses: 'the proxy relies on outdated claims',
    file: 'next-auth/jwt/index.js',
    patch: [
      [
        `    return await _decode({
      token,
      secret
    });`,
        `    const decoded = await _decode({ token, secret });
    const decodedFirst = globalThis.decodedFirst ??= new Map();
    if (!decodedFirst.has(decoded.sub)) decodedFirst.set(decoded.sub, decoded);
    return decodedFirst.get(decoded.sub);`,
      ],
    ],
    caughtBy: [
      'fresh/api-route/proxy/immediately',
      'fresh/api-route/with-auth/immediately',
      'fresh/route-handler/proxy/immediately',
      'fresh/route-handler/with-auth/immediately',
    ],
  },
  {
    id: 'views/get-token-returns-standard-claims',
    intent: 'getToken returns only sub and email and none of the app’s own claims',
    loses: 'the proxy cannot tell which company a user has chosen',
    file: 'next-auth/jwt/index.js',
    patch: [
      [
        `    return await _decode({
      token,
      secret
    });`,
        `    const { sub, email } = await _decode({ token, secret });
    return { sub, email };`,
      ],
    ],
    caughtBy: [
      'fresh/get-query/proxy/immediately',
      'proxy-is-fresh',
      'sign-in/client/proxy/immediately',
      'throwing-callback/proxy-shows-claims',
      'throwing-callback/proxy-keeps-last',
    ],
  },
  {
    id: 'views/text-follows-use-session',
    intent: 'once useSession has a session, server-rendered text shows that session instead of its own',
    loses: 'pages present something as known to the server, although the server was never asked for it',
    file: 'probe/session-inspector.tsx',
    patch: [
      [`import { useLayoutEffect`, `import { useSession } from 'next-auth/react'\nimport { useLayoutEffect`],
      [
        'export function SessionInspector({ view, session, status }: SessionInspectorProps) {',
        `export function SessionInspector({ view, session: given, status }: SessionInspectorProps) {
  const { data } = useSession()
  const session = data && /^(server-component|shared-layout|get-server-side-props)$/.test(view) ? data : given`,
      ],
    ],
    caughtBy: [
      'fresh/update-data/get-server-side-props-on-screen/immediately',
      'database/update-data/get-server-side-props-on-screen/immediately',
      'database/update-data/server-component-on-screen/immediately',
      'fresh/get-query/get-server-side-props-on-screen/after-focus',
      'fresh/update-data/get-server-side-props-on-screen/a-day-later',
      'fresh/update-data/server-component/after-prefetched-link',
      'fresh/update-data/server-component/after-client-back',
      'fresh/update-data/server-component-on-screen/immediately',
      'fresh/get-query/server-component-on-screen/after-focus',
      'fresh/update-data/server-component-on-screen/a-day-later',
      'fresh/update-data/shared-layout-on-screen/immediately',
      'fresh/get-query/shared-layout-on-screen/after-focus',
      'fresh/update-data/shared-layout-on-screen/after-link',
      'fresh/update-data/shared-layout-on-screen/after-client-back',
      'fresh/update-data/shared-layout-on-screen/a-day-later',
      'sign-in/client/get-server-side-props-on-screen/immediately',
      'sign-in/client/server-component-on-screen/immediately',
      'sign-in/client/shared-layout-on-screen/immediately',
    ],
  },
  {
    id: 'views/server-session-outlives-sign-out',
    intent: 'without a session, server components and route handlers show the session that they read last',
    loses: 'a user who has signed out still sees their data, and so does the next visitor',
    file: serverSession,
    patch: [
      [
        'export const serverSession = () => getServerSession(createOptions())',
        `let last: nextAuth.Session | null = null

export async function serverSession() {
  last = (await getServerSession(createOptions())) ?? last
  return last
}`,
      ],
    ],
    caughtBy: [
      'sign-out/client-redirect/server-component-on-screen/after-bfcache',
      'sign-out/cookie-deleted/server-component-on-screen/after-router-refresh',
    ],
  },
  {
    id: 'views/get-server-session-outlives-sign-out',
    intent: 'without a session, getServerSession returns the session that it returned last',
    loses: 'a user who has signed out is still signed in wherever the server reads the session',
    file: 'next-auth/next/index.js',
    patch: [
      [
        `      if (isRSC) delete body.expires;
      return body;
    }
    throw new Error(body.message);
  }
  return null;`,
        `      if (isRSC) delete body.expires;
      globalThis.lastRead = body;
      return body;
    }
    throw new Error(body.message);
  }
  return globalThis.lastRead ?? null;`,
      ],
    ],
    caughtBy: [
      'sign-out/client/api-route/immediately',
      'sign-out/client-redirect/get-server-side-props-on-screen/after-bfcache',
    ],
  },
  {
    id: 'views/session-route-outlives-sign-out',
    intent: 'without a cookie, the session route returns the session that it returned last',
    loses: 'useSession and getSession() show a user who has signed out',
    file: 'next-auth/core/routes/session.js',
    patch: [
      [
        '  if (!sessionToken) return response;\n',
        '  if (!sessionToken) return { ...response, body: globalThis.lastSession ?? {} };\n',
      ],
      ['      response.body = updatedSession;\n', '      response.body = globalThis.lastSession = updatedSession;\n'],
    ],
    caughtBy: [
      'sign-out/client/session-route/immediately',
      'sign-out/client/get-session/immediately',
      'sign-out/client/use-session/immediately',
      'sign-out/client/use-session/after-bfcache',
      'sign-out/client-redirect/use-session-without-prop/immediately',
      'sign-out/cookie-deleted/use-session/after-focus',
    ],
  },
  {
    id: 'views/refresh-does-nothing',
    intent: 'the button counts its clicks but does not call router.refresh()',
    loses: 'the server-rendered text stays stale, although the user requested a refresh',
    file: refreshButton,
    patch: [
      [
        `      router.refresh()
      setRefreshes`,
        `      setRefreshes`,
      ],
    ],
    caughtBy: [
      'fresh/get-query/server-component-on-screen/after-router-refresh',
      'fresh/get-query/shared-layout-on-screen/after-router-refresh',
      'sign-out/cookie-deleted/server-component-on-screen/after-router-refresh',
      'sign-in/client/server-component-on-screen/after-router-refresh',
    ],
  },
  {
    id: 'views/refresh-updates-use-session',
    intent: 'the button calls update() together with router.refresh()',
    loses: 'router.refresh() no longer leaves useSession unchanged',
    file: refreshButton,
    patch: [
      [`import { useRouter }`, `import { useSession } from 'next-auth/react'\nimport { useRouter }`],
      [
        `  const router = useRouter()
`,
        `  const router = useRouter()
  const { update } = useSession()
`,
      ],
      [
        `      router.refresh()
      setRefreshes`,
        `      void update()
      router.refresh()
      setRefreshes`,
      ],
    ],
    caughtBy: [
      'fresh/get-query/use-session/after-router-refresh',
      'fresh/get-query/use-session-without-prop/after-router-refresh',
    ],
  },
  {
    id: 'views/get-query-refetches',
    intent: 'after its GET with a query, the page refetches the session, as when the user returns to the tab',
    loses: 'useSession no longer keeps the old session after a GET with a query',
    file: 'probe/update-form.tsx',
    patch: [
      [
        `      return response.json()
`,
        `      const session: unknown = await response.json()
      document.dispatchEvent(new Event('visibilitychange'))
      return session
`,
      ],
    ],
    caughtBy: [
      'use-session-waits-for-reload',
      'use-session-catches-up-on-focus',
      'use-session-catches-up-on-poll',
      'use-session-catches-up-on-empty-update',
    ],
  },
  {
    id: 'views/html-shows-no-session',
    intent: 'the HTML from the server shows no session: it appears only after hydration',
    loses: 'pages flicker when they load',
    file: 'probe/session-inspector.tsx',
    patch: [
      [
        '{JSON.stringify(session ?? null, null, 2)}',
        `{typeof window === 'undefined' ? 'null' : JSON.stringify(session ?? null, null, 2)}`,
      ],
    ],
    caughtBy: ['session-prop-shows-immediately'],
  },
  {
    id: 'views/provider-follows-session-prop',
    intent: 'the provider applies a session prop that changes',
    loses: 'the session prop is no longer only the initial session',
    file: provider,
    patch: [
      [
        '  var isOnline = useOnline();\n',
        `  React.useEffect(function () {
    if (hasInitialSession) setSession(props.session);
  }, [props.session]);
  var isOnline = useOnline();
`,
      ],
    ],
    caughtBy: ['fresh/get-query/use-session/after-router-refresh', 'fresh/get-query/use-session/after-client-back'],
  },
  {
    id: 'views/use-session-drops-session',
    intent: 'useSession drops the session half an hour after receiving it',
    loses: 'pages show the user as signed out, although the cookie is valid for a month',
    file: provider,
    patch: [
      [
        '  var isOnline = useOnline();\n',
        `  React.useEffect(function () {
    var timer = setTimeout(function () {
      return setSession(null);
    }, 30 * 60 * 1000);
    return function () {
      return clearTimeout(timer);
    };
  }, [session]);
  var isOnline = useOnline();
`,
      ],
    ],
    caughtBy: [
      'fresh/get-query/use-session/a-day-later',
      'fresh/get-query/use-session-without-prop/a-day-later',
      'fresh/get-query/use-session-in-another-tab/a-day-later',
      'fresh/get-query/use-session-on-another-device/immediately',
      'database/row/use-session/a-day-later',
      'database/row/use-session-on-another-device/immediately',
      'sign-out/cookie-deleted/use-session/a-day-later',
      'sign-out/cookie-deleted/use-session-in-another-tab/immediately',
    ],
  },
  {
    id: 'views/pages-router-does-not-poll',
    intent: 'in the Pages Router, the app does not pass refetchInterval to SessionProvider',
    loses: 'a page that polls never catches up by itself',
    file: pagesProvider,
    patch: [['      refetchInterval={refetchInterval}\n', '']],
    caughtBy: [
      'fresh/get-query/use-session/after-poll',
      'fresh/get-query/use-session-without-prop/after-poll',
      'fresh/get-query/use-session-in-another-tab/after-poll',
    ],
  },
  {
    id: 'views/pages-router-ignores-focus',
    intent: 'in the Pages Router, the app turns refetchOnWindowFocus off',
    loses: 'users who return to a tab see the old session',
    file: pagesProvider,
    patch: [['refetchOnWindowFocus={refetchOnWindowFocus}', 'refetchOnWindowFocus={false}']],
    caughtBy: [
      'fresh/get-query/use-session/after-focus',
      'fresh/get-query/use-session-without-prop/after-focus',
      'fresh/get-query/use-session-in-another-tab/after-focus',
      'fresh/get-query/use-session-without-prop/after-bfcache',
      'sign-out/cookie-deleted/use-session/after-focus',
    ],
  },
  {
    id: 'views/provider-remounts-on-navigation',
    intent: 'the Pages Router mounts a new provider for each URL',
    loses: 'a provider, and what useSession shows, no longer survives a client-side navigation',
    file: pagesProvider,
    patch: [
      ['export function App({ Component, pageProps', 'export function App({ Component, router, pageProps'],
      ['key={area}', 'key={router.asPath}'],
    ],
    caughtBy: [
      'fresh/get-query/use-session/after-link',
      'fresh/get-query/use-session/after-client-back',
      'fresh/get-query/use-session-without-prop/after-link',
      'fresh/get-query/use-session-without-prop/after-client-back',
    ],
  },
  {
    id: 'views/store-follows-other-tabs',
    intent: 'the client-only store rereads localStorage when another tab has written to it',
    loses: 'a client-only store in another tab no longer stays stale',
    file: 'probe/client-views.tsx',
    patch: [
      [
        `  useEffect(() => void useCompanyStore.persist.rehydrate(), [])
`,
        `  useEffect(() => {
    const read = () => void useCompanyStore.persist.rehydrate()
    window.addEventListener('storage', read)
    read()
  }, [])
`,
      ],
    ],
    caughtBy: [
      'fresh/client-store/client-store-in-another-tab/immediately',
      'fresh/client-store/client-store-in-another-tab/a-day-later',
    ],
  },
  {
    id: 'views/store-follows-use-session',
    intent: 'the client-only store adopts the company that useSession shows',
    loses: 'a client-only store is no longer independent of the session',
    file: 'probe/client-views.tsx',
    patch: [
      [
        `  useEffect(() => void useCompanyStore.persist.rehydrate(), [])
`,
        `  useEffect(() => void useCompanyStore.persist.rehydrate(), [])
  const { data } = useSession()
  useEffect(() => {
    if (data?.company) useCompanyStore.getState().choose(data.company)
  }, [data])
`,
      ],
    ],
    caughtBy: [
      'fresh/update-data/client-store/immediately',
      'fresh/get-query/client-store/after-reload',
      'fresh/get-query/client-store/in-new-tab',
      'fresh/update-data/client-store/a-day-later',
      'fresh/get-query/client-store-in-another-tab/after-reload',
    ],
  },
  {
    id: 'views/store-drops-company',
    intent: 'the client-only store drops the company half an hour after it was chosen',
    loses: 'the user’s choice is lost during a lunch break',
    file: 'probe/company-store.ts',
    patch: [
      [
        'choose: (company) => set({ company })',
        `choose: (company) => {
      set({ company })
      setTimeout(() => set({ company: null }), 30 * 60 * 1000)
    }`,
      ],
    ],
    caughtBy: [
      'fresh/client-store/client-store/a-day-later',
      'fresh/get-query/client-store-on-another-device/immediately',
    ],
  },
]
