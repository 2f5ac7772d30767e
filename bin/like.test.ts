import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type TestInfo } from '@playwright/test'
import { root, runGate, stopAll } from '../run/test-commands'
import { catalog } from '../subjects/catalog'
import { ownVersions } from '../subjects/resolve'
import { parseGateArguments } from './arguments'

test.afterEach(stopAll)

const id = 'use-session-waits-for-reload'
const { 'next-auth': nextAuth, next, react } = ownVersions(root, 'v4')
const own = { 'next-auth': nextAuth, next, react }

const lockfile = (versions: Record<string, string>) =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: Object.fromEntries(
      Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }]),
    ),
  })

/** A project in a Git repository. Returns its folder, and a function that commits a lockfile with other versions. */
function project(testInfo: TestInfo, versions: Record<string, string>) {
  const folder = testInfo.outputPath('project')
  mkdirSync(folder, { recursive: true })
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], { cwd: folder })
  const commit = (changed: Record<string, string>) => {
    writeFileSync(join(folder, 'package-lock.json'), lockfile(changed))
    git('add', '.')
    git('commit', '--quiet', '--no-gpg-sign', '-m', 'Versions')
  }
  git('init', '--quiet')
  commit(versions)
  return { folder, commit }
}

test('--like runs the specs on the versions of another project, also those at a Git ref', async ({}, testInfo) => {
  const { folder, commit } = project(testInfo, own)
  commit({ ...own, 'next-auth': '4.0.99' })
  const missing = await runGate(testInfo, [id, '--like', folder])
  expect(missing.output).toContain('No version of next-auth matches 4.0.99.')
  expect(missing.code).toBe(2)

  const { code, output } = await runGate(testInfo, [id, '--like', folder, '--at', 'HEAD~1'])
  expect(output).toContain(`package-lock.json at HEAD~1: next-auth ${nextAuth}, next ${next}, react ${react}`)
  expect(output).toContain('1 of ')
  expect(code).toBe(0)
})

test('--since with the same versions says so, and runs them once', async ({}, testInfo) => {
  const { folder } = project(testInfo, own)
  const { code, output } = await runGate(testInfo, [id, `--like=${folder}`, '--since', 'HEAD'])
  expect(output).toContain('The project has the same versions as at HEAD.')
  expect(output).toContain('1 held')
  expect(code).toBe(0)
})

test('--since prints what changes between two lockfiles: exit 1', { tag: '@nightly' }, async ({}, testInfo) => {
  const old = catalog.find((row) => row['next-auth'] === '4.20.1')
  const { folder, commit } = project(testInfo, {
    'next-auth': '4.20.1',
    next: old?.next ?? '',
    react: old?.react ?? '',
  })
  commit(own)
  const { code, output } = await runGate(testInfo, [id, 'post-is-rejected', '--since=HEAD~1', '--like', folder])
  expect(output).toContain(`Versions: next-auth 4.20.1 → ${nextAuth}`)
  expect(output).toContain('C post-is-rejected |')
  expect(output).toContain('held → known to fail')
  expect(output).not.toContain(`C ${id}`)
  expect(code).toBe(1)
})

const wrong: [string, string[], string][] = [
  ['--like with a version', ['--like', '.', '--next', '15'], '--like takes the versions of another project'],
  ['--since without a project', ['--since', 'HEAD'], 'Expected --like <folder> with it'],
  ['--since with --at', ['--like', '.', '--at', 'a', '--since', 'b'], 'Expected it without --at'],
  ['a project that does not exist', [id, '--like', 'no-such-project'], 'no-such-project does not exist'],
]
for (const [name, args, message] of wrong) {
  test(`${name}: exit 2`, async ({}, testInfo) => {
    const { code, output } = await runGate(testInfo, args)
    expect(output).toContain(message)
    expect(code).toBe(2)
  })
}

test('docs/other-repository.yml runs a command that the gate accepts', () => {
  const workflow = readFileSync(join(root, 'docs', 'other-repository.yml'), 'utf8')
  const [, command = ''] = /run: npm run gate -- (.+)/.exec(workflow) ?? []
  const { like, since } = parseGateArguments(command.replace(/\$\{\{.*?\}\}/, 'main').split(' '))
  expect({ like, since }).toEqual({ like: '../app', since: 'origin/main' })
})
