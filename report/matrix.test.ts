import { expect, test } from '@playwright/test'
import { countsOfColumn, matrixMarkdown, matrixOf, matrixText } from './matrix'
import type { Results, SpecResult } from '../schema/results'
import { aCell, aRun, aSpec, subject } from './sample-results'

/** A run on these versions. */
function on(nextAuth: string, next: string, specs: SpecResult[], app: 'v4' | 'v5' = 'v4'): Results {
  // Different versions have different dependencies
  const tree = `${nextAuth}${next}`.replaceAll(/\D/g, '').slice(0, 12).padEnd(12, '0')
  const versions = { ...subject.versions, 'next-auth': nextAuth, next, tree }
  return aRun(specs, { subjects: [{ ...subject, id: `${app}-jwt`, app, versions }] })
}

const cell = { path: 'update-data', view: 'proxy', moment: 'immediately' } as const
const posts = (status: SpecResult['status']) => aSpec('post-is-rejected', { status, reason: 'outside <4.21.0' })
const runs = [
  { results: on('4.20.1', '13.5.11', [posts('held'), aCell(cell, 'stale', { title: 'x is stale y' })]), cached: true },
  {
    results: on('4.21.1', '13.5.11', [posts('known to fail'), aCell(cell, 'fresh', { title: 'x is fresh y' })]),
    cached: false,
  },
  { results: on('4.24.15', '16.4.6', [posts('known to fail'), aCell(cell, 'fresh')]), cached: false },
  { results: on('5.0.0-beta.32', '16.4.6', [posts('differs')], 'v5'), cached: false },
]

test('rows are specs, columns are subjects, and a title leaves out a verdict that differs', () => {
  const { columns, rows } = matrixOf(runs.slice(0, 2))
  expect(columns.map(({ name, cached }) => [name, cached])).toEqual([
    ['next-auth 4.20.1, next 13.5.11, react 19.3.1, node v20.9.0', true],
    ['next-auth 4.21.1, next 13.5.11, react 19.3.1, node v20.9.0', false],
  ])
  expect(rows.map(({ id, title, cells }) => [id, title, ...cells.map((one) => one?.verdict ?? one?.status)])).toEqual([
    ['post-is-rejected', 'the sentence of post-is-rejected', 'held', 'known to fail'],
    ['fresh/update-data/proxy/immediately', 'x y', 'stale', 'fresh'],
  ])
})

test('changes are listed from each version to the next of its app, and from the newest NextAuth 4 to the newest 5', () => {
  const { steps } = matrixOf(runs)
  expect(steps.map(({ versions, changes }) => [versions, changes.map(({ id, change }) => `${id}: ${change}`)])).toEqual(
    [
      [
        'next-auth 4.20.1 → 4.21.1',
        [
          'fresh/update-data/proxy/immediately: stale → fresh',
          'post-is-rejected: held → known to fail (outside <4.21.0)',
        ],
      ],
      ['next-auth 4.21.1 → 4.24.15, next 13.5.11 → 16.4.6', []],
      [
        'next-auth 4.24.15 → 5.0.0-beta.32',
        [
          'fresh/update-data/proxy/immediately: removed: fresh',
          expect.stringContaining('post-is-rejected: known to fail → differs'),
        ],
      ],
    ],
  )
})

test('columns with the same versions but different dependencies are distinguished by their trees', () => {
  const on4 = on('4.20.1', '13.5.11', [posts('held')])
  const subjects = on4.subjects.map((one) => ({ ...one, versions: { ...one.versions, tree: '0a1b2c3d4e5f' } }))
  const { columns, steps } = matrixOf([on4, { ...on4, subjects }].map((results) => ({ results, cached: false })))
  expect(steps.map(({ versions }) => versions)).toEqual(['tree 420113511000 → 0a1b2c3d4e5f'])
  expect(columns.map((column) => column.subject.versions.tree)).toEqual(['420113511000', '0a1b2c3d4e5f'])
})

test('columns with the same packages are distinguished by their Node', () => {
  const on4 = on('4.24.15', '16.4.6', [posts('known to fail')])
  const subjects = on4.subjects.map((one) => ({ ...one, versions: { ...one.versions, node: 'v24.21.0' } }))
  const { columns, steps } = matrixOf([on4, { ...on4, subjects }].map((results) => ({ results, cached: false })))
  expect(steps.map(({ versions }) => versions)).toEqual(['node v20.9.0 → v24.21.0'])
  expect(columns.map(({ name }) => name.split(', ').at(-1))).toEqual(['node v20.9.0', 'node v24.21.0'])
})

test('the text has a line for each subject, and lists what changed', () => {
  const matrix = matrixOf(runs)
  const text = matrixText(matrix)
  expect(text).toContain('next-auth 4.20.1, next 13.5.11, react 19.3.1, node v20.9.0: 2 held (from the cache)')
  expect(text).toContain('next-auth 4.21.1 → 4.24.15, next 13.5.11 → 16.4.6: nothing changed')
  expect(text).toContain('  post-is-rejected | the sentence of post-is-rejected | held → known to fail')
  expect(countsOfColumn(matrix, 3)).toMatchObject({ differs: 1, held: 0 })
})

test('in Markdown, a sentence cannot break out of its table cell', () => {
  const escaping = runs.slice(0, 2).map(({ results, cached }) => ({
    results: { ...results, specs: results.specs.map((spec) => ({ ...spec, title: 'a | b <img>\n# c' })) },
    cached,
  }))
  expect(matrixMarkdown(matrixOf(escaping))).toContain('| a \\| b &lt;img&gt; # c |')
})
