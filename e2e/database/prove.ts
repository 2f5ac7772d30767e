import { databasePaths, expect, moments, test, views, type DatabaseCell } from '../../fixtures'
import { companies, isSeen, play, surfacesFor } from '../freshness/prove'
import { onDatabase, onPostgresToo } from './on-database'
import { paths } from './paths'

/** Declares the spec of one cell of the database strategy's table. */
export function prove(cell: DatabaseCell): void {
  const { path, view, moment, verdict } = cell
  const { source, holds, needs = [] } = paths[path]
  const title = `after ${databasePaths[path]}, ${views[view]} ${isSeen[verdict]} ${moments[moment]}`
  // Whether the update reaches the row is the server's; what the browser does next is not
  const declare = view === 'response' ? onPostgresToo : onDatabase
  const details = declare({
    id: `database/${path}/${view}/${moment}`,
    source,
    needs: [...needs, ...surfacesFor(cell)],
    holds,
    databaseCell: cell,
    code: [
      { file: 'paths.ts', entry: path },
      { file: '../freshness/views.ts', entry: view },
      { file: '../freshness/moments.ts', entry: moment },
      { file: '../freshness/prove.ts', entry: 'play' },
    ],
  })
  test(title, details, async ({ database, device, tab, person, createDevice, timeline }) => {
    const stage = { database, device, tab, reader: tab, person, createDevice, timeline }
    await expect(await play(paths[path], cell, stage)).toHaveVerdict(verdict, companies)
  })
}
