import { cpSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { appNames, type AppName } from '../schema/subject'
import { mutants } from '.'
import { applyMutants } from './apply'
import { appOfMutant } from './mutant'

const root = resolve(__dirname, '..')

test('every mutant has a unique id, prefixed with the part that it is in', () => {
  const ids = mutants.map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([])
})

test('every mutant names the specs that catch it, or states why no spec can', () => {
  const { subjects } = JSON.parse(readFileSync(join(root, 'report', 'baseline.json'), 'utf8')) as {
    subjects: Record<string, { specs: object }>
  }
  const known = new Set(Object.values(subjects).flatMap(({ specs }) => Object.keys(specs)))
  const unknown = mutants.flatMap(({ id, caughtBy, rightlyHeld = {} }) =>
    [...caughtBy, ...Object.keys(rightlyHeld)]
      .filter((spec) => !spec.endsWith('*') && !known.has(spec))
      .map(
        (spec) =>
          `${id}: ${spec} is not in report/baseline.json: run \`npm run gate -- --update-baseline\`, or correct the id`,
      ),
  )
  expect(unknown).toEqual([])
  expect(mutants.filter(({ caughtBy, equivalent }) => (caughtBy.length === 0) !== Boolean(equivalent))).toEqual([])
})

/** The packages that a build of each app copies. */
const copiedPackages: Record<AppName, string[]> = {
  v4: ['next-auth', '@auth/pg-adapter'],
  v5: ['next-auth', '@auth/core'],
}
const packagesOf = (app: AppName) =>
  app === 'v4' ? join(root, 'node_modules') : join(root, 'app-under-test', app, 'node_modules')

for (const app of Object.keys(appNames) as AppName[]) {
  test(`every mutant of ${appNames[app]} applies to the sources in the checkout`, ({}, testInfo) => {
    const apps = testInfo.outputPath('apps')
    for (const name of copiedPackages[app])
      cpSync(join(packagesOf(app), name), join(apps, 'node_modules', name), { recursive: true })
    for (const part of [app, 'probe', 'session', 'hardened', 'company-api'])
      cpSync(join(root, 'app-under-test', part), join(apps, part), {
        recursive: true,
        filter: (file) => !/node_modules|\.next/.test(file.slice(root.length)),
      })
    const own = mutants.filter((mutant) => appOfMutant(mutant) === app)
    expect(applyMutants(own, apps)).toEqual([])
  })
}
