import type { GetServerSideProps, GetServerSidePropsContext } from 'next'
import type { Session } from 'next-auth'

/** How a version of NextAuth reads the session in `getServerSideProps`. */
type Read = (context: GetServerSidePropsContext) => Promise<Session | null>

interface SessionProps {
  /** Becomes the provider's `session` prop (`_app.tsx`). */
  session: Session | null
  /** For the inspector. */
  seen: Session | null
}

/** View: `getServerSideProps`. */
export const sessionPropsBy =
  (read: Read): GetServerSideProps<SessionProps> =>
  async (context) => {
    const session = plain(await read(context))
    return { props: { session, seen: session } }
  }

/** The same for a provider that polls: `refetchInterval` is in seconds. */
export const pollingSessionPropsBy =
  (read: Read): GetServerSideProps<{ session: Session | null; refetchInterval: number }> =>
  async (context) => ({ props: { session: plain(await read(context)), refetchInterval: 60 } })

/** Next refuses `undefined` in props: a claim that is not set must be absent. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
