import { expect, spec, test, updatePaths, type Cell } from '../../fixtures'
import { describeCell } from '../tables/declare'
import { play } from '../tables/play'
import { companies } from '../tables/scene'
import { paths } from './paths'

/** Declares the spec of one cell. */
export function prove(cell: Cell): void {
  const { title, meta } = describeCell('fresh', { paths: updatePaths }, cell, paths[cell.path])
  test(title, spec({ ...meta, cell }), async ({ device, tab, user, createDevice, timeline }) => {
    const scene = { device, tab, reader: tab, user, createDevice, timeline }
    await expect(await play(paths[cell.path], cell, scene)).toHaveVerdict(cell.verdict, companies)
  })
}
