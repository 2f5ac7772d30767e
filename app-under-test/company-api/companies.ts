/** A company as the company API stores it. Only `id` and `name` are meant for a session. */
export interface CompanyRecord {
  id: string
  name: string
  /** A secret: the company is billed with it. It never leaves the server. */
  billingKey: string
}

/** A user as the company API stores it. `password` and `passwordHash` never leave the server. */
export interface UserRecord {
  id: string
  email: string
  firstName: string
  lastName: string
  /** The ids of the companies that this user may choose from. */
  companyIds: string[]
  /** The id of the company that the user chose last, if the API knows it. */
  companyId?: string
  /** What the user may do in the app. Absent: what everybody may. */
  role?: 'admin' | 'member'
  password: string
  passwordHash: string
}

/** All data of the company API. The handlers read nothing else. */
export interface CompanyApiData {
  companies: CompanyRecord[]
  users: UserRecord[]
}

/** The data of the company API in `npm run dev`: two users, with the password `correct horse`, and three companies. */
export function demoData(): CompanyApiData {
  return {
    companies: [
      { id: 'acme', name: 'Acme Corporation', billingKey: 'demo-billing-key-acme' },
      { id: 'globex', name: 'Globex', billingKey: 'demo-billing-key-globex' },
      { id: 'initech', name: 'Initech', billingKey: 'demo-billing-key-initech' },
    ],
    users: [
      demoUser('ada', 'Ada', 'Lovelace', ['acme', 'globex']),
      demoUser('grace', 'Grace', 'Hopper', ['globex', 'initech']),
    ],
  }
}

function demoUser(id: string, firstName: string, lastName: string, companyIds: string[]): UserRecord {
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
