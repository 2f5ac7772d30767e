import type { GetServerSidePropsContext, NextApiRequest, NextApiResponse } from 'next'
import { auth } from '.'
import { withoutStrayCookies } from '../../hardened/own-cookies'
import { mayBeSet } from '../../hardened/reads'
import {
  cachedSessionPropsBy,
  entrancePropsBy,
  lifetimePropsBy,
  pollingSessionPropsBy,
  sessionPropsBy,
} from '../../session/props'
import { authWithLifetime } from './lifetimes'

/**
 * `auth(context)`, in a form that also works before 5.0.0-beta.15: those versions wrote their cookies only to a `Response`
 * (https://github.com/nextauthjs/next-auth/issues/9307). Later versions check which kind of response it is.
 */
const read = ({ req, res }: GetServerSidePropsContext, getSession = auth) => {
  const headers = { append: (name: string, value: string) => mayBeSet(value) && res.appendHeader(name, value) }
  return getSession(withoutStrayCookies(req) as NextApiRequest, { headers } as unknown as NextApiResponse)
}

export const sessionProps = sessionPropsBy((context) => read(context))
export const cachedSessionProps = cachedSessionPropsBy((context) => read(context))
export const pollingSessionProps = pollingSessionPropsBy((context) => read(context))
export const entranceProps = entrancePropsBy((context) => read(context))
export const lifetimeProps = lifetimePropsBy((context, lifetime) => read(context, authWithLifetime(lifetime).auth))
