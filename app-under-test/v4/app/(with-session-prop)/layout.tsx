import '../../../probe/style.css'
import { getServerSession } from 'next-auth'
import type { ReactNode } from 'react'
import { Providers } from '../../../probe/providers'
import { Shell } from '../../../probe/shell'
import { createOptions } from '../../auth/options'

export const metadata = { title: 'Session updates' }

/** The provider is given a `session` prop, by the root layout. */
export default async function RootLayoutWithSession({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Providers session={await getServerSession(createOptions())}>
          <Shell>{children}</Shell>
        </Providers>
      </body>
    </html>
  )
}
