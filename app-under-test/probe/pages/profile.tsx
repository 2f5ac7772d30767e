import { ClientViews } from '../client-views'
import { ProfileForm } from '../profile-form'

/** The article's first scenario: the user changes their first name. The provider has no `session` prop here. */
export function Profile() {
  return (
    <>
      <h1>Your profile</h1>
      <ProfileForm />
      <ClientViews />
    </>
  )
}
