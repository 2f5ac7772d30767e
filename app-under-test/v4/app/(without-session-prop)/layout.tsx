import '../../../probe/style.css'
import type { ReactNode } from 'react'
import { Providers } from '../../../probe/providers'
import { Shell } from '../../../probe/shell'

export const metadata = { title: 'Session updates' }

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Providers>
          <Shell>{children}</Shell>
        </Providers>
      </body>
    </html>
  )
}
