import { z } from 'zod'
import { fetchCompany, fetchUser } from '../session/company-api'

const companySchema = z.object({ id: z.string().min(1), name: z.string().min(1) })
const userSchema = z.looseObject({ id: z.string().min(1), companyIds: z.array(z.string()) })

/** How long an update waits for the company API, in ms. */
const timeout = Number(process.env.COMPANY_API_TIMEOUT ?? 10_000)

/** The company API, for one update: it must answer all requests of the update in this time, and with what a company or a user has. */
export function companyApiInTime() {
  const signal = AbortSignal.timeout(timeout)
  return {
    company: (id: string) => fetchCompany(id, signal).then(as(companySchema)),
    user: (id: string) => fetchUser(id, signal).then(as(userSchema)),
  }
}

/** What the API has answered, or `undefined` if it knows none. Throws if it has answered anything else. */
const as =
  (schema: z.ZodType) =>
  <Found>(found: Found): Found =>
    found === undefined ? found : (schema.parse(found) as Found)
