import type { GetServerSideProps } from 'next'
import { ClientViews } from '../../../probe/client-views'
import { sessionProps } from '../../auth/session-props'

/** A provider with a `session` prop that polls: `refetchInterval` is in seconds. */
export const getServerSideProps: GetServerSideProps = async (context) => {
  const { props } = (await sessionProps(context)) as { props: object }
  return { props: { ...props, refetchInterval: 60 } }
}

export default function PollingWithSessionProp() {
  return (
    <>
      <h1>Polling every minute, with a session prop</h1>
      <ClientViews />
    </>
  )
}
