/** A first name with which a session does not fit into one cookie: its token has about 9000 characters. */
export const longName = 'x'.repeat(6000)
