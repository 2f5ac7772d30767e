import type { NextApiRequest, NextApiResponse } from 'next'
import { order } from '../../../session/orders'
import { createOptions } from '../../auth/options'
import { getServerSession } from '../../auth/server-session'

/** An action on behalf of the company in the session. */
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') return res.status(405).setHeader('Allow', 'POST').end()
  const { status, body } = order(await getServerSession(req, res, createOptions()), req.body)
  return res.status(status).json(body)
}
