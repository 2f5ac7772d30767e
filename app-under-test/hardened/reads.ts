// NextAuth writes the session cookie in the response to every read of the session. If the session is updated while such a
// response is on its way, the response sets the old cookie again. Here, a read writes no session cookie: the session then ends
// thirty days after the sign-in or the last update, however often it is read.

const isHardened = process.env.AUTH_CALLBACKS === 'hardened'

/** Whether the response to a read may set a cookie: not the session cookie of NextAuth 4 or 5, whole or in chunks. */
export const mayBeSet = (cookie: string) =>
  !isHardened || !/^(__Secure-)?(next-auth|authjs)\.session-token(\.\d+)?=/.test(cookie)

/** Whether a request only reads the session. Other GETs of the auth routes sign in: the callback of a provider. */
const isSessionRead = ({ method, url = '' }: { method?: string; url?: string }) =>
  (method === 'GET' || method === 'HEAD') && new URL(url, 'http://localhost').pathname.endsWith('/session')

interface NodeResponse {
  setHeader(name: string, value: number | string | readonly string[]): unknown
}

/** From now on, a response of the Pages Router accepts no session cookie. */
export function withoutSessionCookie<Response extends NodeResponse>(response: Response): Response {
  if (!isHardened) return response
  const setHeader = response.setHeader.bind(response)
  response.setHeader = (name: string, value: number | string | readonly string[]) => {
    if (name.toLowerCase() !== 'set-cookie') return setHeader(name, value)
    const cookies = (Array.isArray(value) ? value : [value]).map(String).filter(mayBeSet)
    return cookies.length > 0 ? setHeader(name, cookies) : response
  }
  return response
}

/** The response for a request to the auth routes in the Pages Router: that of a read of the session accepts no session cookie. */
export const forRequest = <Response extends NodeResponse>(
  request: { method?: string; url?: string },
  response: Response,
): Response => (isSessionRead(request) ? withoutSessionCookie(response) : response)

/** The response of a route handler: to a read of the session, it sets no session cookie. */
export function answerTo(request: Request, response: Response): Response {
  if (!isHardened || !isSessionRead(request)) return response
  const cookies = response.headers.getSetCookie()
  response.headers.delete('set-cookie')
  for (const cookie of cookies.filter(mayBeSet)) response.headers.append('set-cookie', cookie)
  return response
}
