import type { GetServerSidePropsContext } from 'next'
import { pollingSessionPropsBy, sessionPropsBy } from '../../session/props'
import { createOptions } from './options'
import { getServerSession } from './server-session'

const read = ({ req, res }: GetServerSidePropsContext) => getServerSession(req, res, createOptions())

export const sessionProps = sessionPropsBy(read)
export const pollingSessionProps = pollingSessionPropsBy(read)
