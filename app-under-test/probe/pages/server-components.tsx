import Link from 'next/link'
import type { ReactNode } from 'react'
import { ClientViews } from '../client-views'
import { RefreshButton } from '../refresh-button'
import { SessionInspector } from '../session-inspector'

interface ViewProbe {
  /** The session that the server component read. */
  session: unknown
}

export function OneServerComponent({ session }: ViewProbe) {
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

/** A second page under the same layout, to navigate to and back from. */
export function AnotherServerComponent({ session }: ViewProbe) {
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
export function ServerComponentWithSessionProp({ session }: ViewProbe) {
  return (
    <>
      <h1>A server component under a provider with a session prop</h1>
      <RefreshButton />
      <SessionInspector view="server-component" session={session} />
      <ClientViews />
    </>
  )
}

/** A page whose link, as soon as it is visible, prefetches the whole page that it leads to. */
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
