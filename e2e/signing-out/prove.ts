import { expect, test } from '../../fixtures'
import { declareCell } from '../tables/declare'
import { play } from '../tables/play'
import { companies } from '../tables/scene'
import { paths } from './paths'
import type { cells } from './table'

/** Declares the spec of one cell. */
export function prove(combination: (typeof cells)[number]): void {
  const cell = { table: 'sign-out', ...combination } as const
  const { title, details } = declareCell(cell, paths)
  test(title, details, async ({ device, tab, user, createDevice, timeline }) => {
    const scene = { device, tab, reader: tab, user, createDevice, timeline }
    const change = { before: companies.before, after: null }
    await expect(await play(paths[cell.path], cell, scene)).toHaveVerdict(cell.verdict, change)
  })
}
