import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { optionsWithLifetime } from '../../../../auth/lifetimes'
import { lifetimeOf } from '../../../../../session/lifetimes'

/** Auth routes in addition to the app's own, for sessions with another lifetime. */
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const lifetime = lifetimeOf(req.query.lifetime)
  if (!lifetime) return res.status(404).end()
  return NextAuth(req, res, optionsWithLifetime(lifetime, req))
}
