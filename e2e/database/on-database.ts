import { spec } from '../../fixtures'

/** A spec of an app that keeps its sessions in a database: `npm run gate -- --grep @database` runs them alone. */
export const onDatabase = (meta: Parameters<typeof spec>[0]) => ({ ...spec(meta), tag: ['@database'] })

/**
 * One whose behaviour depends on the server, too: on its constraints, locks and connections, or on rows that NextAuth
 * writes. CI runs these once more in a PostgreSQL; all others are run there nightly.
 */
export const onPostgresToo = (meta: Parameters<typeof spec>[0]) => ({ ...spec(meta), tag: ['@database', '@postgres'] })
