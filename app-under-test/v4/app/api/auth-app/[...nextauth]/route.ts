import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { createOptions } from '../../../../auth/options'

/**
 * The same auth routes in the App Router, at another path: Next.js does not let both routers have `/api/auth`. A
 * route handler has no `req.query`, so the article's query is read from the URL.
 */
async function handler(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const query = Object.fromEntries(request.nextUrl.searchParams)
  return (await NextAuth(request, context, createOptions({ query }))) as Response
}

export { handler as GET, handler as POST }
