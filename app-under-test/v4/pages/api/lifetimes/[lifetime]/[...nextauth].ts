import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { optionsLasting } from '../../../../auth/lifetimes'
import { lifetimeOf } from '../../../../../session/lifetimes'

/** Auth routes beside the app's own, for sessions that last another time. */
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const lifetime = lifetimeOf(req.query.lifetime)
  if (!lifetime) return res.status(404).end()
  return NextAuth(req, res, optionsLasting(lifetime, req))
}
