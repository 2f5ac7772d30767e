import type { GetStaticProps } from 'next'
import { ClientViews } from '../client-views'
import { PageLinks } from '../page-links'

/** The provider has no `session` prop: it fetches the session when it mounts. */
export function WithoutSessionProp() {
  return (
    <>
      <h1>Without a session prop</h1>
      <PageLinks links={[{ href: '/another', name: 'Another page', prefetch: false }]} />
      <ClientViews />
    </>
  )
}

/** A provider that polls: `refetchInterval` is in seconds. */
export const pollingProps: GetStaticProps<{ refetchInterval: number }> = () => ({ props: { refetchInterval: 60 } })

export function Polling() {
  return (
    <>
      <h1>Polling every minute</h1>
      <ClientViews />
    </>
  )
}
