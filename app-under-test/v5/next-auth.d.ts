import type { Claims, FirstCall, KnownUser, ProviderTokens, SessionUser } from '../session/types'

// Module augmentation: https://authjs.dev/getting-started/typescript#module-augmentation

declare module 'next-auth' {
  interface User {
    id: KnownUser['id']
    email: KnownUser['email']
    firstName: KnownUser['firstName']
    lastName: KnownUser['lastName']
    companyIds: KnownUser['companyIds']
    companyId?: KnownUser['companyId']
    role?: KnownUser['role']
  }

  interface Session {
    user: SessionUser
    company?: Claims['company']
    preferences?: Claims['preferences']
    error?: ProviderTokens['error']
    /** No callback sets it. */
    isAdmin?: boolean
  }
}

declare module '@auth/core/jwt' {
  interface JWT extends Claims, ProviderTokens {
    firstCall?: FirstCall
  }
}
