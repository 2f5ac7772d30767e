import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { AppServer } from '../fixtures/server/app-server'
import { root } from '../run/test-commands'
import { makeSubject } from '../subjects/build'
import { resolveSubject, type SubjectRequest } from '../subjects/resolve'

// The package nextauth-session-spec, on the apps of this repository: with other pages, callbacks and lifetimes than those of its
// own tests.

const packageFolder = join(root, 'packages', 'nextauth-session-spec')

/** The oldest versions that the package supports run at night: they have to be installed first. */
const subjects: { title: string; request: SubjectRequest }[] = [
  { title: 'for NextAuth 4', request: { app: 'v4' } },
  { title: 'for NextAuth 5', request: { app: 'v5' } },
  { title: 'with next-auth 4.20.1 @nightly', request: { app: 'v4', nextAuth: '4.20.1' } },
  { title: 'with next-auth 5.0.0-beta.4 @nightly', request: { app: 'v5', nextAuth: '5.0.0-beta.4' } },
]

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

for (const { title, request } of subjects) {
  test(`the package signs a user in to the bundled app ${title}`, async ({}, testInfo) => {
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
    const response = await fetch(`${server.url}/api/auth/session`, { headers: { [name]: value } })
    expect(await response.text()).toContain('ada@example.com')

    const wrong = await mint('another one', args)
    expect(wrong.stderr).toContain('[wrong-secret]')
    expect(wrong.code).toBe(1)
    await server.stop()
  })
}
