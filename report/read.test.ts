import { writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { readResults, ResultsError, resultsIn } from './read'
import { schemaVersion, type Results } from '../schema/results'
import { aCell, aRun, aSpec } from './sample-results'

const cell = aCell({ path: 'get-query', view: 'use-session', moment: 'immediately' }, 'stale')
const run = aRun([aSpec('one'), cell], { leftOut: [{ reason: 'it is fetched again', cells: 3 }] })

test('a complete file is read unchanged', async ({}, testInfo) => {
  const file = testInfo.outputPath('results.json')
  writeFileSync(file, JSON.stringify(run))
  expect(readResults(file)).toEqual(run)
})

test('a missing file: the message says what is expected', async ({}, testInfo) => {
  const file = testInfo.outputPath('nowhere.json')
  expect(() => readResults(file)).toThrow(ResultsError)
  expect(() => readResults(file)).toThrow(`${file} cannot be read: it does not exist. Expected a results.json.`)
})

/** The run with one value changed. */
const changed = (change: (copy: Record<string, never> & Results) => unknown) => {
  const copy = structuredClone(run) as Record<string, never> & Results
  change(copy)
  return JSON.stringify(copy)
}
const invalid: [string, string, string][] = [
  ['not JSON', 'hello', 'is not JSON, or is truncated'],
  ['truncated', JSON.stringify(run).slice(0, 500), 'run npm run gate again'],
  ['empty', '', 'is not JSON'],
  ['something else', '{"name":"nextauth-session-spec"}', 'does not contain results of this project'],
  ['an array', '[]', 'does not contain results of this project'],
  ['null', 'null', 'does not contain results of this project'],
  ['an older schema', changed((copy) => Object.assign(copy, { schema: 2 })), 'has schema version 2, which is too old'],
  [
    'a newer schema',
    changed((copy) => Object.assign(copy, { schema: 99 })),
    `has schema version 99: a newer version of this project wrote it. This version reads schema version ${schemaVersion}: update this checkout.`,
  ],
  [
    'an unknown status',
    changed(({ specs }) => Object.assign(specs[1] ?? {}, { status: 'green' })),
    'is invalid: specs[1].status is "green", expected one of held, differs, known to fail, not in this version, not run.',
  ],
  [
    'an unknown verdict',
    changed(({ specs }) => Object.assign(specs[1]?.cell ?? {}, { observed: 'old' })),
    'specs[1].cell.observed is "old", expected one of fresh, stale, signed out, cannot be read',
  ],
  [
    'a key that every object inherits',
    changed(({ specs }) => Object.assign(specs[1]?.cell ?? {}, { view: 'constructor' })),
    'specs[1].cell.view is "constructor", expected one of response, get-session',
  ],
  [
    'a source of an unknown kind',
    changed(({ specs }) => Object.assign(specs[0] ?? {}, { source: [{ kind: 'rumor' }] })),
    'specs[0].source[0].kind is "rumor", expected one of article, docs, issue, code',
  ],
  [
    'a source without its page',
    changed(({ specs }) => Object.assign(specs[0] ?? {}, { source: [{ kind: 'docs' }] })),
    'specs[0].source[0].page is missing, expected a string',
  ],
  [
    'a missing version',
    changed(({ subjects }) => Object.assign(subjects[0] ?? {}, { versions: {} })),
    'subjects[0].versions["next-auth"] is missing, expected a string',
  ],
  ['a missing total', changed((copy) => Object.assign(copy, { total: undefined })), 'total is missing, expected a'],
  [
    'a tree that is not a hash',
    changed(({ subjects }) => Object.assign(subjects[0]?.versions ?? {}, { tree: 'unknown' })),
    'subjects[0].versions.tree is "unknown", expected 12 hexadecimal digits',
  ],
  ['a missing field', changed((copy) => Object.assign(copy, { leftOut: undefined })), 'leftOut is missing, expected a'],
  [
    'a number as a string',
    changed(({ specs }) => Object.assign(specs[0]?.timeline[0] ?? {}, { at: '0' })),
    'specs[0].timeline[0].at is "0", expected a number',
  ],
]
for (const [name, content, message] of invalid) {
  test(`${name}: the message says which file is invalid, and why`, async ({}, testInfo) => {
    const file = testInfo.outputPath('results.json')
    writeFileSync(file, content)
    expect(() => readResults(file)).toThrow(ResultsError)
    expect(() => readResults(file)).toThrow(message)
    expect(() => readResults(file)).toThrow(file)
  })
}

test('results in which only the database strategy had another table are still read', () => {
  const databaseCell = { path: 'row', view: 'proxy', moment: 'immediately', verdict: 'fresh', observed: 'stale' }
  const old = { ...run, schema: 4, specs: [{ ...aSpec('database/row/proxy/immediately'), databaseCell }] }
  expect(resultsIn(old, 'old.json').specs[0]?.otherCell).toEqual({ ...databaseCell, table: 'database' })
})
