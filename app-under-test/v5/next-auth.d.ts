import type { Claims, FirstCall, KnownPerson, ProviderTokens, SessionUser } from '../session/types'

// Module augmentation: https://authjs.dev/getting-started/typescript#module-augmentation

declare module 'next-auth' {
  interface User {
    id: KnownPerson['id']
    email: KnownPerson['email']
    firstName: KnownPerson['firstName']
    lastName: KnownPerson['lastName']
    companyIds: KnownPerson['companyIds']
    companyId?: KnownPerson['companyId']
  }

  interface Session {
    user: SessionUser
    company?: Claims['company']
    preferences?: Claims['preferences']
    error?: ProviderTokens['error']
  }
}

declare module '@auth/core/jwt' {
  interface JWT extends Claims, ProviderTokens {
    firstCall?: FirstCall
  }
}
