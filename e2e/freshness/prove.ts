import {
  expect,
  moments,
  spec,
  test,
  updatePaths,
  verdictPhrases,
  views,
  type Cell,
  type SpecMeta,
} from '../../fixtures'
import { idOf } from '../tables/cells'
import { capabilitiesFor, play } from '../tables/play'
import { companies } from '../tables/scene'
import { paths } from './paths'

/** Declares the spec of one cell. */
export function prove(cell: Cell): void {
  const { source, holds, needs: pathNeeds = [] } = paths[cell.path]
  const needs = [...pathNeeds, ...capabilitiesFor(cell, paths[cell.path])]
  const title = `After ${updatePaths[cell.path]}, ${views[cell.view]} ${verdictPhrases[cell.verdict]} ${moments[cell.moment]}`
  const details = spec({ id: idOf('fresh', cell), source, needs, holds, cell, code: codeOf(cell) })
  test(title, details, async ({ device, tab, user, createDevice, timeline }) => {
    const scene = { device, tab, reader: tab, user, createDevice, timeline }
    await expect(await play(paths[cell.path], cell, scene)).toHaveVerdict(cell.verdict, companies)
  })
}

/** Where to find the code of a cell's spec. */
function codeOf({ path, view, moment }: Cell): SpecMeta['code'] {
  return [
    { file: 'paths.ts', entry: path },
    { file: '../tables/views.ts', entry: view },
    { file: '../tables/moments.ts', entry: moment },
    { file: '../tables/play.ts', entry: 'play' },
  ]
}
