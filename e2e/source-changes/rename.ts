import { acme, expect, type CompanyApi, type Reading } from '../../fixtures'

/** The user's company after the change at the source. */
export const renamed = { ...acme, name: 'Acme Holdings' }

/** The part of the session that the change affects, before and after it. */
export const names = { before: { company: acme }, after: { company: renamed } }

/** Renames the company in the company API. Returns what the API then responds. */
export function renameIn(companyApi: CompanyApi): Promise<Reading> {
  companyApi.data.companies = companyApi.data.companies.map((company) =>
    company.id === acme.id ? { ...company, ...renamed } : company,
  )
  return companyApi.read(`/companies/${acme.id}`)
}

/** Proves that the company API returns the new name. */
export async function inCompanyApi(companyApi: CompanyApi): Promise<void> {
  await expect(await companyApi.read(`/companies/${acme.id}`)).toShow(renamed)
}
