import { expect, test, type TestInfo } from '@playwright/test'
import { runCommand, stopAll } from '../run/test-commands'

test.afterEach(stopAll)

const runBisect = (testInfo: TestInfo, args: readonly string[]) =>
  runCommand(testInfo, 'bisect', args, {
    npm_config_registry: 'http://127.0.0.1:9',
    npm_config_cache: testInfo.outputPath('npm-cache'),
  })

for (const [name, args, message] of [
  ['without versions', ['post-is-rejected'], 'Expected one spec and two versions: npm run bisect -- <spec id> --from'],
  [
    'a value that is not a version',
    ['x', '--from', 'old', '--to', '4.24.15'],
    'old is not a version. Expected one like 4.20.1.',
  ],
  ['the newer version first', ['x', '--from', '4.24.15', '--to', '4.20.1'], 'Expected the older version first'],
  ['versions of two apps', ['x', '--from', '4.24.15', '--to', '5.0.0-beta.4'], 'are for different apps'],
] as const) {
  test(`${name}: exit 2`, async ({}, testInfo) => {
    const { code, output } = await runBisect(testInfo, args)
    expect(output).toContain(message)
    expect(code).toBe(2)
  })
}

test('the registry does not answer: exit 3', { tag: '@nightly' }, async ({}, testInfo) => {
  const { code, output } = await runBisect(testInfo, ['post-is-rejected', '--from', '4.20.1', '--to', '4.24.15'])
  expect(output).toContain('The package registry request for next-auth failed')
  expect(code).toBe(3)
})

test('an unknown spec: exit 2 before the registry is asked', { tag: '@nightly' }, async ({}, testInfo) => {
  const { code, output } = await runBisect(testInfo, ['post-is-reject', '--from', '4.20.1', '--to', '4.24.15'])
  expect(output).toContain('post-is-reject: did you mean post-is-rejected')
  expect(code).toBe(2)
})
