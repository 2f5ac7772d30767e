import { expect, test } from '../../fixtures'
import { declareCell } from '../tables/declare'
import { play } from '../tables/play'
import { paths } from './paths'
import { cells } from './table'

test.describe('Who sees that the user has signed in, and when', () => {
  test.describe.configure({ mode: 'parallel' })

  for (const combination of cells) {
    const cell = { table: 'sign-in', ...combination } as const
    const { title, details } = declareCell(cell, paths)
    test(title, details, async ({ device, tab, user, createDevice, timeline }) => {
      await device.session.clear()
      const scene = { device, tab, reader: tab, user, createDevice, timeline }
      const change = { before: null, after: { user: { id: user.id } } }
      await expect(await play(paths[cell.path], cell, scene)).toHaveVerdict(cell.verdict, change)
    })
  }
})
