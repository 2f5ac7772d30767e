/** NextAuth 5. */
export const inVersion5 = { 'next-auth': '>=5.0.0-0 <6.0.0-0' }

/** Versions in which `auth(req, res)` works in an API route: not the first betas of NextAuth 5 (issue 9307). */
export const withApiRoutes = { 'next-auth': '<5.0.0-0 || >=5.0.0-beta.15 <6.0.0-0' }
