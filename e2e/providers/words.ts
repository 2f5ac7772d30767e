import { code, forSubject, varying } from '../../fixtures'

/** `npm run gate -- --grep @providers` runs the specs of this chapter alone. */
export const tag = '@providers'

/** Where next-auth answers what an OpenID provider sends people back with. */
export const callback = code('next-auth', 'core/routes/callback.js')

const inVersion5 = { 'next-auth': '>=5.0.0-0 <6.0.0-0' }

/** Where a person lands whose sign-in at a provider next-auth has refused. */
export const refused = forSubject(
  varying('/api/auth/signin?error=OAuthCallback', [inVersion5, '/api/auth/error?error=Configuration']),
)
