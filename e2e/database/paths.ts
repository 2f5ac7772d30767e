import { code, docs, expect, type Database, type PathOf } from '../../fixtures'
import type { Path } from '../tables/play'
import { after, before, type Scene } from '../tables/scene'

/** The fixtures of a cell of the database strategy. */
export interface Stage extends Scene {
  database: Database
}

const needs = ['update()' as const]
const source = docs('https://next-auth.js.org/getting-started/client#updating-the-session')

const inRow = async ({ database, user }: Stage) => {
  await expect(await database.user(user)).toShow({ company: after })
}

/** Every update path of the database strategy. */
export const paths: Record<PathOf<'database'>, Path<Stage>> = {
  row: {
    source: code('@auth/pg-adapter', 'index.js'),
    update: ({ tab }) => tab.update.byRow({ companyId: after.id }),
    landed: inRow,
  },
  'update-data': {
    source,
    needs,
    update: ({ tab }) => tab.update.byUpdate({ companyId: after.id }),
    landed: inRow,
  },
  'update-data-unwritten': {
    source: code('next-auth', 'core/routes/session.js'),
    needs,
    update: ({ tab }) => tab.update.byUpdate({ companyId: after.id }),
    // The server accepts the update and stores nothing
    notLanded: 'The update was rejected, or was saved to the row',
    landed: async ({ database, user, tab }) => {
      await expect(tab).toHaveReceivedStatus('/api/auth/session', 200)
      await expect(await database.user(user)).toShow({ company: before })
    },
  },
}
