import { databasePaths, expect, moments, test, verdictPhrases, views, type DatabaseCell } from '../../fixtures'
import { companies, play, capabilitiesFor } from '../freshness/prove'
import { onDatabase, onPostgresToo } from './on-database'
import { paths } from './paths'

/** Declares the spec of one cell of the table of the database strategy. */
export function prove(cell: DatabaseCell): void {
  const { path, view, moment, verdict } = cell
  const { source, holds, needs = [] } = paths[path]
  const title = `After ${databasePaths[path]}, ${views[view]} ${verdictPhrases[verdict]} ${moments[moment]}`
  // Whether the update reaches the row depends on the database server. What the browser does next does not
  const declare = view === 'response' ? onPostgresToo : onDatabase
  const details = declare({
    id: `database/${path}/${view}/${moment}`,
    source,
    needs: [...needs, ...capabilitiesFor(cell)],
    holds,
    databaseCell: cell,
    code: [
      { file: 'paths.ts', entry: path },
      { file: '../freshness/views.ts', entry: view },
      { file: '../freshness/moments.ts', entry: moment },
      { file: '../freshness/prove.ts', entry: 'play' },
    ],
  })
  test(title, details, async ({ database, device, tab, user, createDevice, timeline }) => {
    const scene = { database, device, tab, reader: tab, user, createDevice, timeline }
    await expect(await play(paths[path], cell, scene)).toHaveVerdict(verdict, companies)
  })
}
