import type { Mutant } from './mutant'

const guard = 'session/guard.ts'
const views = 'probe/guarded-views.tsx'

/** Faults in the guarded pages: in what the proxy decides, in the links to them, and in what a page does after a sign-in. */
export const guards: Mutant[] = [
  {
    id: 'guards/visitors-are-let-in',
    intent: 'the proxy lets visitors open the guarded pages',
    loses: 'everybody can open every page',
    file: guard,
    patch: [
      [
        "  return place === 'entrance'\n    ? null\n",
        "  return place === 'entrance' || place === 'guarded'\n    ? null\n",
      ],
    ],
    caughtBy: [
      'guarded/sign-out/app-router/default',
      'guarded/sign-out/app-router/none',
      'guarded/sign-out/app-router/full-after-router-refresh',
      'guarded/sign-out/app-router/full-after-five-minutes',
      'guarded/sign-out/pages-router/default',
      'guarded/soft-navigation/rendered',
      'guarded/soft-navigation/after-router-refresh',
      'guarded/reload',
      'guarded/client-back/app-router/after-router-refresh',
      'guarded/client-back/pages-router/rendered',
      'guarded/browser-back/rendered',
      'guarded/browser-back-with-bfcache/rendered',
    ],
  },
  {
    id: 'guards/users-are-locked-out',
    intent: 'the proxy treats signed-in users as visitors',
    loses: 'nobody can open the guarded pages: after signing in, users are at the entrance again',
    file: guard,
    patch: [
      [
        "  if (isSignedIn) return place === 'entrance'",
        "  if (isSignedIn && place === 'nowhere') return place === 'entrance'",
      ],
    ],
    caughtBy: [
      'guarded/sign-in/app-router/none',
      'guarded/sign-in/app-router/after-five-minutes',
      'guarded/sign-in/app-router/after-reload',
      'guarded/sign-in/app-router/after-router-refresh',
      'guarded/sign-in/pages-router/after-reload',
      'guarded/flow/nextauth-page',
      'guarded/flow/app-router/own-page',
      'guarded/flow/pages-router/own-page',
    ],
  },
  {
    id: 'guards/users-stay-at-entrance',
    intent: 'the proxy lets signed-in users open the entrance',
    loses: 'users are asked to sign in again; but there is no endless redirect',
    file: guard,
    patch: [["return place === 'entrance' ? `/${router}/guarded/one` : null", 'return null']],
    caughtBy: [
      'guarded/sign-in/pages-router/on-hover',
      'guarded/sign-in/pages-router/a-day-later',
      'guarded/sign-in/pages-router/endless-redirect',
      'guarded/sign-out/app-router/entrance',
    ],
  },
  {
    id: 'guards/links-load-documents',
    intent: 'a link loads the document instead of navigating client-side',
    loses: 'fast navigation; but no page that was prefetched before a change is used after it',
    file: 'probe/prefetching-link.tsx',
    patch: [
      [
        '<Link href={href} prefetch={prefetchOf[prefetching]}>',
        '<Link href={href} prefetch={prefetchOf[prefetching]} onClick={(event) => { event.preventDefault(); location.assign(href) }}>',
      ],
      [
        'onMouseEnter={() => setHovered(true)}>',
        'onMouseEnter={() => setHovered(true)} onClick={(event) => { event.preventDefault(); location.assign(href) }}>',
      ],
    ],
    caughtBy: [
      'guarded/sign-in/app-router/default',
      'guarded/sign-in/app-router/full',
      'guarded/sign-in/app-router/on-hover',
      'guarded/sign-in/app-router/cookie',
      'guarded/sign-in/app-router/after-four-minutes',
      'guarded/sign-in/app-router/open-entrance-after-router-refresh',
      'guarded/sign-out/app-router/prerendered',
      'guarded/sign-out/app-router/full',
      'guarded/sign-out/app-router/cookie',
      'guarded/sign-out/pages-router/prerendered',
    ],
  },
  {
    id: 'guards/router-push-loads-a-document',
    intent: 'after signing in, the page loads the next document instead of calling router.push()',
    loses: 'a fast navigation; but users reach the page that they wanted',
    file: views,
    patch: [['router.push(path as string)', 'location.assign(path as string)']],
    caughtBy: ['guarded/flow/app-router/router-push', 'guarded/flow/pages-router/router-push'],
  },
  {
    id: 'guards/back-reloads',
    intent: 'a page that the user goes back to is loaded again, unless the browser loads it itself',
    loses: 'a fast back button; but after signing out, the user is asked to sign in',
    file: views,
    patch: [
      [
        "import { useRouter } from 'next/navigation'\n",
        "import { useRouter } from 'next/navigation'\nimport { useEffect } from 'react'\n",
      ],
      [
        '  const router = useRouter()\n',
        `  const router = useRouter()
  useEffect(() => {
    window.addEventListener('popstate', () => location.reload())
    window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  }, [])
`,
      ],
    ],
    caughtBy: [
      'guarded/client-back/app-router/rendered',
      'guarded/client-back/pages-router/prerendered',
      'guarded/browser-back-with-bfcache/prerendered-app-router',
      'guarded/browser-back-with-bfcache/prerendered-pages-router',
    ],
  },
  {
    id: 'guards/pages-ask-the-proxy',
    intent: 'a page that has loaded asks the proxy whether it may be open',
    loses: 'one request for each page; but no page is shown from the browser’s cache after signing out',
    file: views,
    patch: [
      [
        "import { useRouter } from 'next/navigation'\n",
        "import { useRouter } from 'next/navigation'\nimport { useEffect } from 'react'\n",
      ],
      [
        '  const router = useRouter()\n',
        `  const router = useRouter()
  useEffect(() => {
    void fetch(location.pathname, { cache: 'no-store' }).then(({ redirected, url }) => redirected && location.assign(url))
  }, [])
`,
      ],
    ],
    caughtBy: ['guarded/browser-back/prerendered-app-router', 'guarded/browser-back/prerendered-pages-router'],
  },
]
