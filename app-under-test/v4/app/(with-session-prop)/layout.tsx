import '../../../probe/style.css'
import type { ReactNode } from 'react'
import { Document } from '../../../probe/document'
import { serverSession } from '../../auth/server-session'

export const metadata = { title: 'Session updates' }

/** The provider is given a `session` prop, by the root layout. */
export default async function RootLayoutWithSession({ children }: { children: ReactNode }) {
  return <Document session={await serverSession()}>{children}</Document>
}
