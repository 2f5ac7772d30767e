import type { Company, KnownPerson } from './types'

/** Where the company API answers. Without `COMPANY_API_URL`, MSW answers inside the app (`instrumentation.ts`). */
const companyApiUrl = process.env.COMPANY_API_URL ?? 'http://company-api.localhost'

/** Asks the company API for a company. `undefined` when there is none with this id; throws when the API fails. */
export async function fetchCompany(id: string): Promise<Company | undefined> {
  const record = await ask<Company>(`/companies/${encodeURIComponent(id)}`)
  return record && { id: record.id, name: record.name }
}

/** Asks the company API for a person. `undefined` when there is none with this id; throws when the API fails. */
export const fetchPerson = (id: string) => askForPerson(`/people/${encodeURIComponent(id)}`)

/** Asks the company API who has this e-mail. `undefined` when it knows nobody with it; throws when the API fails. */
export const fetchPersonByEmail = (email: string) =>
  askForPerson(`/people?${new URLSearchParams({ email }).toString()}`)

/** The person with this e-mail and password, or `null`. The answer holds a password hash: take only what is needed. */
export async function checkPassword(email: string, password: string): Promise<KnownPerson | null> {
  const response = await fetch(`${companyApiUrl}/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return response.ok ? toPerson((await response.json()) as KnownPerson) : null
}

async function askForPerson(path: string): Promise<KnownPerson | undefined> {
  const record = await ask<KnownPerson>(path)
  return record && toPerson(record)
}

async function ask<Record>(path: string): Promise<Record | undefined> {
  const response = await fetch(companyApiUrl + path)
  if (response.status === 404) return undefined
  if (!response.ok) throw new Error(`The company API answered ${response.status} to GET ${path}`)
  return (await response.json()) as Record
}

/** Never `{ ...record }`: the company API sends more than a session may hold. */
function toPerson({ id, email, firstName, lastName, companyIds, companyId }: KnownPerson): KnownPerson {
  return { id, email, firstName, lastName, companyIds, companyId }
}
