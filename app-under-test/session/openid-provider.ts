import type { KnownPerson } from './types'

/** What an OpenID provider says of a person, in its ID token. */
export interface PersonClaims {
  sub: string
  email?: string
  given_name?: string
  family_name?: string
  company_ids?: string[]
}

/**
 * An OpenID provider of which the environment tells, by the names that NextAuth 5 has for it:
 * `AUTH_IDENTITY_PROVIDER_ISSUER`, `…_ID` and `…_SECRET`. It guards the sign-in by a state, by PKCE and by a nonce.
 *
 * @param id `identity-provider`
 * @returns in an array, empty where the environment tells of none
 */
export function openIdProvider(id: string, name: string) {
  const setting = (end: string) => process.env[`AUTH_${id.toUpperCase().replaceAll('-', '_')}_${end}`]
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
      profile: personOf,
    },
  ]
}

/** The person whom an ID token tells of. Without an e-mail this app cannot have them. */
function personOf({ sub, email, given_name, family_name, company_ids }: PersonClaims): KnownPerson {
  if (!email) throw new TypeError('The OpenID provider has told no e-mail')
  return { id: sub, email, firstName: given_name ?? '', lastName: family_name ?? '', companyIds: company_ids ?? [] }
}
