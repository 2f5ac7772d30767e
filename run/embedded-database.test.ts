import { mkdirSync, readdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { Client } from 'pg'
import { startPglite } from '../fixtures/server/pglite'
import { processesOf, start, stopAll, untilTestTimeout } from './test-commands'

// The embedded database has its own process and its own files, so that nothing of it stays when it is no longer needed.

test.afterEach(stopAll)

/** Two databases that write their files to this folder. */
async function startedIn(temporary: string) {
  const { TMPDIR } = process.env
  process.env.TMPDIR = temporary
  const databases = await Promise.all([startPglite(), startPglite()])
  if (TMPDIR === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = TMPDIR
  return databases
}

test('each database has its own tables, and its process and its files are gone after it stops', async ({}, testInfo) => {
  const temporary = testInfo.outputPath('temporary')
  mkdirSync(temporary)
  const databases = await startedIn(temporary)

  const [one, another] = databases.map(({ url }) => new Client({ connectionString: url }))
  await Promise.all([one?.connect(), another?.connect()])
  await one?.query('create table customers (name text)')
  const customers = await another?.query(`select to_regclass('customers') as customers`)
  expect(customers?.rows).toEqual([{ customers: null }])

  expect(processesOf(temporary)).toHaveLength(2)
  expect(readdirSync(temporary)).toHaveLength(2)
  await Promise.all([one?.end(), another?.end()])
  await Promise.all(databases.map((database) => database.stop()))
  expect(processesOf(temporary)).toEqual([])
  expect(readdirSync(temporary)).toEqual([])
})

test('the database exits when its worker is killed', async ({}, testInfo) => {
  const temporary = testInfo.outputPath('temporary')
  mkdirSync(temporary)
  const code = `require('./fixtures/server/pglite.ts').startPglite().then(({ url }) => console.log(url))`
  const worker = start(['--import', 'tsx', '--eval', code], { ...process.env, TMPDIR: temporary })
  await worker.printed('postgres://')
  worker.child.kill('SIGKILL')
  await expect.poll(() => processesOf(temporary), untilTestTimeout).toEqual([])
  // tsx leaves the cache of the killed process
  expect(readdirSync(temporary).filter((name) => name.startsWith('session-spec-'))).toEqual([])
})
