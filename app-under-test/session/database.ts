import PostgresAdapter from '@auth/pg-adapter'
import type { Pool } from 'pg'

/** The session strategy: the cookie holds the whole session, or the key of a session row. */
export const strategy = process.env.SESSION_STRATEGY === 'database' ? 'database' : 'jwt'

/**
 * Whether to add a second provider that is never used: with the credentials provider alone, NextAuth rejects the database
 * strategy, and its auth routes return an error. `CREDENTIALS_ALONE` omits it.
 */
export const hasUnusedProvider = strategy === 'database' && process.env.CREDENTIALS_ALONE !== 'true'

let pool: Pool | undefined

async function connected(): Promise<Pool> {
  // Inside this `if`, the code is not even built for the Edge Runtime, which has no pg
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { default: pg } = await import('pg')
    if (!pool) {
      pool = new pg.Pool({ connectionString: process.env.DATABASE_URL })
      // An idle connection can break: without a listener, Node.js would exit
      pool.on('error', (error) => console.error(`[database] ${error.message}`))
    }
    return pool
  }
  throw new Error('The Edge runtime has no connection to the database')
}

/** The database. It connects at the first query: an app that needs no database never connects to one. */
export const database = {
  query: async <Row extends object>(text: string, values: unknown[]) => (await connected()).query<Row>(text, values),
}

/** The adapter that stores users and sessions, if the app has a database. */
export const adapter = process.env.DATABASE_URL ? PostgresAdapter(database as unknown as Pool) : undefined
