import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { withTimeLimit, type Lifetime } from '../../session/lifetimes'
import { createConfig } from '.'

/**
 * The app's own configuration, with another session lifetime.
 *
 * @param basePath the base path of its auth routes; only these need it
 */
export function authWithLifetime({ session, jwt, atMost }: Lifetime, basePath?: string, req?: NextRequest) {
  const config = createConfig(req)
  const { jwt: callback } = config.callbacks ?? {}
  return NextAuth({
    ...config,
    basePath,
    session: { ...config.session, ...session },
    jwt,
    callbacks: {
      ...config.callbacks,
      ...(atMost && callback && { jwt: withTimeLimit(callback, atMost) }),
    },
  })
}
