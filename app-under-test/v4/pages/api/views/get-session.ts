import type { NextApiRequest, NextApiResponse } from 'next'
import { getSession } from 'next-auth/react'

/** View: an API route with `getSession({ req })`, which requests `/api/auth/session` over HTTP. */
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  res.json(await getSession({ req }))
}
