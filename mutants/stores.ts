import type { Mutant } from './mutant'

const redux = 'probe/redux-store.ts'
const page = 'probe/pages/client-stores.tsx'
const immediate = 'probe/pages/client-stores-immediately.tsx'

const onServer = 'probe/pages/client-stores-on-server.tsx'

const inBothStores = (specs: string[]) => specs.flatMap((spec) => [`zustand-store-${spec}`, `redux-store-${spec}`])

/** Faults in the client-only stores that the article rejects: each changes what the specs state about such a store. */
export const stores: Mutant[] = [
  {
    id: 'stores/redux-is-not-persisted',
    intent: 'the Redux store is not written to localStorage',
    loses: 'the user’s choice is lost after a reload',
    file: redux,
    patch: [['store.subscribe(() => localStorage', 'if (false) store.subscribe(() => localStorage']],
    caughtBy: [
      'redux-store-stays-in-browser',
      'redux-store-is-not-in-html',
      'redux-store-is-in-new-tab',
      'redux-store-survives-sign-out',
      'redux-store-shows-next-user',
      'redux-store-read-late-hydrates',
    ],
  },
  {
    id: 'stores/redux-follows-other-tabs',
    intent: 'the Redux store rereads localStorage when another tab has written to it',
    loses: 'a client-only store in another tab no longer stays stale',
    file: page,
    patch: [
      [
        `  useEffect(() => {
    const kept = redux.keptState()
    if (kept) dispatch(redux.remember(kept))
  }, [dispatch])`,
        `  useEffect(() => {
    const read = () => {
      const kept = redux.keptState()
      if (kept) dispatch(redux.remember(kept))
    }
    window.addEventListener('storage', read)
    read()
  }, [dispatch])`,
      ],
    ],
    caughtBy: ['redux-store-in-another-tab-waits-for-reload'],
  },
  {
    id: 'stores/redux-starts-with-session',
    intent: 'an empty Redux store takes the company from the session',
    loses: 'a client-only store is no longer independent of the session',
    file: page,
    patch: [
      [`import { signOut } from 'next-auth/react'`, `import { signOut, useSession } from 'next-auth/react'`],
      [
        `  useEffect(() => {
    const kept = redux.keptState()
    if (kept) dispatch(redux.remember(kept))
  }, [dispatch])`,
        `  const { data } = useSession()
  useEffect(() => {
    const kept = redux.keptState()
    if (kept?.company) dispatch(redux.remember(kept))
    else if (data?.company) dispatch(redux.choose(data.company))
  }, [dispatch, data])`,
      ],
    ],
    caughtBy: ['redux-store-is-not-on-another-device', 'redux-store-cleared-on-sign-out'],
  },
  {
    id: 'stores/redux-is-read-immediately',
    intent: 'the Redux store is read from localStorage when the page’s script loads',
    loses: 'React discards the server-rendered HTML and re-renders the page',
    file: page,
    patch: [['const store = redux.companyStore()', 'const store = redux.companyStore(redux.keptState())']],
    caughtBy: ['redux-store-read-late-hydrates'],
  },
  {
    id: 'stores/redux-is-never-read-immediately',
    intent: 'the page that reads the stores immediately does not read the Redux store',
    loses: 'the user’s choice is missing',
    file: immediate,
    patch: [['redux.companyStore(redux.keptState())', 'redux.companyStore()']],
    caughtBy: ['redux-store-read-immediately-mismatches'],
  },
  {
    id: 'stores/redux-also-updates-session',
    intent: 'choosing a company in the Redux store also changes the company in the session',
    loses: 'a client-only store no longer leaves the session unchanged',
    file: page,
    patch: [
      [
        `  'redux-store': (data) => Promise`,
        `  'redux-store': async (data) => (await fetch('/api/auth/session?companyId=' + String(data.id)), Promise`,
      ],
      ['data as { id: string; name: string }))),', 'data as { id: string; name: string })))),'],
    ],
    caughtBy: ['redux-store-stays-in-browser', 'redux-store-opens-no-page'],
  },
  {
    id: 'stores/redux-is-sent-to-server',
    intent: 'when a page loads, it sends the company in the Redux store to the server',
    loses: 'a client-only store no longer stays in the browser',
    file: page,
    patch: [
      [
        `    if (kept) dispatch(redux.remember(kept))
`,
        `    if (kept) dispatch(redux.remember(kept))
    if (kept?.company) void fetch('/api/auth/providers?company=' + kept.company.id)
`,
      ],
    ],
    caughtBy: ['redux-store-stays-in-browser'],
  },
  {
    id: 'stores/zustand-also-updates-session',
    intent: 'choosing a company in the zustand store also changes the company in the session',
    loses: 'a client-only store no longer leaves the session unchanged',
    file: 'probe/update-form.tsx',
    patch: [
      [
        `    'client-store': (data) => Promise`,
        `    'client-store': async (data) => (await fetch('/api/auth/session?companyId=' + String(data.id)), Promise`,
      ],
      ['.choose(data as { id: string; name: string })),', '.choose(data as { id: string; name: string }))),'],
    ],
    caughtBy: ['zustand-store-opens-no-page', 'client-store-stays-in-browser'],
  },
  {
    id: 'stores/zustand-is-sent-to-server',
    intent: 'when a page loads, it sends the company in the Zustand store to the server',
    loses: 'a client-only store no longer stays in the browser',
    file: 'probe/client-views.tsx',
    patch: [
      [
        `  useEffect(() => void useCompanyStore.persist.rehydrate(), [])
`,
        `  useEffect(() => {
    void useCompanyStore.persist.rehydrate()
    const kept = useCompanyStore.getState().company
    if (kept) void fetch('/api/auth/providers?company=' + kept.id)
  }, [])
`,
      ],
    ],
    caughtBy: ['client-store-stays-in-browser'],
  },
  {
    id: 'stores/sign-out-clears-stores',
    intent: 'every sign-out clears the client-only stores',
    loses: 'nothing: an app with such a store has to do this',
    file: page,
    patch: [
      [
        'const morePaths: Record<string, UpdatePath> = {\n',
        `const morePaths: Record<string, UpdatePath> = {
  'sign-out': async () => {
    useCompanyStore.setState({ company: null })
    store.dispatch(redux.forget())
    return signOut({ redirect: false })
  },`,
      ],
    ],
    caughtBy: inBothStores(['survives-sign-out', 'shows-next-user']),
  },
  {
    id: 'stores/zustand-is-not-cleared',
    intent: 'the sign-out that clears the client-only stores leaves out the zustand store',
    loses: 'the next user sees what the previous one chose',
    file: page,
    patch: [['    useCompanyStore.setState({ company: null })\n', '']],
    caughtBy: ['zustand-store-cleared-on-sign-out'],
  },
  {
    id: 'stores/redux-is-not-cleared',
    intent: 'the sign-out that clears the client-only stores leaves out the Redux store',
    loses: 'the next user sees what the previous one chose',
    file: page,
    patch: [['    store.dispatch(redux.forget())\n', '']],
    caughtBy: ['redux-store-cleared-on-sign-out'],
  },
  {
    id: 'stores/zustand-shows-storage-on-first-render',
    intent: 'the first render of the zustand store already shows what localStorage contains',
    loses: 'React discards the server-rendered HTML and re-renders the page',
    file: 'probe/client-views.tsx',
    patch: [
      [
        'const company = useCompanyStore((store) => store.company)',
        `const held = useCompanyStore((store) => store.company)
  const kept = typeof window === 'undefined' ? null : localStorage.getItem('company-store')
  const company = held ?? (kept ? (JSON.parse(kept) as { state: { company: unknown } }).state.company : null)`,
      ],
    ],
    caughtBy: ['zustand-store-read-late-hydrates'],
  },
  {
    id: 'stores/zustand-is-read-without-hook',
    intent: 'the page that reads the stores immediately reads the zustand store without its hook',
    loses: 'React discards the server-rendered HTML and re-renders the page',
    file: immediate,
    patch: [['useCompanyStoreAtOnce((state) => state.company)', 'useCompanyStoreAtOnce.getState().company']],
    caughtBy: ['zustand-store-read-immediately-hydrates'],
  },
  {
    id: 'stores/redux-renders-whole-page',
    intent: 'every change to the Redux store re-renders the whole page',
    loses: 'a change to the store no longer leaves the rest of the page alone',
    file: page,
    patch: [
      [`import { useEffect } from 'react'`, `import { useEffect, useState } from 'react'`],
      [
        `export function ClientStores({ seen }: { seen: unknown }) {
`,
        `export function ClientStores({ seen }: { seen: unknown }) {
  const [, render] = useState(0)
  useEffect(() => store.subscribe(() => render((count) => count + 1)), [])
`,
      ],
    ],
    caughtBy: ['redux-store-does-not-change-use-session'],
  },
  {
    id: 'stores/server-clears-store-per-request',
    intent: 'the store that the server fills for one user is cleared before it is filled for the next',
    loses: 'nothing: the page of one user no longer shows what another user chose',
    file: onServer,
    patch: [
      [
        '    if (seen?.company) store.dispatch',
        '    store.dispatch(redux.forget())\n    if (seen?.company) store.dispatch',
      ],
    ],
    caughtBy: ['module-redux-store-leaks-on-server'],
  },
  {
    id: 'stores/request-store-keeps-previous-state',
    intent: 'the store that is created for each request starts with the state of the previous one',
    loses: 'the page of one user shows what another user chose',
    file: onServer,
    patch: [
      [
        '  const [own] = useState(() => redux.companyStore({ company: seen?.company ?? null }))\n',
        `  if (seen?.company) store.dispatch(redux.choose(seen.company))
  const [own] = useState(() => redux.companyStore(store.getState()))
`,
      ],
    ],
    caughtBy: ['request-redux-store-stays-with-its-user'],
  },
]
