import { ClientViews } from '../../../../probe/client-views'

export { entranceProps as getServerSideProps } from '../../../auth/session-props'

/** The sign-in page of the page next to it. It redirects signed-in users to that page. */
export default function TokenEntrance() {
  return (
    <>
      <h1>Sign in</h1>
      <ClientViews />
    </>
  )
}
