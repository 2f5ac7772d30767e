import type { DefaultSession } from 'next-auth'
import type { Company, FirstCall, KnownUser, Preferences, ProviderTokens, SessionUser } from '../session/types'

// Module augmentation: https://next-auth.js.org/getting-started/typescript#module-augmentation

declare module 'next-auth' {
  interface User {
    email: KnownUser['email']
    firstName: KnownUser['firstName']
    lastName: KnownUser['lastName']
    companyIds: KnownUser['companyIds']
    companyId?: KnownUser['companyId']
    role?: KnownUser['role']
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
