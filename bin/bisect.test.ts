import { expect, test, type TestInfo } from '@playwright/test'
import { runCommand, stopAll } from './testing'

test.afterEach(stopAll)

const runBisect = (testInfo: TestInfo, args: readonly string[]) =>
  runCommand(testInfo, 'bisect', args, {
    npm_config_registry: 'http://127.0.0.1:9',
    npm_config_cache: testInfo.outputPath('npm-cache'),
  })

for (const [name, args, message] of [
  ['without versions', ['post-is-refused'], 'Expected one spec and two versions: npm run bisect -- <spec id> --from'],
  ['what is no version', ['x', '--from', 'old', '--to', '4.24.15'], 'old is no version. Expected one like 4.20.1.'],
  ['backwards', ['x', '--from', '4.24.15', '--to', '4.20.1'], 'Expected the older one first'],
  ['over two apps', ['x', '--from', '4.24.15', '--to', '5.0.0-beta.4'], 'are for different apps'],
] as const) {
  test(`${name}: exit 2`, async ({}, testInfo) => {
    const { code, output } = await runBisect(testInfo, args)
    expect(output).toContain(message)
    expect(code).toBe(2)
  })
}

test('a registry that does not answer: exit 3', { tag: '@nightly' }, async ({}, testInfo) => {
  const { code, output } = await runBisect(testInfo, ['post-is-refused', '--from', '4.20.1', '--to', '4.24.15'])
  expect(output).toContain('The package registry did not say which next-auth there is')
  expect(code).toBe(3)
})

test('a spec that there is not, before a registry is asked: exit 2', { tag: '@nightly' }, async ({}, testInfo) => {
  const { code, output } = await runBisect(testInfo, ['post-is-refuse', '--from', '4.20.1', '--to', '4.24.15'])
  expect(output).toContain('post-is-refuse: did you mean post-is-refused')
  expect(code).toBe(2)
})
