import { docs, issue } from '../../../schema/sources'
import { migration, type Advice } from './advice'

/** What only one of the versions has. */
export const versions: Advice[] = [
  {
    id: 'with-auth',
    topic: '`withAuth()`',
    gone: 'withAuth()',
    who: ['developers'],
    text: 'Export `auth` from `proxy.ts` (before Next.js 16: `middleware.ts`), and read `req.auth` in it.',
    source: [migration],
  },
  {
    id: 'update',
    topic: '`update()`',
    added: 'update()',
    who: ['developers'],
    text: 'Nothing to do. `update(data)` can replace a GET with a query.',
    source: [docs('https://next-auth.js.org/getting-started/client#updating-the-session'), issue(7056)],
  },
  {
    id: 'route-handler',
    topic: 'Auth routes in a route handler or in an API route, as you choose',
    added: 'auth routes in either router',
    who: ['developers'],
    text: 'Nothing to do. The auth routes can be in a route handler, `app/api/auth/[...nextauth]/route.ts`.',
    source: [docs('https://next-auth.js.org/configuration/initialization#route-handlers-app')],
  },
  {
    id: 'only-route-handlers',
    topic: 'Auth routes in an API route',
    gone: 'auth routes in either router',
    who: ['developers'],
    text: 'Move the auth routes to a route handler, `app/api/auth/[...nextauth]/route.ts`, which exports `handlers`. The other specs show how they behave there.',
    source: [docs('https://authjs.dev/getting-started/migrating-to-v5#configuration')],
  },
  {
    id: 'auth',
    topic: '`auth()` and its callback `authorized`',
    added: 'auth()',
    who: ['developers'],
    text: 'Move the callback `authorized` of `withAuth()` to the configuration of NextAuth. If it returns undefined, it keeps users out. In NextAuth 4, it let them in.',
    source: [docs('https://authjs.dev/getting-started/session-management/protecting#nextjs-middleware'), migration],
  },
  {
    id: 'unstable-update',
    topic: '`unstable_update()` on the server',
    added: 'unstable_update()',
    who: ['developers'],
    text: 'Nothing to do. Server actions and route handlers can update the session. `useSession()` does not notice it until it fetches the session again.',
    source: [docs('https://authjs.dev/reference/nextjs#unstable_update'), issue(11694)],
  },
  {
    id: 'server-sign-in',
    topic: '`signIn()` and `signOut()` on the server',
    added: 'signIn() and signOut() on the server',
    who: ['developers'],
    text: 'Nothing to do. Server actions can sign users in and out.',
    source: [docs('https://authjs.dev/getting-started/session-management/login')],
  },
  {
    id: 'refresh',
    topic: '`refresh()` in server actions',
    added: 'refresh()',
    who: ['developers'],
    text: 'Nothing to do. A server action can call `refresh()` of `next/cache`.',
    source: [docs('https://nextjs.org/docs/app/api-reference/functions/refresh')],
  },
  {
    id: 'client-side-navigation',
    topic: 'Links that are not prefetched, between route groups',
    added: 'client-side navigation without a prefetch',
    who: ['users', 'developers'],
    text: 'Call `router.refresh()` after a change of the session that a shared layout shows: these links no longer load the page again.',
    source: [docs('https://nextjs.org/docs/app/api-reference/functions/use-router')],
  },
]
