import type { NextApiRequest, NextApiResponse } from 'next'
import { getSession } from 'next-auth/react'

/** View: an API route with `getSession({ req })`. NextAuth 5 ignores `req`: it sends no cookie. */
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  res.json(await getSession({ req } as object))
}
