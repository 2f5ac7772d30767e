import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { mergeTests } from '@playwright/test'
import { fileAdapter } from '../test-apps/shared/file-adapter'
import { expect, secret, testWith } from '../test-apps/serve'
import { test as signedIn } from './playwright'

// As in a user's own suite: their test, and that of the package
const test = mergeTests(testWith('v4'), signedIn).extend({
  baseURL: async ({ start }, use) => use((await start()).baseURL),
})
test.describe.configure({ mode: 'default' })
test.use({ session: { secret } })

const shown = { name: 'Ada', email: 'ada@example.com' }

test('signs the browser in at the baseURL of the configuration', async ({ page, signIn, baseURL }) => {
  const { session } = await signIn({ sub: 'u1', role: 'editor', ...shown })
  expect(session.user).toEqual({ ...shown, id: 'u1', role: 'editor' })
  const response = await page.goto(baseURL ?? '')
  expect(response?.headers()['x-role']).toBe('editor')
  await expect(page.getByText('ada@example.com')).toBeVisible()
})

test('signs another user in instead, also after a chunked session', async ({ page, context, signIn, baseURL }) => {
  await signIn({ sub: 'u1', ...shown, long: 'x'.repeat(9000) })
  expect((await context.cookies()).map(({ name }) => name)).toContain('next-auth.session-token.3')
  await signIn({ sub: 'u2', name: 'Grace', email: 'grace@example.com' })
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['next-auth.session-token'])
  await page.goto(baseURL ?? '')
  await expect(page.getByText('grace@example.com')).toBeVisible()
})

test('gives each user without an identity their own', async ({ signIn }) => {
  const first = await signIn()
  const second = await signIn({ role: 'editor' })
  expect(first.user.sub).toMatch(/^[\w-]{36}$/)
  expect(second.user.sub).not.toBe(first.user.sub)
  expect(second.session.user).toMatchObject({ email: second.user.email, role: 'editor' })
})

test('mints a storage state for the contexts of other tests', async ({ signIn, browser, baseURL }) => {
  const { storageState } = await signIn({ sub: 'u1', ...shown })
  const context = await browser.newContext({ storageState })
  const page = await context.newPage()
  await page.goto(baseURL ?? '')
  await expect(page.getByText('ada@example.com')).toBeVisible()
  await context.close()
})

test.describe('with database sessions', () => {
  const database: { file?: string } = {}
  const tokens: string[] = []

  test('signs in with a session in the database', async ({ signIn, start, page }, testInfo) => {
    database.file = testInfo.outputPath('database.json')
    const { baseURL } = await start({ DATABASE: database.file })
    const { cookies } = await signIn(undefined, { baseURL, database: fileAdapter(database.file) })
    tokens.push(cookies[0]?.value ?? '')
    await page.goto(baseURL)
    await expect(page.getByText('@example.com')).toBeVisible()
    expect(await fileAdapter(database.file).getSessionAndUser(tokens[0] ?? '')).not.toBeNull()
  })

  test('has deleted it after the test', async () => {
    expect(tokens).toHaveLength(1)
    expect(await fileAdapter(database.file ?? '').getSessionAndUser(tokens[0] ?? '')).toBeNull()
  })
})

test('shows an error in the line of the test that signs in', async ({}, testInfo) => {
  const spec = testInfo.outputPath('wrong.spec.ts')
  const door = JSON.stringify(join(__dirname, 'playwright'))
  writeFileSync(
    spec,
    `import { test } from ${door}\ntest('wrong', async ({ signIn }) => {\n  await signIn({}, { baseURL: 'http://localhost:9', secret: 'x' })\n})\n`,
  )
  const launchOptions = { executablePath: process.env.SESSION_SPEC_BROWSER }
  const config = { outputDir: 'results', reporter: 'line', use: { launchOptions } }
  writeFileSync(testInfo.outputPath('playwright.config.ts'), `export default ${JSON.stringify(config)}\n`)
  const inherited = Object.entries(process.env).filter(([name]) => !/^(TEST_|PW|PLAYWRIGHT_|FORCE_COLOR)/.test(name))
  const { stdout, status } = spawnSync(process.execPath, [require.resolve('@playwright/test/cli'), 'test'], {
    cwd: testInfo.outputDir,
    env: { ...Object.fromEntries(inherited), NODE_ENV: 'test' },
    encoding: 'utf8',
  })
  const output = stripVTControlCharacters(stdout)
  expect(output).toContain("> 3 |   await signIn({}, { baseURL: 'http://localhost:9', secret: 'x' })")
  expect(output).toContain('MintError: No answer from http://localhost:9: ECONNREFUSED')
  expect(status).toBe(1)
})
