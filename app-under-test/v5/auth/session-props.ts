import type { GetServerSidePropsContext, NextApiRequest, NextApiResponse } from 'next'
import { auth } from '.'
import { lifetimePropsBy, pollingSessionPropsBy, sessionPropsBy } from '../../session/props'
import { authLasting } from './lifetimes'

/**
 * `auth(context)`, so that versions below 5.0.0-beta.15 can do it too: they wrote their cookies to nothing but a Response
 * (https://github.com/nextauthjs/next-auth/issues/9307). Later versions ask the response which of the two it is.
 */
const read = ({ req, res }: GetServerSidePropsContext, ask = auth) => {
  const headers = { append: (name: string, value: string) => res.appendHeader(name, value) }
  return ask(req as NextApiRequest, { headers } as unknown as NextApiResponse)
}

export const sessionProps = sessionPropsBy((context) => read(context))
export const pollingSessionProps = pollingSessionPropsBy((context) => read(context))
export const lifetimeProps = lifetimePropsBy((context, lifetime) => read(context, authLasting(lifetime).auth))
