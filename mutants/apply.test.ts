import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test, type TestInfo } from '@playwright/test'
import { settings } from '../schema/process'
import { applyMutants } from './apply'
import type { Mutant } from './mutant'

const mutant = (id: string, file: string, patch: Mutant['patch']): Mutant => ({
  id,
  intent: 'a fault',
  loses: 'something',
  file,
  patch,
  caughtBy: [],
})

/** Creates a folder with one file in it. */
function createApps(testInfo: TestInfo, file: string, text: string): string {
  const folder = testInfo.outputPath('apps')
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
  return folder
}

test.afterEach(() => {
  delete process.env[settings.mutant]
  Reflect.deleteProperty(globalThis, settings.mutant)
})

/** Loads a CommonJS file without the require cache. */
function load(file: string): Record<string, unknown> {
  const require = createRequire(__filename)
  for (const name of Object.keys(require.cache)) {
    if (name.startsWith(dirname(file))) delete require.cache[name]
  }
  return require(file) as Record<string, unknown>
}

test('a CommonJS file runs unchanged by default, and with the fault when its mutant is active', ({}, testInfo) => {
  const file = 'node_modules/next-auth/answer.js'
  const folder = createApps(testInfo, file, `exports.answer = 'right'\nexports.other = 1\n`)
  const faults = [
    mutant('first', 'next-auth/answer.js', [[`'right'`, `'wrong'`]]),
    mutant('second', 'next-auth/answer.js', [
      [`'right'`, `'worse'`],
      ['other = 1', 'other = 2'],
    ]),
  ]
  expect(applyMutants(faults, folder)).toEqual([])

  const answers = ['', 'first', 'second', 'a mutant of another file'].map((id) => {
    process.env[settings.mutant] = id
    const { answer, other } = load(join(folder, file))
    return [answer, other]
  })
  expect(answers).toEqual([
    ['right', 1],
    ['wrong', 1],
    ['worse', 2],
    ['right', 1],
  ])
})

test('an ES module keeps its exports, including the default export', async ({}, testInfo) => {
  const text = [
    `export default 'default'`,
    `export const answer = 'right'`,
    `export async function ask() { return answer }`,
    `export class Kept {}`,
    `const inner = 3`,
    `export { inner as outer }`,
    `export const { taken, renamed: again, absent = 4 } = { taken: 5, renamed: 6 }`,
    '',
  ].join('\n')
  const folder = createApps(testInfo, 'session/answer.js', text)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  expect(applyMutants([mutant('wrong', 'session/answer.js', [[`'right'`, `'wrong'`]])], folder)).toEqual([])

  const answers = []
  for (const id of ['', 'wrong']) {
    process.env[settings.mutant] = id
    const module = (await import(`${pathToFileURL(join(folder, 'session', 'answer.js')).href}?${id}`)) as Record<
      string,
      unknown
    > & { ask: () => Promise<string> }
    answers.push([
      module.default,
      module.answer,
      await module.ask(),
      typeof module.Kept,
      module.outer,
      module.taken,
      module.again,
      module.absent,
    ])
  }
  expect(answers).toEqual([
    ['default', 'right', 'right', 'function', 3, 5, 6, 4],
    ['default', 'wrong', 'wrong', 'function', 3, 5, 6, 4],
  ])
})

test('a client component stays a client component', ({}, testInfo) => {
  const folder = createApps(testInfo, 'probe/button.tsx', `'use client'\n\nexport function Button() {}\n`)
  applyMutants([mutant('gone', 'probe/button.tsx', [['Button() {}', 'Button() { return null }']])], folder)
  expect(readFileSync(join(folder, 'probe', 'button.tsx'), 'utf8')).toMatch(/^'use client'\n/)
})

test('a mutant whose text is missing or ambiguous, or whose file is missing, does not apply, and the others do', ({}, testInfo) => {
  const folder = createApps(testInfo, 'session/answer.js', `exports.answer = 'right'\nexports.also = 'right'\n`)
  const faults = [
    mutant('gone', 'session/answer.js', [[`'left'`, `'wrong'`]]),
    mutant('twice', 'session/answer.js', [[`'right'`, `'wrong'`]]),
    mutant('no-file', 'session/question.js', [[`'right'`, `'wrong'`]]),
    mutant('applies', 'session/answer.js', [[`answer = 'right'`, `answer = 'wrong'`]]),
  ]
  expect(applyMutants(faults, folder).map(({ id, why }) => `${id}: ${why.split('.')[0]}`)).toEqual([
    `gone: session/answer`,
    `twice: session/answer`,
    `no-file: session/question`,
  ])
  process.env[settings.mutant] = 'applies'
  expect(load(join(folder, 'session', 'answer.js')).answer).toBe('wrong')
})

test('on the server, each call runs with the mutant that is active then, and what is not a function stays as it was loaded', async ({}, testInfo) => {
  const faults = (file: string) => [
    mutant('first', file, [[`'right'`, `'wrong'`]]),
    mutant('second', file, [[`'right'`, `'worse'`]]),
  ]
  const commonJs = 'node_modules/next-auth/answer.js'
  const text = `const answer = 'right'\nexports.ask = () => answer\nexports.answer = answer\n`
  const folder = createApps(testInfo, commonJs, text)
  applyMutants(faults('next-auth/answer.js'), folder)
  mkdirSync(join(folder, 'session'))
  writeFileSync(
    join(folder, 'session', 'answer.mjs'),
    `export const answer = 'right'\nexport class Asked { answer = answer }\nexport const ask = () => new Asked().answer\n`,
  )
  applyMutants(faults('session/answer.mjs'), folder)

  const loaded = load(join(folder, commonJs)) as { ask: () => string; answer: string }
  const imported = (await import(pathToFileURL(join(folder, 'session', 'answer.mjs')).href)) as typeof loaded & {
    Asked: new () => { answer: string }
  }
  const answers = [undefined, 'first', 'second', 'a mutant of another file'].map((id) => {
    Object.assign(globalThis, { [settings.mutant]: id })
    return [loaded.ask(), loaded.answer, imported.ask(), imported.answer, new imported.Asked().answer]
  })
  expect(answers).toEqual([
    ['right', 'right', 'right', 'right', 'right'],
    ['wrong', 'right', 'wrong', 'right', 'wrong'],
    ['worse', 'right', 'worse', 'right', 'worse'],
    ['right', 'right', 'right', 'right', 'right'],
  ])
})
