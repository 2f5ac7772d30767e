import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type TestInfo } from '@playwright/test'
import { baselineText } from '../report/baseline'
import type { SpecResult } from '../schema/results'
import { aCell, aRun, aSpec } from '../report/sample-results'
import { runCommand, stopAll } from '../run/test-commands'

test.afterEach(stopAll)

const runDiff = (testInfo: TestInfo, args: string[]) => runCommand(testInfo, 'diff', args)

/** Writes a run's folder. */
function folderOf(testInfo: TestInfo, name: string, specs: SpecResult[]): string {
  const folder = testInfo.outputPath(name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'results.json'), JSON.stringify(aRun(specs)))
  return folder
}

const stale = aCell({ path: 'get-query', view: 'use-session', moment: 'immediately' }, 'stale')
const fresh = aCell({ path: 'get-query', view: 'use-session', moment: 'immediately' }, 'fresh')

test('no difference: exit 0', async ({}, testInfo) => {
  const old = folderOf(testInfo, 'old', [stale])
  const { code, output } = await runDiff(testInfo, [old, join(old, 'results.json')])
  expect(output).toContain('No difference.')
  expect(code).toBe(0)
})

test('differences: exit 1, a line for each, and the HTML page', async ({}, testInfo) => {
  const old = folderOf(testInfo, 'old', [stale, aSpec('gone')])
  const now = folderOf(testInfo, 'now', [fresh, aSpec('new')])
  const { code, output } = await runDiff(testInfo, [old, now])
  expect(output).toContain(`C ${stale.id} | the sentence of ${stale.id} | stale → fresh\n`)
  expect(output).toContain('D gone | the sentence of gone | held\n')
  expect(output).toContain('A new | the sentence of new | held\n')
  expect(readFileSync(testInfo.outputPath('out', 'diff', 'index.html'), 'utf8')).toContain('stale → fresh')
  expect(code).toBe(1)
})

test('--markdown and --out: prints a Markdown table, and writes the page to another folder', async ({}, testInfo) => {
  const old = testInfo.outputPath('baseline.json')
  writeFileSync(old, baselineText(aRun([stale])))
  const out = testInfo.outputPath('elsewhere')
  const { code, output } = await runDiff(testInfo, [
    old,
    folderOf(testInfo, 'now', [fresh]),
    '--markdown',
    `--out=${out}`,
  ])
  expect(output).toContain(`| C | ${stale.id} | the sentence of ${stale.id} | stale → fresh |`)
  expect(existsSync(join(out, 'index.html'))).toBe(true)
  expect(code).toBe(1)
})

const wrong: [string, string[], string][] = [
  ['no file', [], 'Got 0 files, expected two: npm run diff -- <old> <new>'],
  ['three files', ['a', 'b', 'c'], 'Got 3 files, expected two'],
  ['an unknown flag', ['a', 'b', '--markdwon'], 'Unknown flag --markdwon. Did you mean --markdown?'],
  ['files that do not exist', ['/nowhere/a', '/nowhere/b'], '/nowhere/a cannot be read: it does not exist'],
  ['a file of another kind', ['package.json', 'package.json'], 'package.json does not contain results of this project'],
]
for (const [name, args, message] of wrong) {
  test(`${name}: exit 2`, async ({}, testInfo) => {
    const { code, output } = await runDiff(testInfo, args)
    expect(output).toContain(message)
    expect(code).toBe(2)
  })
}

test('--help: exit 0', async ({}, testInfo) => {
  const { code, output } = await runDiff(testInfo, ['--help'])
  expect(output).toContain('Exit codes')
  expect(code).toBe(0)
})
