import { useRouter } from 'next/router'
import { ClientViews } from '../client-views'
import { CompanyPicker } from '../company-picker'

/** The article's second scenario: after signing in, the user chooses the company to manage. */
export function Onboarding() {
  const router = useRouter()
  return (
    <>
      <h1>Choose your company</h1>
      <CompanyPicker onChosen={() => void router.push('/dashboard')} />
      <ClientViews />
    </>
  )
}
