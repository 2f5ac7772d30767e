import { expect, test } from '@playwright/test'
import { runInline } from './testing'

// The freshness table, where it is written wrongly: the run must not begin.

const cells = `import { cellsOf } from '../../../e2e/freshness/cells'\nimport { table } from '../../../e2e/freshness/table'\n`
const wrong: [string, string, string][] = [
  [
    'a combination that has neither verdict nor rule',
    'cellsOf(table.slice(1))',
    'has no verdict, and no rule leaves it out',
  ],
  [
    'a verdict that a rule leaves out',
    `cellsOf([...table, ['api-route', 'after-focus', 'fresh']])`,
    'fresh/get-query/api-route/after-focus has a verdict, though',
  ],
  ['two rows of one view and moment', 'cellsOf([...table, table[0]])', 'response at-once has two rows'],
]
for (const [name, body, message] of wrong) {
  test(`${name} fails collection`, async ({}, testInfo) => {
    const { faults } = await runInline(testInfo, cells + body)
    expect(faults).toMatchObject([{ exitCode: 2, message: expect.stringContaining(message) }])
  })
}

test('double ids of one place fail collection', async ({}, testInfo) => {
  const body = `for (const word of ['a', 'b']) test(word, spec({ id: 'one', source: article('useSession') }), async () => {})`
  const { faults } = await runInline(testInfo, body)
  expect(faults).toMatchObject([{ exitCode: 2, message: expect.stringContaining('the id one is taken by') }])
})
