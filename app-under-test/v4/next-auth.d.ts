import type { DefaultSession } from 'next-auth'
import type { Company, Person, Preferences, SessionUser } from './auth/types'

// Module augmentation: https://next-auth.js.org/getting-started/typescript#module-augmentation

declare module 'next-auth' {
  interface User {
    email: Person['email']
    firstName: Person['firstName']
    lastName: Person['lastName']
    companyIds: Person['companyIds']
  }

  interface Session extends DefaultSession {
    user: SessionUser
    company?: Company
    preferences?: Preferences
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    user: SessionUser
    company?: Company
    preferences?: Preferences
  }
}
