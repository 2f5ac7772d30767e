import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nearest } from '../report/nearest'
import type { AppName } from '../report/schema'
import type { SubjectChange } from '../subjects/build'
import { NoSuchSubject } from '../subjects/errors'
import { app } from './app'
import { applyMutants, type NotApplied } from './apply'
import { client } from './client'
import { companyApi } from './company-api'
import { cookies } from './cookies'
import { core } from './core'
import { database } from './database'
import { email } from './email'
import { jwt } from './jwt'
import { appOfMutant, type Mutant } from './mutant'
import { next } from './next'
import { providers } from './providers'
import { react } from './react'
import { stores } from './stores'
import { time } from './time'
import { v5 } from './v5'
import { vacuity } from './vacuity'
import { views } from './views'

/** All faults, in the order in which they are shown. */
export const mutants: Mutant[] = [
  ...react,
  ...client,
  ...core,
  ...cookies,
  ...jwt,
  ...next,
  ...views,
  ...app,
  ...companyApi,
  ...database,
  ...email,
  ...providers,
  ...time,
  ...stores,
  ...v5,
  ...vacuity,
]

/** No fault: the build that holds them all must do what the app does. */
export const none: Mutant = {
  id: 'none',
  intent: 'no fault is switched on in the build that holds them all',
  loses: 'nothing',
  file: '',
  patch: [],
  caughtBy: [],
}

/**
 * The mutant with this id.
 *
 * @throws NoSuchSubject when there is none
 */
export function mutantOf(id: string): Mutant {
  const found = [none, ...mutants].find((one) => one.id === id)
  if (found) return found
  const ids = mutants.map((one) => one.id)
  throw new NoSuchSubject(
    `There is no mutant ${id}. Did you mean ${nearest(id, ids, 3).join(', ')}? npm run mutants -- --list shows them all.`,
  )
}

/** One of each kind, for `npm test`: of those that few specs catch, and that need no server besides the app's. */
export const sample: Mutant[] = [
  'react/update-tells-no-tab',
  'client/full-storage-fails-updates',
  'core/one-csrf-token-for-all',
  'cookies/old-pieces-stay',
  'jwt/ended-token-is-good',
  'next/api-route-does-not-say-when-it-ends',
  'views/store-hears-other-tabs',
  'app/preferences-not-stored',
  'company-api/unknown-company-is-an-error',
].map(mutantOf)

/** What puts all mutants of an app into its copy. */
export function changeFor(name: AppName): SubjectChange {
  const own = mutants.filter((mutant) => appOfMutant(mutant) === name)
  const patches = own.map(({ id, file, patch }) => [id, file, patch])
  const hash = createHash('sha256')
    .update(JSON.stringify(patches))
    .update(readFileSync(join(__dirname, 'apply.ts')))
  return {
    key: `mutants-${hash.digest('hex').slice(0, 16)}`,
    apply: (apps) => writeFileSync(join(apps, notAppliedFile), JSON.stringify(applyMutants(own, apps))),
  }
}

const notAppliedFile = 'not-applied.json'

/** The mutants that a build does not hold: what they are to replace is not there. */
export const notAppliedIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, '..', notAppliedFile), 'utf8')) as NotApplied[]
