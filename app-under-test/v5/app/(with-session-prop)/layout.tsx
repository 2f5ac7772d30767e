import '../../../probe/style.css'
import type { ReactNode } from 'react'
import { Document } from '../../../probe/document'
import { auth } from '../../auth'

export const metadata = { title: 'Session updates' }

/** The root layout passes a `session` prop to the provider. */
export default async function RootLayoutWithSession({ children }: { children: ReactNode }) {
  return <Document session={await auth()}>{children}</Document>
}
