import type { NextApiRequest, NextApiResponse } from 'next'
import { getToken } from 'next-auth/jwt'
import { rewriteSession } from '../../../auth/rewrite'

/** Update path: an API route writes the session cookie. */
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') return res.status(405).setHeader('Allow', 'POST').end()
  const token = await getToken({ req })
  if (!token) return res.status(401).json({})
  const rewritten = await rewriteSession(token, req.body)
  if (!rewritten) return res.status(422).json({})
  const { name, value, maxAge, secure } = rewritten.cookie
  res.setHeader(
    'Set-Cookie',
    `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  )
  return res.json(rewritten.session)
}
