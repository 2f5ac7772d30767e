import { code, forSubject, spec, varying } from '../../fixtures'
import { inVersion5 } from '../versions'

type Meta = Parameters<typeof spec>[0]

/** A spec of how people sign in: `npm run gate -- --grep @providers` runs them alone. */
export const ofProviders = (meta: Meta) => ({ ...spec(meta), tag: '@providers' })
/** The same with the database strategy. */
export const ofProvidersOnDatabase = (meta: Meta) => ({ ...spec(meta), tag: ['@providers', '@database', '@postgres'] })

/** Where next-auth answers what an OpenID provider sends people back with. */
export const callback = code('next-auth', 'core/routes/callback.js')

/** The first betas of NextAuth 5 say in the address what was wrong. */
const inFirstBetas = { 'next-auth': '>=5.0.0-0 <5.0.0-beta.15' }

/**
 * Where a person lands for whom something has failed.
 *
 * @param inVersion4 in NextAuth 4, which says what; NextAuth 5 tells browsers of few errors by their name
 */
export const failedAt = (inVersion4: string) =>
  forSubject(varying(inVersion4, [inVersion5, '/api/auth/error?error=Configuration']))

const refusedFor = (reason: string) =>
  forSubject(
    varying(
      '/api/auth/signin?error=OAuthCallback',
      [inFirstBetas, `/api/auth/error?error=${reason}`],
      [inVersion5, '/api/auth/error?error=Configuration'],
    ),
  )

/** Where a person lands whose sign-in next-auth has refused because its cookies and the callback do not go together. */
export const refusedUnchecked = refusedFor('InvalidCheck')

/** Where a person lands whose sign-in next-auth has refused for what the provider has answered it. */
export const refused = refusedFor('CallbackRouteError')

/** The update paths that change the session of a person who stays signed in. */
export const pathsBehindSignIn = [
  'get-query',
  'update-data',
  'update',
  'post-csrf',
  'api-route',
  'route-handler',
] as const
