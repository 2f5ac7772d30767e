import type { Account } from 'next-auth'

export interface Company {
  id: string
  name: string
}

export interface Person {
  id: string
  email: string
  firstName: string
  lastName: string
  companyIds: string[]
}

/** A person as the company API tells of them: with the company they chose last. */
export interface KnownPerson extends Person {
  companyId?: string
}

/** The person and how they signed in. Of the account only this: the whole one holds an OAuth provider's tokens. */
export interface SessionUser extends Person {
  account: Pick<Account, 'provider' | 'type' | 'providerAccountId'>
}

export interface Preferences {
  theme?: string
  notifications?: { email?: boolean; push?: boolean }
}
