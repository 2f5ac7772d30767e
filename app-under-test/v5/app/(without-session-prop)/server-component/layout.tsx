import type { ReactNode } from 'react'
import { SharedLayout } from '../../../../probe/pages/server-components'
import { auth } from '../../../auth'

/** View: a shared layout. */
export default async function Layout({ children }: { children: ReactNode }) {
  return <SharedLayout session={await auth()}>{children}</SharedLayout>
}
