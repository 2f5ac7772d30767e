import type { ProviderTokens } from './types'

/** What a token endpoint returns. */
export interface TokenResponse {
  access_token?: string
  refresh_token?: string
  /** In seconds since 1970. NextAuth computes it from `expires_in`. */
  expires_at?: number
  /** In seconds from now. */
  expires_in?: number
}

/** Exchanges a refresh token for new tokens. */
export type Refresh = (refreshToken: string) => Promise<ProviderTokens>

/** The provider's tokens, as the session token stores them. */
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
 * Refresh token rotation, as in https://next-auth.js.org/tutorials/refresh-token-rotation: when the access token has expired,
 * the jwt callback requests a new one from the provider. The result lasts only where the session cookie is written.
 */
export async function rotated<Token extends ProviderTokens>(token: Token, refresh: Refresh): Promise<Token> {
  if (!token.refreshToken || Date.now() < (token.expiresAt ?? 0) * 1000) return token
  try {
    // Unlike in the tutorial, the error is cleared when a later refresh succeeds
    return { ...token, ...(await refresh(token.refreshToken)), error: undefined }
  } catch (error) {
    console.error(error)
    return { ...token, error: 'RefreshAccessTokenError' }
  }
}

/** Refreshes the tokens at the identity provider's token endpoint. Throws if the endpoint returns an error. */
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
  if (!response.ok) throw new Error(`The identity provider returned ${response.status} for a refresh`)
  return tokensOf({ refresh_token: refreshToken, ...((await response.json()) as TokenResponse) })
}

/** How long the result of a refresh is shared, in ms. */
const sharedFor = 10_000

/**
 * The defense: all requests with the same refresh token, at the same time or shortly after, share one refresh. It is stored
 * in this process: several servers need a store that they share.
 */
export function withSharedRefresh(refresh: Refresh): Refresh {
  // Next.js bundles this file more than once
  const refreshes = ((globalThis as { refreshes?: Map<string, Promise<ProviderTokens>> }).refreshes ??= new Map())
  return (refreshToken) => {
    const known = refreshes.get(refreshToken)
    if (known) return known
    const running = refresh(refreshToken)
    const forget = () => refreshes.delete(refreshToken)
    refreshes.set(refreshToken, running)
    running.then(() => setTimeout(forget, sharedFor), forget)
    return running
  }
}
