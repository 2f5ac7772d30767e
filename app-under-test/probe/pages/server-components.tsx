import Link from 'next/link'
import type { ReactNode } from 'react'
import { ClientViews } from '../client-views'
import { RefreshButton } from '../refresh-button'
import { SessionInspector } from '../session-inspector'

interface Seen {
  /** What the server component saw. */
  session: unknown
}

export function OneServerComponent({ session }: Seen) {
  return (
    <>
      <h1>A server component</h1>
      <ServerLinks />
      <RefreshButton />
      <SessionInspector view="server-component" session={session} />
      <ClientViews />
    </>
  )
}

/** A second page under the same layout, to move to and back. */
export function AnotherServerComponent({ session }: Seen) {
  return (
    <>
      <h1>Another server component</h1>
      <ServerLinks />
      <SessionInspector view="server-component" session={session} />
      <ClientViews />
    </>
  )
}

/** A server component under a provider with a `session` prop. */
export function ServerComponentWithSessionProp({ session }: Seen) {
  return (
    <>
      <h1>A server component, the provider with a session prop</h1>
      <RefreshButton />
      <SessionInspector view="server-component" session={session} />
      <ClientViews />
    </>
  )
}

/** A page that has the other one fetched, whole, as soon as its link is seen. */
export function Prefetching() {
  return (
    <>
      <h1>A page that prefetches</h1>
      <p>
        <Link href="/server-component" prefetch>
          One page, prefetched
        </Link>
      </p>
      <ClientViews />
    </>
  )
}

/** A layout that several pages share. Next renders it once and keeps it while a person moves between its pages. */
export function SharedLayout({ session, children }: Seen & { children: ReactNode }) {
  return (
    <>
      {children}
      <SessionInspector view="shared-layout" session={session} />
    </>
  )
}

/** Links between the pages under the shared layout, none of them prefetched. */
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
