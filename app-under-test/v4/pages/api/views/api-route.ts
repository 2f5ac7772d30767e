import type { NextApiRequest, NextApiResponse } from 'next'
import { createOptions } from '../../../auth/options'
import { getServerSession } from '../../../auth/server-session'

/** View: an API route. */
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  res.json(await getServerSession(req, res, createOptions()))
}
