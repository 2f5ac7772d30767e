import { expect, test } from '../../fixtures'
import { onDatabase } from '../database/on-database'
import { declareCell } from '../tables/declare'
import { play } from '../tables/play'
import { companyApiPaths, databasePaths, type DatabaseStage, type Stage } from './paths'
import { names } from './rename'
import type { cells } from './table'

type SourceCell = (typeof cells)[number]

const paths = { ...companyApiPaths, ...databasePaths }

/** Declares the spec of one cell in which the company API changes. */
export function proveInCompanyApi(path: keyof typeof companyApiPaths, combination: SourceCell): void {
  const cell = { table: 'source', ...combination } as const
  const { title, details } = declareCell<'source', Stage & DatabaseStage>(cell, paths)
  test(title, details, async ({ companyApi, device, tab, user, createDevice, timeline }) => {
    const scene = { companyApi, device, tab, reader: tab, user, createDevice, timeline }
    await expect(await play(companyApiPaths[path], cell, scene)).toHaveVerdict(cell.verdict, names)
  })
}

/** Declares the spec of one cell in which the user's row changes. */
export function proveInDatabase(combination: SourceCell): void {
  const cell = { table: 'source', ...combination } as const
  const { title, details } = declareCell<'source', Stage & DatabaseStage>(cell, paths, onDatabase)
  test(title, details, async ({ database, device, tab, user, createDevice, timeline }) => {
    const scene = { database, device, tab, reader: tab, user, createDevice, timeline }
    await expect(await play(databasePaths.database, cell, scene)).toHaveVerdict(cell.verdict, names)
  })
}
