/** A company as the company API stores it. Only `id` and `name` are meant for a session. */
export interface CompanyRecord {
  id: string
  name: string
  /** What the company pays with. Never leaves the server. */
  billingKey: string
}

/** A person as the company API stores it. `password` and `passwordHash` never leave the server. */
export interface PersonRecord {
  id: string
  email: string
  firstName: string
  lastName: string
  /** The ids of the companies this person may choose from. */
  companyIds: string[]
  /** The company they chose last, where somebody has told the API. */
  companyId?: string
  password: string
  passwordHash: string
}

/** All that the company API knows. Handlers read and write this object, and nothing else. */
export interface CompanyApiData {
  companies: CompanyRecord[]
  people: PersonRecord[]
}

/** The company API of `npm run dev`: two people, three companies. Password of both: `correct horse`. */
export function demoData(): CompanyApiData {
  return {
    companies: [
      { id: 'acme', name: 'Acme Corporation', billingKey: 'demo-billing-key-acme' },
      { id: 'globex', name: 'Globex', billingKey: 'demo-billing-key-globex' },
      { id: 'initech', name: 'Initech', billingKey: 'demo-billing-key-initech' },
    ],
    people: [
      demoPerson('ada', 'Ada', 'Lovelace', ['acme', 'globex']),
      demoPerson('grace', 'Grace', 'Hopper', ['globex', 'initech']),
    ],
  }
}

function demoPerson(id: string, firstName: string, lastName: string, companyIds: string[]): PersonRecord {
  return {
    id,
    email: `${id}@example.com`,
    firstName,
    lastName,
    companyIds,
    password: 'correct horse',
    passwordHash: `demo-hash-of-${id}`,
  }
}
