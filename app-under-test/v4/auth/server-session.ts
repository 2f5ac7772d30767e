import * as nextAuth from 'next-auth'
import { createOptions } from './options'

type NextAuth = typeof nextAuth

/** Before next-auth 4.19, `getServerSession` was called `unstable_getServerSession`. */
export const { unstable_getServerSession, getServerSession = unstable_getServerSession } =
  nextAuth as Partial<NextAuth> & Pick<NextAuth, 'unstable_getServerSession'>

/** Reads the session in a server component or a route handler. */
export const serverSession = () => getServerSession(createOptions())
