import type { Mutant } from './mutant'

const redux = 'probe/redux-store.ts'
const page = 'probe/pages/client-stores.tsx'
const atOnce = 'probe/pages/client-stores-at-once.tsx'

const onServer = 'probe/pages/client-stores-on-server.tsx'

const inBoth = (specs: string[]) => specs.flatMap((one) => [`zustand-store-${one}`, `redux-store-${one}`])

/** Faults in the client-only stores that the article rejects: what they would be, were they otherwise. */
export const stores: Mutant[] = [
  {
    id: 'stores/redux-keeps-nothing',
    intent: 'the Redux store is not written to the local storage',
    loses: 'what a person has chosen is gone after a reload',
    file: redux,
    patch: [['store.subscribe(() => localStorage', 'if (false) store.subscribe(() => localStorage']],
    caughtBy: [
      'redux-store-stays-in-browser',
      'redux-store-is-not-in-html',
      'redux-store-is-in-new-tab',
      'redux-store-survives-sign-out',
      'redux-store-shows-next-person',
      'redux-store-read-late-agrees',
    ],
  },
  {
    id: 'stores/redux-hears-other-tabs',
    intent: 'the Redux store is read anew when another tab has written to the local storage',
    loses: 'that a client-only store in another tab shows what it showed',
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
    id: 'stores/redux-begins-with-the-session',
    intent: 'a Redux store that holds nothing takes over the company of the session',
    loses: 'that a client-only store knows nothing of the session',
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
    caughtBy: ['redux-store-is-not-on-another-device', 'redux-store-emptied-at-sign-out'],
  },
  {
    id: 'stores/redux-is-read-at-once',
    intent: 'the Redux store is read from the local storage when the page’s script is loaded',
    loses: 'the page: React throws away what the server has sent and renders anew',
    file: page,
    patch: [['const store = redux.companyStore()', 'const store = redux.companyStore(redux.keptState())']],
    caughtBy: ['redux-store-read-late-agrees'],
  },
  {
    id: 'stores/redux-is-never-read-at-once',
    intent: 'on the page that reads them at once, the Redux store is not read',
    loses: 'what a person has chosen is not there',
    file: atOnce,
    patch: [['redux.companyStore(redux.keptState())', 'redux.companyStore()']],
    caughtBy: ['redux-store-read-at-once-contradicts'],
  },
  {
    id: 'stores/redux-chooses-in-the-session',
    intent: 'who chooses a company in the Redux store chooses it in the session, too',
    loses: 'that a client-only store tells nobody',
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
    id: 'stores/zustand-chooses-in-the-session',
    intent: 'who chooses a company in the zustand store chooses it in the session, too',
    loses: 'that a client-only store tells nobody',
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
    id: 'stores/sign-out-empties-them',
    intent: 'the client-only stores are emptied at every sign-out',
    loses: 'nothing: it is what an app with such a store has to do',
    file: page,
    patch: [
      [
        `  'sign-out': () => signOut({ redirect: false }),`,
        `  'sign-out': async () => {
    useCompanyStore.setState({ company: null })
    store.dispatch(redux.forget())
    return signOut({ redirect: false })
  },`,
      ],
    ],
    caughtBy: inBoth(['survives-sign-out', 'shows-next-person']),
  },
  {
    id: 'stores/zustand-is-not-emptied',
    intent: 'where an app empties its client-only stores at the sign-out, that of zustand is forgotten',
    loses: 'the next person sees what the one before has chosen',
    file: page,
    patch: [['    useCompanyStore.setState({ company: null })\n', '']],
    caughtBy: ['zustand-store-emptied-at-sign-out'],
  },
  {
    id: 'stores/redux-is-not-emptied',
    intent: 'where an app empties its client-only stores at the sign-out, that of Redux is forgotten',
    loses: 'the next person sees what the one before has chosen',
    file: page,
    patch: [['    store.dispatch(redux.forget())\n', '']],
    caughtBy: ['redux-store-emptied-at-sign-out'],
  },
  {
    id: 'stores/zustand-is-shown-at-the-first-render',
    intent: 'the zustand store’s own first render shows what is kept in the local storage',
    loses: 'the page: React throws away what the server has sent and renders anew',
    file: 'probe/client-views.tsx',
    patch: [
      [
        'const company = useCompanyStore((store) => store.company)',
        `const held = useCompanyStore((store) => store.company)
  const kept = typeof window === 'undefined' ? null : localStorage.getItem('company-store')
  const company = held ?? (kept ? (JSON.parse(kept) as { state: { company: unknown } }).state.company : null)`,
      ],
    ],
    caughtBy: ['zustand-store-read-late-agrees'],
  },
  {
    id: 'stores/zustand-is-read-past-its-hook',
    intent: 'on the page that reads them at once, the zustand store is read without its hook',
    loses: 'the page: React throws away what the server has sent and renders anew',
    file: atOnce,
    patch: [['useCompanyStoreAtOnce((state) => state.company)', 'useCompanyStoreAtOnce.getState().company']],
    caughtBy: ['zustand-store-read-at-once-agrees'],
  },
  {
    id: 'stores/redux-renders-the-whole-page',
    intent: 'the whole page is rendered at each change of the Redux store',
    loses: 'that a change of the store costs nothing else',
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
    caughtBy: ['redux-store-leaves-use-session-alone'],
  },
  {
    id: 'stores/server-fills-a-store-of-its-own',
    intent: 'the store that the server fills for a person is thrown away before the next one comes',
    loses: 'nothing: what one person has chosen is not in the page of another',
    file: onServer,
    patch: [
      [
        '    if (seen?.company) store.dispatch',
        '    store.dispatch(redux.forget())\n    if (seen?.company) store.dispatch',
      ],
    ],
    caughtBy: ['redux-store-of-module-leaks-on-server'],
  },
  {
    id: 'stores/store-of-request-remembers',
    intent: 'the store that is made for each request begins with what the last one held',
    loses: 'that what one person has chosen is not in the page of another',
    file: onServer,
    patch: [
      [
        '  const [own] = useState(() => redux.companyStore({ company: seen?.company ?? null }))\n',
        `  if (seen?.company) store.dispatch(redux.choose(seen.company))
  const [own] = useState(() => redux.companyStore(store.getState()))
`,
      ],
    ],
    caughtBy: ['redux-store-of-request-is-ones-own'],
  },
]
