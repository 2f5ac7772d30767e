'use client'

import type { Session } from 'next-auth'
import { SessionProvider } from 'next-auth/react'
import type { ReactNode } from 'react'
import { authPath } from '../session/base-path'

/** The session provider for the App Router. Without a `session` prop, it fetches the session when it mounts. */
export function Providers({ session, children }: { session?: Session | null; children: ReactNode }) {
  return (
    <SessionProvider session={session} basePath={authPath}>
      {children}
    </SessionProvider>
  )
}
