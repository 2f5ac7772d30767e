import type { GetServerSidePropsContext } from 'next'
import { entrancePropsBy, lifetimePropsBy, pollingSessionPropsBy, sessionPropsBy } from '../../session/props'
import { optionsWithLifetime } from './lifetimes'
import { createOptions } from './options'
import { getServerSession } from './server-session'

const read = ({ req, res }: GetServerSidePropsContext) => getServerSession(req, res, createOptions())

export const sessionProps = sessionPropsBy(read)
export const pollingSessionProps = pollingSessionPropsBy(read)
export const entranceProps = entrancePropsBy(read)
export const lifetimeProps = lifetimePropsBy(({ req, res }, lifetime) =>
  getServerSession(req, res, optionsWithLifetime(lifetime)),
)
