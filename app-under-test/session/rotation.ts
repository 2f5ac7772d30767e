import type { ProviderTokens } from './types'

/** What a token endpoint gives. */
export interface TokenResponse {
  access_token?: string
  refresh_token?: string
  /** In seconds since 1970; NextAuth makes it of `expires_in`. */
  expires_at?: number
  /** In seconds from now. */
  expires_in?: number
}

/** How a refresh token is given back for other tokens. */
export type Refresh = (refreshToken: string) => Promise<ProviderTokens>

/** The provider's tokens, as the session's token keeps them. */
export const tokensOf = ({
  access_token,
  refresh_token,
  expires_at,
  expires_in = 0,
}: TokenResponse): ProviderTokens => ({
  accessToken: access_token,
  refreshToken: refresh_token,
  expiresAt: expires_at ?? Math.floor(Date.now() / 1000) + expires_in,
})

/**
 * Refresh-token rotation, as https://next-auth.js.org/tutorials/refresh-token-rotation has it: where the access token has
 * ended, the jwt callback asks the provider for another one. What comes of it lasts only where the session cookie is written.
 */
export async function rotated<Token extends ProviderTokens>(token: Token, refresh: Refresh): Promise<Token> {
  if (!token.refreshToken || Date.now() < (token.expiresAt ?? 0) * 1000) return token
  try {
    // Unlike the tutorial's, the error goes away when the provider answers again
    return { ...token, ...(await refresh(token.refreshToken)), error: undefined }
  } catch (error) {
    console.error(error)
    return { ...token, error: 'RefreshAccessTokenError' }
  }
}

/** Asks the token endpoint of the identity provider. Throws when it refuses. */
export async function refreshAtProvider(refreshToken: string): Promise<ProviderTokens> {
  const {
    AUTH_IDENTITY_PROVIDER_ISSUER = '',
    AUTH_IDENTITY_PROVIDER_ID = '',
    AUTH_IDENTITY_PROVIDER_SECRET = '',
  } = process.env
  const response = await fetch(`${AUTH_IDENTITY_PROVIDER_ISSUER}/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${AUTH_IDENTITY_PROVIDER_ID}:${AUTH_IDENTITY_PROVIDER_SECRET}`)}` },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
  })
  if (!response.ok) throw new Error(`The identity provider answered ${response.status} to a refresh`)
  return tokensOf({ refresh_token: refreshToken, ...((await response.json()) as TokenResponse) })
}

/** For how long what came of a refresh is remembered, in ms. */
const remembered = 10_000

/**
 * The defence: whoever comes with the same refresh token, at once or a little later, shares one refresh. Its memory is this
 * process's; several servers need one that they share.
 */
export function sharing(refresh: Refresh): Refresh {
  // Next bundles this file more than once
  const refreshes = ((globalThis as { refreshes?: Map<string, Promise<ProviderTokens>> }).refreshes ??= new Map())
  return (refreshToken) => {
    const known = refreshes.get(refreshToken)
    if (known) return known
    const running = refresh(refreshToken)
    const forget = () => refreshes.delete(refreshToken)
    refreshes.set(refreshToken, running)
    running.then(() => setTimeout(forget, remembered), forget)
    return running
  }
}
