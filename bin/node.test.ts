import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test, type TestInfo } from '@playwright/test'
import { processesOf, resultsOf, root, runGate, startGate, stopAll, untilTestTimeout } from '../run/test-commands'
import { nodePackage } from '../subjects/node'

// The gate with --node: everything runs on another version of Node.

const unreachable = { npm_config_registry: 'http://127.0.0.1:9' }
// Several workers run these tests in parallel
const other = `99.0.${process.pid}`
/** A range that the Node of these tests is not in. */
const otherRange = process.versions.node.startsWith('22.') ? '24' : '22'
const pointer = join(root, '.cache', 'nodes', `${nodePackage()}-${other}.json`)

test.afterEach(() => {
  stopAll()
  rmSync(pointer, { force: true })
})

/** Installs a Node that takes itself for another version, and records the arguments that it is started with. */
function installOther(testInfo: TestInfo): { args: () => string } {
  const folder = testInfo.outputPath('node')
  const executable = join(folder, 'node_modules', nodePackage(), 'bin', 'node')
  const [version, args] = [join(folder, 'version.cjs'), join(folder, 'args')]
  mkdirSync(dirname(executable), { recursive: true })
  mkdirSync(dirname(pointer), { recursive: true })
  writeFileSync(version, `Object.defineProperty(process.versions, 'node', { value: '${other}' })\n`)
  writeFileSync(
    executable,
    `#!/bin/sh\necho "$@" >> '${args}'\nexec '${process.execPath}' --require '${version}' "$@"\n`,
    { mode: 0o755 },
  )
  writeFileSync(pointer, JSON.stringify({ folder: relative(dirname(pointer), folder) }))
  return { args: () => readFileSync(args, 'utf8') }
}

test('--node starts the gate again on that Node, with the same arguments, and exits with its exit code', async ({}, testInfo) => {
  const { args } = installOther(testInfo)
  const list = ['--list', '--node', other, 'get-response-carries-update']
  const { code, output } = await runGate(testInfo, list, unreachable)
  expect(output).toContain('get-response-carries-update')
  expect(code).toBe(0)
  expect(args()).toBe(`${join(root, 'bin', 'run.mjs')} gate --node=${other} --list get-response-carries-update\n`)
  const wrong = await runGate(testInfo, ['get-response-carries-updat', `--node=${other}`], unreachable)
  expect(wrong.output).toContain('did you mean get-response-carries-update')
  expect(wrong.code).toBe(2)
})

test('Ctrl-C reaches the gate on the other Node: exit 130', async ({}, testInfo) => {
  installOther(testInfo)
  const command = startGate(testInfo, [`--node=${other}`], unreachable)
  await command.printed('v4 on next-auth')
  command.child.kill('SIGINT')
  expect(await command.ended).toBe(130)
  expect(processesOf(testInfo.outputPath('out'))).toEqual([])
})

test('when the gate is killed, the gate on the other Node exits too', { tag: '@nightly' }, async ({}, testInfo) => {
  installOther(testInfo)
  const command = startGate(testInfo, [`--node=${other}`], unreachable)
  await command.printed('v4 on next-auth')
  command.child.kill('SIGKILL')
  await command.ended
  await expect.poll(() => processesOf(testInfo.outputPath('out')), untilTestTimeout).toEqual([])
})

test('the registry does not answer: exit 3, and nothing hangs', async ({}, testInfo) => {
  const { code, output } = await runGate(testInfo, ['--node', '98'], unreachable)
  expect(output).toContain('The package registry request for node failed')
  expect(code).toBe(3)
})

test('the version of Node in the results is the one that ran the specs', { tag: '@nightly' }, async ({}, testInfo) => {
  const { code } = await runGate(testInfo, ['get-response-carries-update', '--node', otherRange])
  expect(code).toBe(0)
  expect(resultsOf(testInfo).subjects[0]?.versions.node).toMatch(new RegExp(`^v${otherRange}\\.`))
})
