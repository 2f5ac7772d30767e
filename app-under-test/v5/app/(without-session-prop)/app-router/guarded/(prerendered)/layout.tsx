import type { ReactNode } from 'react'
import { SharedLayout } from '../../../../../../probe/pages/server-components'
import { auth } from '../../../../../auth'

/** The layout of the prerendered guarded page. */
export default async function Layout({ children }: { children: ReactNode }) {
  return <SharedLayout session={await auth()}>{children}</SharedLayout>
}
