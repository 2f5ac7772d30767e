import NextAuth, { type NextAuthOptions } from 'next-auth'
import { createOptions } from '../../../../auth/options'

// Without the types of the Pages Router, nothing shows that this `req` has no `query`, and that `res` is no response
const pasted = NextAuth as unknown as (req: object, res: object, options: NextAuthOptions) => Promise<Response>

/** The article's wrapper, as in `pages/api/auth/[...nextauth].ts`, pasted into a route handler. */
async function handler(req: object, res: object): Promise<Response> {
  return pasted(req, res, createOptions(req))
}

export { handler as GET, handler as POST }
