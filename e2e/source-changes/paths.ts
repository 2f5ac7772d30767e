import { code, docs, expect, type CompanyApi, type Database, type PathOf } from '../../fixtures'
import type { Path } from '../tables/play'
import type { Scene } from '../tables/scene'
import { inCompanyApi, renameIn, renamed } from './rename'

/** The fixtures of a cell in which the company API changes. */
export interface Stage extends Scene {
  companyApi: CompanyApi
}

/** The fixtures of a cell in which the user's row changes. */
export interface DatabaseStage extends Scene {
  database: Database
}

const source = docs('https://next-auth.js.org/configuration/callbacks#jwt-callback')
const rename = ({ companyApi }: Stage) => renameIn(companyApi)
const landed = ({ companyApi }: Stage) => inCompanyApi(companyApi)
const notLanded = 'The company API does not return the new name'

/** The company gets another name in the company API, and the session is told nothing. */
export const companyApiPaths: Record<Exclude<PathOf<'source'>, 'database'>, Path<Stage>> = {
  'never-asks': { source, update: rename, landed, notLanded },
  'asks-when-told': { source, update: rename, landed, notLanded },
  'asks-at-every-read': { source, update: rename, landed, notLanded },
}

/** Another program writes the new name to the user's row. */
export const databasePaths: Record<'database', Path<DatabaseStage>> = {
  database: {
    source: code('@auth/pg-adapter', 'index.js'),
    update: async ({ database, user }) => {
      await database.write('update users set company = $2 where id = $1', user.id, { ...renamed })
      return database.user(user)
    },
    landed: async ({ database, user }) => {
      await expect(await database.user(user)).toShow({ company: renamed })
    },
    notLanded: 'The row does not contain the new name',
  },
}
