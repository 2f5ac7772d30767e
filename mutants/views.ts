import type { Mutant } from './mutant'

const token = 'session/token.ts'
const serverSession = 'v4/auth/server-session.ts'
const provider = 'next-auth/react/index.js'
const pagesProvider = 'probe/pages/app.tsx'
const refreshButton = 'probe/refresh-button.tsx'

/** Faults that turn a verdict of the freshness table: what is fresh gets stale, what is stale gets fresh, or gets lost. */
export const views: Mutant[] = [
  {
    id: 'views/session-callback-remembers',
    intent: 'the session callback hands on what it handed on first, for each person',
    loses: 'no update shows where a session is read, though the cookie holds it',
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
      'fresh/get-query/response/at-once',
      'fresh/get-query/get-session/at-once',
      'fresh/update-data/use-session/at-once',
      'fresh/update-data/use-session-without-prop/at-once',
      'fresh/get-query/use-session-without-prop/after-reload',
      'fresh/get-query/use-session-without-prop/in-new-tab',
      'fresh/update-data/use-session-in-another-tab/at-once',
      'fresh/get-query/use-session-in-another-tab/after-reload',
      'fresh/get-query/get-session-in-another-tab/at-once',
      'fresh/get-query/get-server-side-props/at-once',
      'fresh/get-query/server-component/at-once',
      'fresh/get-query/shared-layout/at-once',
    ],
  },
  {
    id: 'views/company-of-the-person',
    intent: 'the jwt callback keeps the company that each person chose last, and puts it into each of their tokens',
    loses: 'a choice on one device moves the person on all others',
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
      'fresh/get-query/get-session-on-another-device/at-once',
      'fresh/get-query/use-session-on-another-device/after-focus',
      'fresh/get-query/use-session-on-another-device/after-reload',
    ],
  },
  {
    id: 'views/session-props-remember',
    intent: 'getServerSideProps serves the session that it saw first, for each person',
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
    intent: 'getServerSideProps reads the session with other options than the auth route',
    loses: 'what the callbacks put into the session is not in the page',
    file: 'v4/auth/session-props.ts',
    patch: [
      [
        'getServerSession(req, res, createOptions())',
        'getServerSession(req, res, { ...createOptions(), callbacks: {} })',
      ],
    ],
    caughtBy: [
      'fresh/get-query/get-server-side-props/at-once',
      'fresh/get-query/get-server-side-props/after-link',
      'fresh/get-query/get-server-side-props/after-prefetched-link',
    ],
  },
  {
    id: 'views/server-session-remembers',
    intent: 'server components and route handlers serve the session that they saw first, for each person',
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
    intent: 'server components and route handlers read the session with other options than the auth route',
    loses: 'what the callbacks put into the session is not there',
    file: serverSession,
    patch: [['getServerSession(createOptions())', 'getServerSession({ ...createOptions(), callbacks: {} })']],
    caughtBy: [
      'fresh/get-query/server-component/at-once',
      'fresh/get-query/shared-layout/at-once',
      'fresh/get-query/route-handler/at-once',
    ],
  },
  {
    id: 'views/get-server-session-remembers',
    intent: 'getServerSession gives what it gave first, for each person',
    loses: 'no update shows where the server reads the session',
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
    caughtBy: ['fresh/get-query/api-route/at-once', 'fresh/get-query/route-handler/at-once'],
  },
  {
    id: 'views/get-token-remembers',
    intent: 'getToken gives the claims that it decoded first, for each person',
    loses: 'the proxy goes by claims of long ago',
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
    caughtBy: ['fresh/api-route/proxy/at-once', 'fresh/route-handler/proxy/at-once'],
  },
  {
    id: 'views/get-token-gives-standard-claims',
    intent: 'getToken gives who the person is, and no claim of the app’s own',
    loses: 'the proxy cannot tell which company a person has chosen',
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
    caughtBy: ['fresh/get-query/proxy/at-once', 'proxy-is-fresh'],
  },
  {
    id: 'views/text-follows-use-session',
    intent: 'the text that the server has made shows the session of useSession instead, once there is one',
    loses: 'pages claim that the server knows what it has not been asked',
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
      'fresh/update-data/get-server-side-props-on-screen/at-once',
      'database/update-data/get-server-side-props-on-screen/at-once',
      'database/update-data/server-component-on-screen/at-once',
      'fresh/get-query/get-server-side-props-on-screen/after-focus',
      'fresh/update-data/get-server-side-props-on-screen/a-day-later',
      'fresh/update-data/server-component/after-prefetched-link',
      'fresh/update-data/server-component/after-client-back',
      'fresh/update-data/server-component-on-screen/at-once',
      'fresh/get-query/server-component-on-screen/after-focus',
      'fresh/update-data/server-component-on-screen/a-day-later',
      'fresh/update-data/shared-layout-on-screen/at-once',
      'fresh/get-query/shared-layout-on-screen/after-focus',
      'fresh/update-data/shared-layout-on-screen/after-link',
      'fresh/update-data/shared-layout-on-screen/after-client-back',
      'fresh/update-data/shared-layout-on-screen/a-day-later',
    ],
  },
  {
    id: 'views/refresh-asks-nothing',
    intent: 'the button counts its clicks, and does not call router.refresh()',
    loses: 'the server’s text stays old, though the person asked for a new one',
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
    ],
  },
  {
    id: 'views/refresh-updates-use-session',
    intent: 'the button calls update() along with router.refresh()',
    loses: 'that router.refresh() by itself leaves useSession as it is',
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
    id: 'views/provider-follows-its-prop',
    intent: 'the provider takes over a session prop that changes',
    loses: 'that the session prop is the first session, and nothing more',
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
    id: 'views/use-session-forgets',
    intent: 'useSession forgets the session half an hour after it got it',
    loses: 'pages show that nobody is signed in, though the cookie is good for a month',
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
      'fresh/get-query/use-session-on-another-device/at-once',
      'database/row/use-session/a-day-later',
      'database/row/use-session-on-another-device/at-once',
    ],
  },
  {
    id: 'views/pages-router-polls-not',
    intent: 'the Pages Router’s provider does not hand its refetchInterval on',
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
    intent: 'the Pages Router’s provider is told not to refetch on focus',
    loses: 'whoever comes back to a tab sees the session from before',
    file: pagesProvider,
    patch: [['refetchOnWindowFocus={refetchOnWindowFocus}', 'refetchOnWindowFocus={false}']],
    caughtBy: [
      'fresh/get-query/use-session/after-focus',
      'fresh/get-query/use-session-without-prop/after-focus',
      'fresh/get-query/use-session-in-another-tab/after-focus',
      'fresh/get-query/use-session-without-prop/after-bfcache',
    ],
  },
  {
    id: 'views/provider-of-each-page',
    intent: 'the Pages Router makes a new provider for each address',
    loses: 'that a provider, and what useSession shows, outlives a client-side navigation',
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
    id: 'views/store-hears-other-tabs',
    intent: 'the client-only store reads the local storage anew when another tab has written it',
    loses: 'that a client-only store in another tab shows what it showed',
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
      'fresh/client-store/client-store-in-another-tab/at-once',
      'fresh/client-store/client-store-in-another-tab/a-day-later',
    ],
  },
  {
    id: 'views/store-follows-use-session',
    intent: 'the client-only store takes over what useSession shows',
    loses: 'that a client-only store knows nothing of the session',
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
      'fresh/update-data/client-store/at-once',
      'fresh/get-query/client-store/after-reload',
      'fresh/get-query/client-store/in-new-tab',
      'fresh/update-data/client-store/a-day-later',
      'fresh/get-query/client-store-in-another-tab/after-reload',
    ],
  },
  {
    id: 'views/store-forgets',
    intent: 'the client-only store forgets the company half an hour after it was chosen',
    loses: 'what a person has chosen is gone while they are at lunch',
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
    caughtBy: ['fresh/client-store/client-store/a-day-later', 'fresh/get-query/client-store-on-another-device/at-once'],
  },
]
