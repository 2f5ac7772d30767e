import { ClientViews } from '../client-views'
import { PageLinks } from '../page-links'

/** A page to navigate from and to. */
export function Another() {
  return (
    <>
      <h1>Another page</h1>
      <PageLinks
        links={[
          { href: '/with-session-prop', name: 'With a session prop', prefetch: false },
          { href: '/with-session-prop', name: 'With a session prop, prefetched' },
          { href: '/without-session-prop', name: 'Without a session prop', prefetch: false },
        ]}
      />
      <ClientViews />
    </>
  )
}
