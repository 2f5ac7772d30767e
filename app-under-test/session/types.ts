export interface Company {
  id: string
  name: string
}

export interface User {
  id: string
  email: string
  firstName: string
  lastName: string
  companyIds: string[]
  /** What the user may do in the app. Absent: what everybody may. */
  role?: 'admin' | 'member'
}

/** A user as the company API returns it: with the company that they chose last. */
export interface KnownUser extends User {
  companyId?: string
}

/** How the user signed in. Only these properties of the account: the rest contains an OAuth provider's tokens. */
export interface KnownAccount {
  provider: string
  type: string
  providerAccountId: string
}

/** The user and how they signed in. */
export interface SessionUser extends User {
  account: KnownAccount
}

export interface Preferences {
  theme?: string
  notifications?: { email?: boolean; push?: boolean }
}

/** The app's own claims in the token, which the session callback relays. */
export interface Claims {
  user: SessionUser
  company?: Company
  preferences?: Preferences
  /** When the user signed in, in seconds since 1970. Only in sessions with an absolute limit. */
  signedInAt?: number
}

/**
 * The tokens of an OpenID provider. Only the variations that refresh them store them in the token. They are never
 * relayed.
 */
export interface ProviderTokens {
  accessToken?: string
  refreshToken?: string
  /** When the access token expires, in seconds since 1970. */
  expiresAt?: number
  /** `RefreshAccessTokenError`: the user must sign in again. */
  error?: string
}

/** What the jwt callback was called with when the user signed in. */
export interface FirstCall {
  trigger?: string
  /** `['account', 'profile', 'trigger', 'user']` */
  given: string[]
}
