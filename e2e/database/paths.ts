import { code, docs, expect, type Database, type DatabasePath } from '../../fixtures'
import type { Path } from '../freshness/paths'
import { after, before, type Scene } from '../freshness/scene'

/** What a cell of the database strategy plays with. */
export interface Stage extends Scene {
  database: Database
}

const needs = ['update()' as const]
const source = docs('https://next-auth.js.org/getting-started/client#updating-the-session')

const inRow = async ({ database, person }: Stage) => {
  await expect(await database.user(person)).toShow({ company: after })
}

/** Every way to change a session that is kept as rows. */
export const paths: Record<DatabasePath, Path<Stage>> = {
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
    // It has been asked for, and nothing is kept
    otherwise: 'The update was refused, or written to the row',
    landed: async ({ database, person, tab }) => {
      await expect(tab).toHaveBeenAnswered('/api/auth/session', 200)
      await expect(await database.user(person)).toShow({ company: before })
    },
  },
}
