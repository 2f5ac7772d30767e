import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { SubjectOnDisk } from '../schema/subject-on-disk'
import { preparedSubject, upToDate } from './current'
import { checkInstalled } from './install'

const given = () => preparedSubject() as SubjectOnDisk

test('a subject whose files have not changed is used as it is', async () => {
  const subject = given()
  expect(await upToDate(subject)).toEqual(subject)
})

test('a subject with other versions is not built again, but reported, when the files of its app have changed', async ({}, testInfo) => {
  const apps = testInfo.outputPath('apps')
  const subject = given()
  cpSync(subject.source.apps, apps, { recursive: true })
  writeFileSync(join(apps, 'session', 'new-file.ts'), 'export {}\n')
  const changed = { ...subject, isCheckouts: false, source: { ...subject.source, apps } }
  await expect(upToDate(changed)).rejects.toMatchObject({
    message: 'The files of the app v4 have changed since it was built for this run. Start the run again.',
  })
})

test('when the installed packages have changed since the run was prepared, it must start again', async () => {
  const { subject, ...rest } = given()
  const older = { ...subject, versions: { ...subject.versions, tree: 'another' } }
  await expect(upToDate({ ...rest, subject: older })).rejects.toMatchObject({
    message: 'The installed packages have changed since this run was prepared. Start it again.',
  })
})

/** A checkout in which these versions of a package are in the lockfile and installed. */
function aCheckout(root: string, locked: string, installed: string | undefined): string {
  const lock = (version?: string) => JSON.stringify({ packages: version ? { 'node_modules/next': { version } } : {} })
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(join(root, 'package-lock.json'), lock(locked))
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), lock(installed))
  return root
}

test('packages that are not those of the lockfile are reported', async ({}, testInfo) => {
  expect(() => checkInstalled(aCheckout(testInfo.outputPath(), '16.4.6', '16.4.6'))).not.toThrow()
  expect(() => checkInstalled(aCheckout(testInfo.outputPath(), '16.4.7', '16.4.6'))).toThrow(
    'node_modules/next is 16.4.6, expected 16.4.7. Install them: npm ci',
  )
})
