import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'

test('what npm has started ends when npm’s shell is gone', async () => {
  const child = `require('tsx/cjs/api').register(); require(${JSON.stringify(join(__dirname, 'parent.ts'))}).stopWithParent()
    process.on('SIGINT', () => { console.log('interrupted'); process.exit() })
    setTimeout(() => process.exit(), 300_000); console.log('there')`
  const shell = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' })`
  const started = spawn(process.execPath, ['-e', shell], {
    cwd: join(__dirname, '..'),
    env: { ...process.env, npm_lifecycle_event: 'dev' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  started.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
    if (printed === 'there\n') started.kill('SIGKILL')
  })
  // When the last has let go of it
  await once(started, 'close')
  expect(printed).toBe('there\ninterrupted\n')
})
