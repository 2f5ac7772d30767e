import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { createOptions } from '../../../auth'

export default function auth(req: NextApiRequest, res: NextApiResponse): unknown {
  return NextAuth(req, res, createOptions(req)) as unknown
}
