import NextAuth, { type NextAuthConfig } from 'next-auth'
import type { NextRequest } from 'next/server'
import { createConfig } from '../../../../auth'

// NextAuth 5 takes a configuration, and nothing else
const pasted = NextAuth as unknown as (req: object, res: object, config: NextAuthConfig) => Promise<Response>

/** The wrapper of NextAuth 4, pasted into a route handler. */
async function handler(req: NextRequest, res: object): Promise<Response> {
  return pasted(req, res, createConfig(req))
}

export { handler as GET, handler as POST }
