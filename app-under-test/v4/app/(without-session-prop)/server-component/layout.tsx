import { getServerSession } from 'next-auth'
import type { ReactNode } from 'react'
import { createOptions } from '../../../auth/options'
import { SessionInspector } from '../../../../probe/session-inspector'

/** View: a shared layout. Next renders it once and keeps it while a person moves between its pages. */
export default async function SharedLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <SessionInspector view="shared-layout" session={await getServerSession(createOptions())} />
    </>
  )
}
