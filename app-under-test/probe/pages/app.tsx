import type { AppProps } from 'next/app'
import Head from 'next/head'
import type { Session } from 'next-auth'
import { SessionProvider } from 'next-auth/react'
import { Shell } from '../shell'

interface SharedProps {
  /** Given by a page with `getServerSideProps`; without it the provider fetches the session when it mounts. */
  session?: Session | null
  /** Seconds between two polls. */
  refetchInterval?: number
}

/** What the Pages Router puts around every page. */
export function App({ Component, pageProps: { session, refetchInterval, ...pageProps } }: AppProps<SharedProps>) {
  return (
    <SessionProvider session={session} refetchInterval={refetchInterval}>
      <Head>
        <title>Session updates</title>
      </Head>
      <Shell>
        <Component {...pageProps} />
      </Shell>
    </SessionProvider>
  )
}
