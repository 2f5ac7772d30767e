import { cpSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { isAmong } from '../schema/spec'
import { appNames, type AppName } from '../schema/subject'
import { mutants } from '.'
import { applyMutants } from './apply'
import { appOfMutant, type Mutant } from './mutant'

const root = resolve(__dirname, '..')

test('every mutant has a unique id, prefixed with the part that it is in', () => {
  const ids = mutants.map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([])
})

const baseline = JSON.parse(readFileSync(join(root, 'report', 'baseline.json'), 'utf8')) as {
  subjects: Record<string, { specs: Record<string, { status: string }> }>
}

test('every mutant names the specs that catch it, or states why no spec can', () => {
  const known = new Set(Object.values(baseline.subjects).flatMap(({ specs }) => Object.keys(specs)))
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

/** The specs that no mutant can make fail, and why. */
const uncatchable: Record<string, string> = {
  'https/without-headers/server-actions-fail': 'Next.js rejects the request before the app’s code runs',
  'v4-session-in-chunks-blocks-every-page': 'Node.js rejects the request before the app’s code runs',
  'v5/update-costs-five-queries': 'it holds only in versions of NextAuth 5 in which no mutants run',
}

test('every spec must catch a mutant', () => {
  const rows = Object.entries(baseline.subjects['v4-jwt']?.specs ?? {})
  const uncaught = rows.flatMap(([id, { status }]) => {
    // `*` stands for the specs that hold in the mutant's app, and the baseline is that of NextAuth 4
    const catches = (mutant: Mutant) =>
      !isAmong(Object.keys(mutant.rightlyHeld ?? {}), id) &&
      (mutant.caughtBy.includes(id) ||
        ((status === 'held' || appOfMutant(mutant) === 'v5') && isAmong(mutant.caughtBy, id)))
    return mutants.some(catches) ? [] : [id]
  })
  expect(uncaught.toSorted(), 'Add each to the caughtBy of a mutant that it catches, or write that mutant').toEqual(
    Object.keys(uncatchable),
  )
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
