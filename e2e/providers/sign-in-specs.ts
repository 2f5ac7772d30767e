import { code, forSubject, spec, varying } from '../../fixtures'
import { inVersion5 } from '../versions'

type Meta = Parameters<typeof spec>[0]

/** A spec about signing in. `npm run gate -- --grep @providers` runs only these. */
export const providerSpec = (meta: Meta) => spec(meta, '@providers')
/** The same for the database strategy. */
export const providerDatabaseSpec = (meta: Meta) => spec(meta, '@providers', '@database', '@postgres')

/** The code in which next-auth handles the callback of an OpenID provider. */
export const callbackSource = code('next-auth', 'core/routes/callback.js')

/** The first betas of NextAuth 5 name the error in the URL. */
const inFirstBetas = { 'next-auth': '>=5.0.0-0 <5.0.0-beta.15' }

/**
 * The page that a user lands on after an error.
 *
 * @param pageInVersion4 the page in NextAuth 4, whose URL names the error; NextAuth 5 reveals only a few errors to the
 *   browser
 */
export const errorPage = (pageInVersion4: string) =>
  forSubject(varying(pageInVersion4, [inVersion5, '/api/auth/error?error=Configuration']))

const rejectedPage = (reason: string) =>
  forSubject(
    varying(
      '/api/auth/signin?error=OAuthCallback',
      [inFirstBetas, `/api/auth/error?error=${reason}`],
      [inVersion5, '/api/auth/error?error=Configuration'],
    ),
  )

/** The page after next-auth has rejected a sign-in because its cookies and the callback do not match. */
export const invalidCheckPage = rejectedPage('InvalidCheck')

/** The page after next-auth has rejected a sign-in because of the provider's response. */
export const rejectedCallbackPage = rejectedPage('CallbackRouteError')

/** The update paths that change the session of a user who stays signed in. */
export const pathsAfterSignIn = [
  'get-query',
  'update-data',
  'update',
  'post-csrf',
  'api-route',
  'route-handler',
] as const
