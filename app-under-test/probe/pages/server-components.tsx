import Link from 'next/link'
import type { ReactNode } from 'react'
import { ClientViews } from '../client-views'
import { RefreshButton } from '../refresh-button'
import { SessionInspector } from '../session-inspector'
import type { UpdatePath } from '../update-form'

interface ViewProbe {
  /** The session that the server component read. */
  session: unknown
}

interface PageProps {
  /** The server actions of the app, if it has any. */
  actions?: Record<string, UpdatePath>
}

export function OneServerComponent({ session, actions }: ViewProbe & PageProps) {
  return (
    <>
      <h1>A server component</h1>
      <ServerLinks />
      <RefreshButton />
      <SessionInspector view="server-component" session={session} />
      <ClientViews morePaths={actions} />
    </>
  )
}

/** A second page under the same layout, to navigate to and back from. */
export function AnotherServerComponent({ session, actions }: ViewProbe & PageProps) {
  return (
    <>
      <h1>Another server component</h1>
      <ServerLinks />
      <SessionInspector view="server-component" session={session} />
      <ClientViews morePaths={actions} />
    </>
  )
}

/** A server component under a provider with a `session` prop. */
export function ServerComponentWithSessionProp({ session, actions }: ViewProbe & PageProps) {
  return (
    <>
      <h1>A server component under a provider with a session prop</h1>
      <RefreshButton />
      <SessionInspector view="server-component" session={session} />
      <ClientViews morePaths={actions} />
    </>
  )
}

/** A page whose link, as soon as it is visible, prefetches the whole page that it leads to. */
export function Prefetching({ actions }: PageProps) {
  return (
    <>
      <h1>A page that prefetches</h1>
      <p>
        <Link href="/server-component" prefetch>
          One page, prefetched
        </Link>
      </p>
      <ClientViews morePaths={actions} />
    </>
  )
}

/** A layout that several pages share. Next.js renders it once and keeps it while the user navigates between these pages. */
export function SharedLayout({ session, children }: ViewProbe & { children: ReactNode }) {
  return (
    <>
      {children}
      <SessionInspector view="shared-layout" session={session} />
    </>
  )
}

/** Links between the pages under the shared layout. None of them is prefetched. */
function ServerLinks() {
  return (
    <p className="row">
      <Link href="/server-component" prefetch={false}>
        One page
      </Link>
      <Link href="/server-component/again" prefetch={false}>
        Another page
      </Link>
    </p>
  )
}

/** A server component that fetched the app's own routes instead of reading the session itself. */
export function OwnRoutes({ session }: ViewProbe) {
  return (
    <>
      <h1>A server component that fetches the app’s own routes</h1>
      <SessionInspector view="server-component" session={session} />
      <ClientViews />
    </>
  )
}
