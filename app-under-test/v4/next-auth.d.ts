import type { DefaultSession } from 'next-auth'
import type { Company, FirstCall, KnownPerson, Preferences, ProviderTokens, SessionUser } from '../session/types'

// Module augmentation: https://next-auth.js.org/getting-started/typescript#module-augmentation

declare module 'next-auth' {
  interface User {
    email: KnownPerson['email']
    firstName: KnownPerson['firstName']
    lastName: KnownPerson['lastName']
    companyIds: KnownPerson['companyIds']
    companyId?: KnownPerson['companyId']
  }

  interface Session extends DefaultSession {
    user: SessionUser
    company?: Company
    preferences?: Preferences
    error?: ProviderTokens['error']
  }
}

declare module 'next-auth/jwt' {
  interface JWT extends ProviderTokens {
    user: SessionUser
    company?: Company
    preferences?: Preferences
    firstCall?: FirstCall
    signedInAt?: number
  }
}
