import type { AppProps } from 'next/app'
import Head from 'next/head'
import type { Session } from 'next-auth'
import { SessionProvider } from 'next-auth/react'
import { Shell } from '../shell'

export interface SharedProps {
  /** Given by a page with `getServerSideProps`; without it the provider fetches the session when it mounts. */
  session?: Session | null
  /** Seconds between two polls. */
  refetchInterval?: number
  /** Whether the provider asks when a person comes back to the tab. @default true */
  refetchOnWindowFocus?: boolean
  /** Whether it polls without a network. @default true */
  refetchWhenOffline?: false
  /** Where the session routes are. @default /api/auth */
  basePath?: string
  /** Pages of one area share a provider. */
  area?: string
}

/** What the Pages Router puts around every page. */
export function App({ Component, pageProps }: AppProps<SharedProps>) {
  const { session, refetchInterval, refetchOnWindowFocus, refetchWhenOffline, basePath, area, ...others } = pageProps
  return (
    <SessionProvider
      key={area}
      session={session}
      refetchInterval={refetchInterval}
      refetchOnWindowFocus={refetchOnWindowFocus}
      refetchWhenOffline={refetchWhenOffline}
      basePath={basePath}
    >
      <Head>
        <title>Session updates</title>
      </Head>
      <Shell>
        <Component {...others} />
      </Shell>
    </SessionProvider>
  )
}
