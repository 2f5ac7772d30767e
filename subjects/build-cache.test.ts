import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { cachedFolder } from './build-cache'

const fill = (folder: string) => writeFileSync(join(folder, 'built'), '')

test('of two that need the same folder, one creates it, and the other waits', async ({}, testInfo) => {
  const parent = testInfo.outputPath('builds')
  let finish = () => {}
  let first: Promise<string> | undefined
  await new Promise<void>((begun) => {
    first = cachedFolder(parent, 'a', async (folder) => {
      const allowed = new Promise<void>((resolve) => (finish = resolve))
      begun()
      await allowed
      fill(folder)
    })
  })
  const second = cachedFolder(parent, 'a', () => Promise.reject(new Error('created twice')))
  const other = await cachedFolder(parent, 'b', async (folder) => fill(folder))
  finish()
  expect(await second).toBe(await first)
  expect(await first).not.toBe(other)
  expect(existsSync(join(await second, 'built'))).toBe(true)
})

test('if the one that creates it fails, the one that waits creates it', async ({}, testInfo) => {
  const parent = testInfo.outputPath('builds')
  const first = cachedFolder(parent, 'a', () => Promise.reject(new Error('no memory')))
  const second = cachedFolder(parent, 'a', async (folder) => fill(folder))
  await expect(first).rejects.toThrow('no memory')
  expect(existsSync(join(await second, 'built'))).toBe(true)
})

test('if the process that creates it is killed, the one that waits creates it', async ({}, testInfo) => {
  const parent = testInfo.outputPath('builds')
  const script = testInfo.outputPath('first.ts')
  const module = JSON.stringify(join(__dirname, 'build-cache'))
  writeFileSync(
    script,
    `import { cachedFolder } from ${module}
    void cachedFolder(${JSON.stringify(parent)}, 'a', () => {
      console.log('begun')
      return new Promise(() => setInterval(() => {}, 1000))
    })`,
  )
  const first = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(first.stdout, 'data')
  const second = cachedFolder(parent, 'a', async (folder) => fill(folder))
  first.kill('SIGKILL')
  expect(existsSync(join(await second, 'built'))).toBe(true)
})
