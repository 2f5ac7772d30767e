import type { GetServerSidePropsContext } from 'next'
import { withoutStrayCookies } from '../../hardened/own-cookies'
import { withoutSessionCookie } from '../../hardened/reads'
import {
  cachedSessionPropsBy,
  entrancePropsBy,
  lifetimePropsBy,
  pollingSessionPropsBy,
  sessionPropsBy,
} from '../../session/props'
import { optionsWithLifetime } from './lifetimes'
import { createOptions } from './options'
import { getServerSession } from './server-session'

const read = ({ req, res }: GetServerSidePropsContext) =>
  getServerSession(withoutStrayCookies(req), withoutSessionCookie(res), createOptions())

export const sessionProps = sessionPropsBy(read)
export const cachedSessionProps = cachedSessionPropsBy(read)
export const pollingSessionProps = pollingSessionPropsBy(read)
export const entranceProps = entrancePropsBy(read)
export const lifetimeProps = lifetimePropsBy(({ req, res }, lifetime) =>
  getServerSession(req, res, optionsWithLifetime(lifetime)),
)
