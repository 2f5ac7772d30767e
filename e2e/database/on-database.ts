import { spec } from '../../fixtures'

/** A spec of an app with the database strategy: `npm run gate -- --grep @database` runs only these. */
export const onDatabase = (meta: Parameters<typeof spec>[0]) => spec(meta, '@database')

/**
 * A spec whose behavior also depends on the database server: on its constraints, locks and connections, or on rows that
 * NextAuth writes. CI runs these specs once more on PostgreSQL. All others run on PostgreSQL every night.
 */
export const onPostgresToo = (meta: Parameters<typeof spec>[0]) => spec(meta, '@database', '@postgres')
