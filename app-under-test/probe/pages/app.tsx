import type { AppProps } from 'next/app'
import Head from 'next/head'
import type { Session } from 'next-auth'
import { SessionProvider } from 'next-auth/react'
import { authPath } from '../../session/base-path'
import { Shell } from '../shell'

export interface SharedProps {
  /** From a page's `getServerSideProps`. Without it, the provider fetches the session when it mounts. */
  session?: Session | null
  /** Seconds between two polls. */
  refetchInterval?: number
  /** Whether the provider refetches the session when the user returns to the tab. @default true */
  refetchOnWindowFocus?: boolean
  /** Whether the provider polls while the browser is offline. @default true */
  refetchWhenOffline?: false
  /** The path of NextAuth's routes. @default `/api/auth`, under the app's own base path */
  basePath?: string
  /** Pages of the same area share a provider. */
  area?: string
}

/** The `App` component of the Pages Router: it wraps every page. */
export function App({ Component, pageProps }: AppProps<SharedProps>) {
  const { session, refetchInterval, refetchOnWindowFocus, refetchWhenOffline, basePath, area, ...others } = pageProps
  return (
    <SessionProvider
      key={area}
      session={session}
      refetchInterval={refetchInterval}
      refetchOnWindowFocus={refetchOnWindowFocus}
      refetchWhenOffline={refetchWhenOffline}
      basePath={basePath ?? authPath}
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
