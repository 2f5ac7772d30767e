import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readBaseline } from './baseline'
import { behaviorsOf, compared } from './diff'
import { resultsIn } from './read'
import { aCell, aRun, aSpec } from './sample-results'

const root = join(__dirname, '..')
const renames = JSON.parse(readFileSync(join(root, 'docs', 'renames.json'), 'utf8')) as {
  specs: Record<string, string>
  mutants: Record<string, string>
}
const { specs } = readBaseline(join(root, 'report', 'baseline.json'))
const ids = new Set(specs.map(({ id }) => id))

test('every renamed spec exists under its new id only', () => {
  expect(Object.values(renames.specs).filter((id) => !ids.has(id))).toEqual([])
  expect(Object.keys(renames.specs).filter((id) => ids.has(id))).toEqual([])
  expect(new Set(Object.values(renames.specs)).size).toBe(Object.keys(renames.specs).length)
})

test('results from before the renaming are compared with today’s under today’s ids', () => {
  const [[oldId, newId] = ['', '']] = Object.entries(renames.specs)
  const now = aRun([aSpec(newId), aCell({ path: 'get-query', view: 'get-session', moment: 'immediately' }, 'fresh')])
  const { capabilities, ...subject } = now.subjects[0] ?? {}
  const before = {
    ...now,
    schema: 3,
    subjects: [{ ...subject, surfaces: capabilities }],
    specs: now.specs.map((spec) =>
      spec.cell
        ? { ...spec, id: spec.id.replace('immediately', 'at-once'), cell: { ...spec.cell, moment: 'at-once' } }
        : { ...spec, id: oldId },
    ),
  }
  const read = resultsIn(before, 'old.json')
  expect(read.specs.map(({ id }) => id)).toEqual(now.specs.map(({ id }) => id))
  expect(read.specs[1]?.cell?.moment).toBe('immediately')
  expect(compared(behaviorsOf(read), behaviorsOf(now)).differences).toEqual([])
})

test('a title has at most 110 characters, and no semicolon or colon except the colon after Hazard or Defense', () => {
  const wrong = specs.filter(({ title }) => title.length > 110 || /[;:]/.test(title.replace(/^(Hazard|Defense): /, '')))
  expect(wrong.map(({ title }) => title)).toEqual([])
})
