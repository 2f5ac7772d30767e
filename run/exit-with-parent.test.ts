import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'

test('a process that npm started ends when npm’s shell is gone', async () => {
  const child = `require('tsx/cjs/api').register(); require(${JSON.stringify(join(__dirname, 'exit-with-parent.ts'))}).exitWithParent()
    process.on('SIGINT', () => { console.log('interrupted'); process.exit() })
    setTimeout(() => process.exit(), 300_000); console.log('started')`
  const shell = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' })`
  const npm = spawn(process.execPath, ['-e', shell], {
    cwd: join(__dirname, '..'),
    env: { ...process.env, npm_lifecycle_event: 'dev' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  npm.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
    if (printed === 'started\n') npm.kill('SIGKILL')
  })
  // The pipe closes when the last process that has it open has ended
  await once(npm, 'close')
  expect(printed).toBe('started\ninterrupted\n')
})
