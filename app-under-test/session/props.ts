import type { GetServerSideProps, GetServerSidePropsContext } from 'next'
import type { Session } from 'next-auth'
import { letSharedCachesStore } from '../hardened/shared-caches'
import { basePathOf, lifetimeOf, type Lifetime } from './lifetimes'

/** How a version of NextAuth reads the session in `getServerSideProps`. */
type ReadSession = (context: GetServerSidePropsContext) => Promise<Session | null>

export interface SessionProps {
  /** Becomes the provider's `session` prop (`_app.tsx`). */
  session: Session | null
  /** For the session inspector. */
  seen: Session | null
}

/** View: `getServerSideProps`. */
export const sessionPropsBy =
  (read: ReadSession): GetServerSideProps<SessionProps> =>
  async (context) => {
    const session = plain(await read(context))
    return { props: { session, seen: session } }
  }

/** The same for a page that shared caches may store. */
export const cachedSessionPropsBy =
  (read: ReadSession): GetServerSideProps<SessionProps> =>
  (context) => {
    letSharedCachesStore(context.res)
    return sessionPropsBy(read)(context)
  }

/** The same for a provider that polls: `refetchInterval` is in seconds. */
export const pollingSessionPropsBy =
  (read: ReadSession): GetServerSideProps<{ session: Session | null; refetchInterval: number }> =>
  async (context) => ({ props: { session: plain(await read(context)), refetchInterval: 60 } })

/** The same for the page of a lifetime, whose provider uses the auth routes of that lifetime. */
export const lifetimePropsBy =
  (
    read: (context: GetServerSidePropsContext, lifetime: Lifetime) => Promise<Session | null>,
  ): GetServerSideProps<SessionProps & { basePath: string }> =>
  async (context) => {
    const name = String(context.params?.lifetime)
    const lifetime = lifetimeOf(name)
    if (!lifetime) return { notFound: true }
    const session = plain(await read(context, lifetime))
    return { props: { session, seen: session, basePath: basePathOf(name) } }
  }

/** The props of the entrance of a page that only signed-in users can open: it redirects them to that page. */
export const entrancePropsBy =
  (read: ReadSession): GetServerSideProps =>
  async (context) => {
    const destination = `/get-token/${String(context.params?.way)}/guarded`
    return (await read(context)) ? { redirect: { destination, permanent: false } } : { props: {} }
  }

/** Next.js rejects `undefined` in props, so a claim that is not set must be absent. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
