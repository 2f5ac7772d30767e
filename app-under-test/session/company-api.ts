import type { Company, KnownUser } from './types'

/** The URL of the company API. Without `COMPANY_API_URL`, MSW answers inside the app (`instrumentation.ts`). */
const companyApiUrl = process.env.COMPANY_API_URL ?? 'http://company-api.localhost'

/** Fetches a company from the company API. Returns `undefined` if none has this id. Throws if the API fails. */
export async function fetchCompany(id: string, signal?: AbortSignal): Promise<Company | undefined> {
  const record = await request<Company>(`/companies/${encodeURIComponent(id)}`, signal)
  return record && { id: record.id, name: record.name }
}

/** Fetches a user from the company API. Returns `undefined` if none has this id. Throws if the API fails. */
export const fetchUser = (id: string, signal?: AbortSignal) => requestUser(`/people/${encodeURIComponent(id)}`, signal)

/** Fetches the user with this email address. Returns `undefined` if the company API has none. Throws if the API fails. */
export const fetchUserByEmail = (email: string) => requestUser(`/people?${new URLSearchParams({ email }).toString()}`)

/** The user with this email address and password, or `null`. The response has a password hash: pick only what is needed. */
export async function checkPassword(email: string, password: string): Promise<KnownUser | null> {
  const response = await fetch(`${companyApiUrl}/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return response.ok ? toPerson((await response.json()) as KnownUser) : null
}

async function requestUser(path: string, signal?: AbortSignal): Promise<KnownUser | undefined> {
  const record = await request<KnownUser>(path, signal)
  return record && toPerson(record)
}

async function request<Record>(path: string, signal?: AbortSignal): Promise<Record | undefined> {
  const response = await fetch(companyApiUrl + path, { signal })
  if (response.status === 404) return undefined
  if (!response.ok) throw new Error(`The company API returned ${response.status} for GET ${path}`)
  return (await response.json()) as Record
}

/** Never `{ ...record }`: the company API sends more than a session may contain. */
function toPerson({ id, email, firstName, lastName, companyIds, companyId, role }: KnownUser): KnownUser {
  return { id, email, firstName, lastName, companyIds, companyId, role }
}
