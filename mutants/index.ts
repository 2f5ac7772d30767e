import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closestNames } from '../report/did-you-mean'
import type { AppName } from '../schema/subject'
import type { SubjectChange } from '../subjects/build'
import { NoSuchSubject } from '../subjects/errors'
import { app } from './app'
import { applyMutants, type NotApplied } from './apply'
import { badInput } from './bad-input'
import { basePath } from './base-path'
import { client } from './client'
import { companyApi } from './company-api'
import { cookies } from './cookies'
import { core } from './core'
import { database } from './database'
import { deployments, deploymentsInV5 } from './deployment'
import { email } from './email'
import { guards } from './guards'
import { hazards } from './hazards'
import { jwt } from './jwt'
import { appOfMutant, type Mutant } from './mutant'
import { next } from './next'
import { providers } from './providers'
import { react } from './react'
import { source, sourceInV5 } from './source'
import { stores } from './stores'
import { time } from './time'
import { upgrade } from './upgrade'
import { v5 } from './v5'
import { vacuity } from './vacuity'
import { views } from './views'

/** All mutants, in the order in which they are shown. */
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
  ...source,
  ...sourceInV5,
  ...v5,
  ...guards,
  ...upgrade,
  ...deployments,
  ...deploymentsInV5,
  ...basePath,
  ...hazards,
  ...badInput,
  ...vacuity,
]

/** No mutant: the build that contains all mutants must behave like the app. */
export const none: Mutant = {
  id: 'none',
  intent: 'no mutant is active in the build that contains all mutants',
  loses: 'nothing',
  file: '',
  patch: [],
  caughtBy: [],
}

/**
 * Returns the mutant with this id.
 *
 * @throws NoSuchSubject when no mutant has this id
 */
export function mutantOf(id: string): Mutant {
  const found = [none, ...mutants].find((mutant) => mutant.id === id)
  if (found) return found
  const ids = mutants.map((mutant) => mutant.id)
  throw new NoSuchSubject(
    `The mutant ${id} does not exist. Did you mean ${closestNames(id, ids, 3).join(', ')}? npm run mutants -- --list shows all mutants.`,
  )
}

/** One mutant of each kind, for `npm test`: mutants that few specs catch and that need no server but the app's. */
export const sample: Mutant[] = [
  'react/update-does-not-broadcast',
  'client/full-storage-fails-updates',
  'core/one-csrf-token-for-all',
  'cookies/old-chunks-stay',
  'jwt/expired-token-is-valid',
  'next/api-route-session-has-no-expires-date',
  'views/store-follows-other-tabs',
  'app/preferences-not-stored',
  'company-api/unknown-company-is-an-error',
].map(mutantOf)

/** The change that applies all mutants of an app to its copy. */
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

/** The mutants that a build does not contain, because the text that they replace is missing. */
export const notAppliedIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, '..', notAppliedFile), 'utf8')) as NotApplied[]
