import { spec } from '../../fixtures'

/** A spec of an app that keeps its sessions in a database: `npm run gate -- --grep @database` runs them alone. */
export const onDatabase = (meta: Parameters<typeof spec>[0]) => ({ ...spec(meta), tag: '@database' })
