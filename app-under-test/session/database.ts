import PostgresAdapter from '@auth/pg-adapter'
import type { Pool } from 'pg'

/** How sessions are kept: whole in the cookie, or as rows of which the cookie has the key. */
export const strategy = process.env.SESSION_STRATEGY === 'database' ? 'database' : 'jwt'

/**
 * Whether there is a way to sign in besides the password, which nobody uses: with a password alone NextAuth refuses the
 * database strategy, and answers nothing. `CREDENTIALS_ALONE` leaves it out.
 */
export const hasUnusedProvider = strategy === 'database' && process.env.CREDENTIALS_ALONE !== 'true'

let pool: Pool | undefined

async function connected(): Promise<Pool> {
  // An `if` of its own: what is inside is not even built for the edge, where there is no pg
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { default: pg } = await import('pg')
    if (!pool) {
      pool = new pg.Pool({ connectionString: process.env.DATABASE_URL })
      // A connection that breaks while nobody uses it: without a listener, Node would end the process
      pool.on('error', (error) => console.error(`[database] ${error.message}`))
    }
    return pool
  }
  throw new Error('There is no connection to the database at the edge')
}

/** The database. It is connected to at the first query: with the JWT strategy there is none. */
export const database = {
  query: async <Row extends object>(text: string, values: unknown[]) => (await connected()).query<Row>(text, values),
}

/** What NextAuth keeps users and sessions with, where the app has a database. */
export const adapter = process.env.DATABASE_URL ? PostgresAdapter(database as unknown as Pool) : undefined
