import type { Session } from 'next-auth'
import { ClientViews } from '../client-views'
import { SessionInspector } from '../session-inspector'
import { post } from '../update-form'

/**
 * A form to order something for the company that the page shows. The company stays on screen until the page is reloaded.
 *
 * @param seen the session that `getServerSideProps` read
 */
export function Order({ seen }: { seen: Session | null }) {
  return (
    <>
      <h1>Order for your company</h1>
      <SessionInspector view="get-server-side-props" session={seen} />
      <ClientViews
        morePaths={{
          order: () => post('/api/orders', {}),
          'order-with-check': () => post('/api/orders', { companyId: seen?.company?.id, userId: seen?.user.id }),
        }}
      />
    </>
  )
}
