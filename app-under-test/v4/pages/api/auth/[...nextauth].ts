import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { createOptions } from '../../../auth/options'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  return NextAuth(req, res, createOptions(req))
}
