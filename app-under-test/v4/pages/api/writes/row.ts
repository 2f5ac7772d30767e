import type { NextApiRequest, NextApiResponse } from 'next'
import { writeRow } from '../../../../session/row'
import { createOptions } from '../../../auth/options'
import { getServerSession } from '../../../auth/server-session'

/** Update path, with the database strategy: an API route writes the user's row. */
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') return res.status(405).setHeader('Allow', 'POST').end()
  const session = await getServerSession(req, res, createOptions())
  if (!session) return res.status(401).json({})
  return res.json(await writeRow(session.user.id, req.body))
}
