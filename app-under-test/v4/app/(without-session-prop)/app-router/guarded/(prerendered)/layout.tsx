import type { ReactNode } from 'react'
import { SharedLayout } from '../../../../../../probe/pages/server-components'
import { buildSession } from '../../../../../auth/build-session'

/** The layout of the prerendered guarded page. */
export default async function Layout({ children }: { children: ReactNode }) {
  return <SharedLayout session={await buildSession()}>{children}</SharedLayout>
}
