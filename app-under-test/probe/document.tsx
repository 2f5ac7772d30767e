import type { Session } from 'next-auth'
import type { ReactNode } from 'react'
import { Providers } from './providers'
import { Shell } from './shell'

interface DocumentProps {
  /** The provider's `session` prop, if it has one. */
  session?: Session | null
  children: ReactNode
}

/** The document around the pages of the App Router. */
export function Document({ session, children }: DocumentProps) {
  return (
    <html lang="en">
      <body>
        <Providers session={session}>
          <Shell>{children}</Shell>
        </Providers>
      </body>
    </html>
  )
}
