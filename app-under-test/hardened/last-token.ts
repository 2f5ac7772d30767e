import type { JWT } from 'next-auth/jwt'

/**
 * The size of the largest token, in bytes of JSON. Encrypted, it is a third longer, and the browser sends it with every request:
 * above 16 KB of headers, Node.js answers 431 to every request, and nothing of the app runs.
 */
const largestToken = 5000

/**
 * Changes a token, or keeps it as it was: if the change fails, or if its result is too large. NextAuth would end the session, or
 * write a cookie that locks the user out. The `error` of the session then says what has happened, until the next update.
 */
export async function changedOrLast(token: JWT, change: (copy: JWT) => Promise<JWT>): Promise<JWT> {
  const { error: _ofLastUpdate, ...last } = token
  try {
    const changed = await change({ ...last })
    if (sizeOf(changed) > largestToken) return { ...last, error: 'SessionTooLarge' }
    return changed
  } catch (error) {
    console.error('The session could not be updated:', String(error))
    return { ...last, error: 'UpdateFailed' }
  }
}

const sizeOf = (token: JWT) => new TextEncoder().encode(JSON.stringify(token)).length
