import type { NextAuthOptions } from 'next-auth'
import { limiting, type Lifetime } from '../../session/lifetimes'
import { createOptions } from './options'

/** The app's own options, for a session that lasts another time. */
export function optionsLasting(
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
      ...(atMost && callback && { jwt: limiting(callback, atMost) }),
    },
  }
}
