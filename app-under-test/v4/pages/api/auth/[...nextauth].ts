import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { createOptions } from '../../../auth/options'
import { withoutStrayCookies } from '../../../../hardened/own-cookies'
import { forRequest } from '../../../../hardened/reads'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  return NextAuth(withoutStrayCookies(req), forRequest(req, res), createOptions(req))
}
