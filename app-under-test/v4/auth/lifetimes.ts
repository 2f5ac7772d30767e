import type { NextAuthOptions } from 'next-auth'
import { withTimeLimit, type Lifetime } from '../../session/lifetimes'
import { createOptions } from './options'

/** The app's own options, with another session lifetime. */
export function optionsWithLifetime(
  { session, jwt, atMost }: Lifetime,
  req?: Parameters<typeof createOptions>[0],
): NextAuthOptions {
  const options = createOptions(req)
  const { jwt: callback } = options.callbacks ?? {}
  return {
    ...options,
    session: { ...options.session, ...session },
    jwt,
    callbacks: {
      ...options.callbacks,
      ...(atMost && callback && { jwt: withTimeLimit(callback, atMost) }),
    },
  }
}
