import type { InferGetServerSidePropsType } from 'next'
import { ClientViews } from '../../../probe/client-views'
import { PageLinks } from '../../../probe/page-links'
import { SessionInspector } from '../../../probe/session-inspector'
import { sessionProps } from '../../auth/session-props'

/** The provider is given a `session` prop, by `getServerSideProps`. */
export const getServerSideProps = sessionProps

export default function WithSessionProp({ seen }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return (
    <>
      <h1>With a session prop</h1>
      <PageLinks links={[{ href: '/another', name: 'Another page', prefetch: false }]} />
      <SessionInspector view="get-server-side-props" session={seen} />
      <ClientViews />
    </>
  )
}
