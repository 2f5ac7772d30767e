import { serverSession } from './server-session'

/**
 * Reads the session in a page that is prerendered: in the build, which has no visitor. The build must not fail where a version
 * of NextAuth cannot read a session in the App Router.
 */
export const buildSession = () => serverSession().catch(() => null)
