import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { limiting, type Lifetime } from '../../session/lifetimes'
import { createConfig } from '.'

/**
 * The app's own configuration, for a session that lasts another time.
 *
 * @param basePath where its auth routes are; needed by those only
 */
export function authLasting({ session, jwt, atMost }: Lifetime, basePath?: string, req?: NextRequest) {
  const config = createConfig(req)
  const { jwt: callback } = config.callbacks ?? {}
  return NextAuth({
    ...config,
    basePath,
    session: { ...config.session, ...session },
    jwt,
    callbacks: {
      ...config.callbacks,
      ...(atMost && callback && { jwt: limiting(callback, atMost) }),
    },
  })
}
