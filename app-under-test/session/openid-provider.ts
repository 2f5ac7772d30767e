import type { KnownUser } from './types'

/** The claims about a user in an OpenID provider's ID token. */
export interface UserClaims {
  sub: string
  email?: string
  given_name?: string
  family_name?: string
  company_ids?: string[]
}

/**
 * An OpenID provider, if the environment configures it with the variables that NextAuth 5 uses:
 * `AUTH_IDENTITY_PROVIDER_ISSUER`, `…_ID` and `…_SECRET`. State, PKCE and a nonce protect the sign-in.
 *
 * @param id such as `identity-provider`
 * @returns an array with the provider, empty if the environment does not configure it
 */
export function openIdProvider(id: string, name: string) {
  const setting = (suffix: string) => process.env[`AUTH_${id.toUpperCase().replaceAll('-', '_')}_${suffix}`]
  const issuer = setting('ISSUER')
  if (!issuer) return []
  const checks: ('state' | 'pkce' | 'nonce')[] = ['state', 'pkce', 'nonce']
  const scope = 'openid email profile'
  return [
    {
      id,
      name,
      issuer,
      clientId: setting('ID') ?? '',
      clientSecret: setting('SECRET') ?? '',
      client: { id_token_signed_response_alg: 'ES256' },
      authorization: { params: { scope } },
      checks,
      profile: userOf,
    },
  ]
}

/** The user that an ID token describes. This app requires an email address. */
function userOf({ sub, email, given_name, family_name, company_ids }: UserClaims): KnownUser {
  if (!email) throw new TypeError('The OpenID provider returned no email address')
  return { id: sub, email, firstName: given_name ?? '', lastName: family_name ?? '', companyIds: company_ids ?? [] }
}
