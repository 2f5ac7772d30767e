import { createSession, sessionCookie } from '../../../../auth/rewrite'
import { sessionCookieRoutes } from '../../../../../session/session-cookie'

/** Signs a user in and out without NextAuth. */
export const { POST, DELETE } = sessionCookieRoutes(createSession, sessionCookie)
