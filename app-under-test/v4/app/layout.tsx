import '../../probe/style.css'
import type { ReactNode } from 'react'
import { Shell } from '../../probe/shell'
import { Providers } from './providers'

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
