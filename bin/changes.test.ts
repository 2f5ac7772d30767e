import { statSync } from 'node:fs'
import { expect, test, type TestInfo } from '@playwright/test'
import { readPublished } from '../report/published'
import { runCommand, stopAll } from '../run/test-commands'
import { ownVersions } from '../subjects/resolve'
import { publishedFile, root } from '../run/paths'
import { catalogAndCheckout, nameOf } from '../subjects/rows'

test.afterEach(stopAll)

const own4 = ownVersions(root, 'v4')['next-auth']
const own5 = ownVersions(root, 'v5')['next-auth']
const runChanges = (testInfo: TestInfo, ...args: string[]) => runCommand(testInfo, 'changes', args)

test('between the two apps of the checkout: what was measured, with the specs that changed', async ({}, testInfo) => {
  const { code, output } = await runChanges(testInfo, own4, own5)
  expect(output).toContain(`From next-auth ${own4}, `)
  expect(output).toContain(`to   next-auth ${own5}, `)
  expect(output).toContain('fresh/update/get-session/immediately | After update(), getSession() immediately | fresh →')
  expect(code).toBe(0)
})

test('a version with itself: nothing changes', async ({}, testInfo) => {
  const { code, output } = await runChanges(testInfo, own4, own4)
  expect(output).toContain('nothing changes in ')
  expect(code).toBe(0)
})

for (const [what, args, message] of [
  ['a version that was not measured', ['4.0.0', '4.24'], 'no column for next-auth 4.0.0. The nearest: '],
  ['one version', ['4.24'], 'Expected two versions, of next-auth, of next or of Node'],
  ['three versions', ['4.20', '4.21', '4.22'], 'Expected at most two versions'],
  ['an app that does not exist', ['4.20', '4.24', '--app=v6'], 'There is no app v6. Expected v4 or v5.'],
  ['an app that does not have the version', ['4.20', '4.24', '--app=v5'], 'no column for next-auth 4.20, the app v5'],
] as const)
  test(`${what}: exit 2, and what is expected`, async ({}, testInfo) => {
    const { code, output } = await runChanges(testInfo, ...args)
    expect(output).toContain(message)
    expect(code).toBe(2)
  })

test('the committed matrix can be read, is small, and has only subjects of the catalog', () => {
  const { columns } = readPublished(publishedFile)
  const names = catalogAndCheckout(root).map(nameOf)
  for (const { versions } of columns)
    expect(names).toContain(`next-auth ${versions['next-auth']} on next ${versions.next}`)
  expect(statSync(publishedFile).size).toBeLessThan(600_000)
})
