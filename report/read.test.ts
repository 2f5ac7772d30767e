import { writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { readResults, ResultsError } from './read'
import type { Results } from './schema'
import { aCell, aRun, aSpec } from './testing'

const cell = aCell({ path: 'get-query', view: 'use-session', moment: 'at-once' }, 'stale')
const run = aRun([aSpec('one'), cell], { leftOut: [{ reason: 'it is asked anew', cells: 3 }] })

test('a whole file is read as it is', async ({}, testInfo) => {
  const file = testInfo.outputPath('results.json')
  writeFileSync(file, JSON.stringify(run))
  expect(readResults(file)).toEqual(run)
})

test('a file that is missing', async ({}, testInfo) => {
  const file = testInfo.outputPath('nowhere.json')
  expect(() => readResults(file)).toThrow(ResultsError)
  expect(() => readResults(file)).toThrow(`${file} cannot be read: it does not exist. Expected a results.json.`)
})

/** The run with one value that is another. */
const changed = (change: (copy: Record<string, never> & Results) => unknown) => {
  const copy = structuredClone(run) as Record<string, never> & Results
  change(copy)
  return JSON.stringify(copy)
}
const broken: [string, string, string][] = [
  ['not JSON', 'hello', 'is not JSON, or only a part of it'],
  ['truncated', JSON.stringify(run).slice(0, 500), 'run npm run gate again'],
  ['empty', '', 'is not JSON'],
  ['something else', '{"name":"nextauth-session-spec"}', 'holds no results of this project'],
  ['a list', '[]', 'holds no results of this project'],
  ['null', 'null', 'holds no results of this project'],
  ['an older schema', changed((copy) => Object.assign(copy, { schema: 2 })), 'is of schema 2, an older one'],
  [
    'a newer schema',
    changed((copy) => Object.assign(copy, { schema: 99 })),
    'is of schema 99: it was written by a newer version of this project. This one reads schema 3: update this checkout.',
  ],
  [
    'an unknown status',
    changed(({ specs }) => Object.assign(specs[1] ?? {}, { status: 'green' })),
    'is broken: specs[1].status is "green", expected one of held, differs, known to fail, not in this version, not run.',
  ],
  [
    'an unknown verdict',
    changed(({ specs }) => Object.assign(specs[1]?.cell ?? {}, { observed: 'old' })),
    'specs[1].cell.observed is "old", expected one of fresh, stale, signed out, cannot be read',
  ],
  [
    'a name that every object has',
    changed(({ specs }) => Object.assign(specs[1]?.cell ?? {}, { view: 'constructor' })),
    'specs[1].cell.view is "constructor", expected one of response, get-session',
  ],
  [
    'a source of an unknown kind',
    changed(({ specs }) => Object.assign(specs[0] ?? {}, { source: [{ kind: 'rumour' }] })),
    'specs[0].source[0].kind is "rumour", expected one of article, docs, issue, code',
  ],
  [
    'a source without its page',
    changed(({ specs }) => Object.assign(specs[0] ?? {}, { source: [{ kind: 'docs' }] })),
    'specs[0].source[0].page is missing, expected a text',
  ],
  [
    'a missing version',
    changed(({ subjects }) => Object.assign(subjects[0] ?? {}, { versions: {} })),
    'subjects[0].versions.next-auth is missing, expected a text',
  ],
  [
    'no number of all specs',
    changed((copy) => Object.assign(copy, { total: undefined })),
    'total is missing, expected a',
  ],
  [
    'a tree that is no hash',
    changed(({ subjects }) => Object.assign(subjects[0]?.versions ?? {}, { tree: 'unknown' })),
    'subjects[0].versions.tree is "unknown", expected 12 hexadecimal digits',
  ],
  ['a missing field', changed((copy) => Object.assign(copy, { leftOut: undefined })), 'leftOut is missing, expected a'],
  [
    'a number as text',
    changed(({ specs }) => Object.assign(specs[0]?.timeline[0] ?? {}, { at: '0' })),
    'specs[0].timeline[0].at is "0", expected a number',
  ],
]
for (const [name, content, message] of broken) {
  test(`${name}: the message says what is wrong with which file`, async ({}, testInfo) => {
    const file = testInfo.outputPath('results.json')
    writeFileSync(file, content)
    expect(() => readResults(file)).toThrow(ResultsError)
    expect(() => readResults(file)).toThrow(message)
    expect(() => readResults(file)).toThrow(file)
  })
}
