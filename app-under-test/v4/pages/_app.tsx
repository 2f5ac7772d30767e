import '../../probe/style.css'
import type { AppProps } from 'next/app'
import Head from 'next/head'
import type { Session } from 'next-auth'
import { SessionProvider } from 'next-auth/react'
import { Shell } from '../../probe/shell'

interface SharedProps {
  /** Given by a page with `getServerSideProps`; without it the provider fetches the session when it mounts. */
  session?: Session | null
  /** Seconds between two polls. */
  refetchInterval?: number
}

export default function App({
  Component,
  pageProps: { session, refetchInterval, ...pageProps },
}: AppProps<SharedProps>) {
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
