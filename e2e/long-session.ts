/** A first name that makes a session too large for one cookie: its token has about 9000 characters. */
export const longName = 'x'.repeat(6000)
