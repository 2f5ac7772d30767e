import type { ReactNode } from 'react'
import { SharedLayout } from '../../../../../../probe/pages/server-components'
import { auth } from '../../../../../auth'

/** The layout of the guarded pages. */
export default async function Layout({ children }: { children: ReactNode }) {
  return <SharedLayout session={await auth()}>{children}</SharedLayout>
}
