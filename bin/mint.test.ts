import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import semver from 'semver'
import { bundledApps } from '../fixtures/apps/bundled'
import { AppServer } from '../fixtures/server/app-server'
import { root } from '../run/test-commands'
import type { AppName } from '../schema/subject'
import type { SubjectOnDisk } from '../schema/subject-on-disk'
import { makeSubject } from '../subjects/build'
import { resolveSubject } from '../subjects/resolve'
import { catalogAndCheckout, checkoutRow, nameOf } from '../subjects/rows'

// The package nextauth-session-spec, on the apps of this repository: with other pages, callbacks and lifetimes than those of its
// own tests.

const packageFolder = join(root, 'packages', 'nextauth-session-spec')

/** Every row of the catalog that the package supports. Those with other versions than the checkout's run at night. */
const rows = catalogAndCheckout(root)
  .filter((row) => semver.satisfies(row['next-auth'], '>=4.20.1', { includePrerelease: true }))
  .map((row) => {
    const { 'next-auth': nextAuth, next, app } = row
    const tag = nameOf(row) === nameOf(checkoutRow(root, app)) ? [] : ['@nightly']
    return { title: `${app} on ${nameOf(row)}`, tag, request: { app, nextAuth, next } }
  })

/** The paths of the views that must show the user. Older versions have no server component that can read the session. */
function viewsOf(app: AppName, { subject: { capabilities } }: SubjectOnDisk): string[] {
  const { pages, endpoints, routes } = bundledApps[app]
  const inAppRouter = capabilities.includes('the session in the App Router') ? [pages['server-component']] : []
  return [routes.session, endpoints.proxy, ...inAppRouter]
}

/** Runs the package's command with this secret. */
async function mint(secret: string, args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(
    process.execPath,
    [require.resolve('tsx/cli'), join(packageFolder, 'src', 'cli.ts'), 'mint', '--secret-env', 'APP_SECRET', ...args],
    { env: { ...process.env, APP_SECRET: secret } },
  )
  const printed = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text))
  return { code: await new Promise((resolve) => child.once('close', resolve)), ...printed }
}

for (const { title, tag, request } of rows) {
  test(`the package signs a user in to the bundled app ${title}`, { tag }, async ({}, testInfo) => {
    const plan = await resolveSubject(request, { root })
    const subject = await makeSubject({ root, apps: join(root, 'app-under-test'), plan })
    const server = new AppServer({
      subject,
      environment: { COMPANY_API_URL: 'http://127.0.0.1:9' },
      log: testInfo.outputPath('server.log'),
      onDeath: () => undefined,
    })
    await server.run()
    const account = { provider: 'credentials', type: 'credentials', providerAccountId: 'u1' }
    const user = { id: 'u1', email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace', companyIds: [], account }
    const claims = JSON.stringify({ sub: 'u1', email: 'ada@example.com', user })
    const args = ['--url', server.url, '--user', claims, '--app-folder', subject.folder]

    const { code, stdout, stderr } = await mint(server.secret, args)
    expect(stderr).toContain('"firstName":"Ada"')
    expect(code).toBe(0)
    const [name = '', value = ''] = stdout.trim().split(': ')
    for (const view of viewsOf(request.app, subject)) {
      const response = await fetch(server.url + view, { headers: { [name]: value } })
      expect(await response.text(), view).toContain('ada@example.com')
    }

    const wrong = await mint('another one', args)
    expect(wrong.stderr).toContain('[wrong-secret]')
    expect(wrong.code).toBe(1)
    await server.stop()
  })
}

test('the guide names specs that exist, and is short', () => {
  const read = (name: string) => readFileSync(join(root, 'docs', name), 'utf8')
  const guide = read('sign-in.md')
  const [, skipped = ''] = guide.split('## What minting skips')
  const [section = ''] = skipped.split('\n## ')
  const ids = [...section.matchAll(/`([\w/]+(?:-[\w/]+)+)`/g)].map(([, id]) => id)
  expect(ids.length).toBeGreaterThan(10)
  const specs = read('SPEC.md')
  expect(ids.filter((id) => !specs.includes(`\`${id}\``))).toEqual([])
  expect(guide.split('\n').length).toBeLessThanOrEqual(201)
})
