import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readBaseline } from '../report/baseline'
import { root } from '../run/test-commands'

// The specs that CONTRIBUTING.md shows can be copied into a file of e2e/ as they are.

const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
const blocks = [...text.matchAll(/^ *```ts\n([\s\S]*?)^ *```$/gm)].map(([, block = '']) => block)
const specs = blocks.filter((block) => block.trimStart().startsWith('import '))

test('the specs in CONTRIBUTING.md have no type errors', () => {
  expect(specs.length).toBeGreaterThan(0)
  // As deep as a file in a folder of e2e/
  const folder = join(root, '.cache', `contributing-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  try {
    const files = specs.map((_, index) => `${index}.spec.ts`)
    for (const [index, file] of files.entries()) writeFileSync(join(folder, file), specs[index] ?? '')
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.json', include: [], files }))
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the ids and titles of the specs in CONTRIBUTING.md are free', () => {
  const known = readBaseline(join(root, 'report', 'baseline.json')).specs
  const taken = known.filter(({ id, title }) =>
    specs.some((spec) => spec.includes(`'${id}'`) || spec.includes(`'${title}'`)),
  )
  expect(taken.map(({ id }) => id)).toEqual([])
})
