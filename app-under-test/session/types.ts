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

/** How a person signed in. Of the account only this: the whole one holds an OAuth provider's tokens. */
export interface KnownAccount {
  provider: string
  type: string
  providerAccountId: string
}

/** The person and how they signed in. */
export interface SessionUser extends Person {
  account: KnownAccount
}

export interface Preferences {
  theme?: string
  notifications?: { email?: boolean; push?: boolean }
}

/** What the token holds of ours, and the session relays. */
export interface Claims {
  user: SessionUser
  company?: Company
  preferences?: Preferences
  /** When the person signed in, in seconds since 1970. Only where a session has a limit. */
  signedInAt?: number
}

/** The tokens of an OpenID provider. They are kept in the token only where they are refreshed, and never relayed. */
export interface ProviderTokens {
  accessToken?: string
  refreshToken?: string
  /** When the access token ends, in seconds since 1970. */
  expiresAt?: number
  /** `RefreshAccessTokenError`: the person has to sign in again. */
  error?: string
}

/** What the jwt callback was called with at the sign-in. */
export interface FirstCall {
  trigger?: string
  /** `['account', 'profile', 'trigger', 'user']` */
  given: string[]
}
