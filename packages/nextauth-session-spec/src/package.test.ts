import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'

// What is published. Each test needs the same tarball, so they run one after the other.
test.describe.configure({ mode: 'serial' })

const folder = join(__dirname, '..')
const root = join(folder, '..', '..')
const packed: { tarball?: string } = {}

/** What a program of the checkout prints. If it fails, the test fails with this. */
function run(file: string, args: string[], cwd = folder): string {
  try {
    return execFileSync(file, args, { cwd, encoding: 'utf8', stdio: 'pipe', shell: process.platform === 'win32' })
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`${[file, ...args].join(' ')}\n${stdout}\n${stderr}`, { cause: error })
  }
}

const bin = (name: string) => join(root, 'node_modules', '.bin', name)

test('the tarball is under 100 KB, and has only what is needed', async ({}, testInfo) => {
  const place = testInfo.outputPath('tarball')
  mkdirSync(place, { recursive: true })
  const [report] = JSON.parse(run('npm', ['pack', '--json', '--silent', '--pack-destination', place])) as {
    filename: string
    files: { path: string }[]
  }[]
  packed.tarball = join(place, report?.filename ?? '')
  expect(statSync(packed.tarball).size).toBeLessThan(100_000)
  const others = report?.files
    .map(({ path }) => path)
    .filter((path) => !/^dist\/(cjs|esm)\/[\w-]+\.(js|d\.ts)$/.test(path))
  expect(others?.sort()).toEqual(['LICENSE', 'README.md', 'dist/esm/package.json', 'package.json'])
})

test('it has no dependency and no install script', () => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, object>
  expect(manifest.dependencies).toBeUndefined()
  expect(Object.keys(manifest.scripts ?? {})).toEqual(['build', 'prepack'])
  expect(Object.keys(manifest.peerDependencies ?? {})).toEqual(['@playwright/test', 'next-auth'])
})

test('publint finds nothing', () => {
  expect(run(bin('publint'), ['run', packed.tarball ?? '', '--strict'])).toContain('All good!')
})

test('its types resolve in every module system', () => {
  // It exits with an error if it finds a problem
  expect(run(bin('attw'), [packed.tarball ?? ''])).toContain('node16 (from CJS)')
})

test('it can be imported and required, and its command runs', async ({}, testInfo) => {
  const installed = testInfo.outputPath('node_modules', 'nextauth-session-spec')
  mkdirSync(installed, { recursive: true })
  run('tar', ['xzf', packed.tarball ?? '', '-C', installed, '--strip-components', '1'])
  const code = {
    'a.mjs': `import { mint, test, expect, MintError } from 'nextauth-session-spec/playwright'
console.log(typeof mint, typeof test, typeof expect, typeof MintError)`,
    'a.cjs': `const { mint, test, expect, MintError } = require('nextauth-session-spec/playwright')
console.log(typeof mint, typeof test, typeof expect, typeof MintError)
mint({}, { baseURL: 'http://localhost:9', secret: 'x' }).catch(({ code }) => console.log(code))`,
  }
  for (const [name, text] of Object.entries(code)) writeFileSync(testInfo.outputPath(name), text)
  const node = (...args: string[]) => run(process.execPath, args, testInfo.outputDir)
  expect(node('a.mjs').trim()).toBe('function function function function')
  expect(node('a.cjs').trim()).toBe('function function function function\nunreachable')
  expect(node(join(installed, 'dist', 'esm', 'cli.js'), '--help')).toContain('Exit code')
})

test('a test app’s own claims are typed, with NextAuth 4 and 5', () => {
  for (const app of ['v4', 'v5']) expect(run(bin('tsc'), ['-p', join('test-apps', app)])).toBe('')
})

test('the README lists every option and every error', () => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8')
  const listed = (heading: string) => {
    const [, section = ''] = readme.split(`## ${heading}\n`)
    return [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `([\w-]+)`/gm)].map(([, name = '']) => name).sort()
  }
  const source = (file: string) => readFileSync(join(__dirname, file), 'utf8')
  const [, options = ''] =
    /interface SessionOptions \{\n([^}]*(?:\{[^}]*\}[^}]*)*?)\n\}/.exec(source('options.ts')) ?? []
  expect([listed('Options').length, listed('When it does not work').length]).toEqual([12, 23])
  expect(listed('Options')).toEqual([...options.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name = '']) => name).sort())
  const [, codes = ''] = /type MintErrorCode =\n([^]*?)\n\n/.exec(source('errors.ts')) ?? []
  expect(listed('When it does not work')).toEqual(
    [...codes.matchAll(/'([\w-]+)'/g)].map(([, code = '']) => code).sort(),
  )
})
