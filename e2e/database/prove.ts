import { expect, test } from '../../fixtures'
import { declareCell } from '../tables/declare'
import { play } from '../tables/play'
import { companies } from '../tables/scene'
import { onDatabase, onPostgresToo } from './on-database'
import { paths } from './paths'
import type { cells } from './table'

/** Declares the spec of one cell of the table of the database strategy. */
export function prove(combination: (typeof cells)[number]): void {
  const cell = { table: 'database', ...combination } as const
  // Whether the update reaches the row depends on the database server. What the browser does next does not
  const { title, details } = declareCell(cell, paths, cell.view === 'response' ? onPostgresToo : onDatabase)
  test(title, details, async ({ database, device, tab, user, createDevice, timeline }) => {
    const scene = { database, device, tab, reader: tab, user, createDevice, timeline }
    await expect(await play(paths[cell.path], cell, scene)).toHaveVerdict(cell.verdict, companies)
  })
}
