/** All versions of NextAuth 4. */
export const inVersion4 = { 'next-auth': '<5.0.0-0' }

/** All versions of NextAuth 5. */
export const inVersion5 = { 'next-auth': '>=5.0.0-0 <6.0.0-0' }

/** The first betas of NextAuth 5, in which `auth(req, res)` fails in an API route (issue 9307). */
export const withoutApiRoutes = { 'next-auth': '>=5.0.0-0 <5.0.0-beta.15' }
/** All other versions. */
export const withApiRoutes = { 'next-auth': '<5.0.0-0 || >=5.0.0-beta.15 <6.0.0-0' }
