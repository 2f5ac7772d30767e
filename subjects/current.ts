import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { settings } from '../schema/process'
import type { SubjectOnDisk } from '../schema/subject-on-disk'
import { makeSubject } from './build'
import { SubjectFailed } from './errors'
import { checkInstalled, knownTree } from './install'
import { ownVersions, resolveSubject } from './resolve'
import { sourceKey } from './source-key'

export { buildUnder } from './build'

/** The checkout. */
const root = join(__dirname, '..')

/** Reads the file that describes a prepared subject. */
export const readSubject = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as SubjectOnDisk

/** The subject that the global set-up or a command prepared for this process. undefined: none was. */
export function preparedSubject(): SubjectOnDisk | undefined {
  const file = process.env[settings.subject]
  return file ? readSubject(file) : undefined
}

/** The versions of the checkout's main app. */
export const checkoutVersions = () => ownVersions(root, 'v4')

/**
 * A subject whose build matches the files of its app: no spec runs on a stale build, however long ago the subject was
 * prepared. The checkout's own app is built again when its files have changed.
 *
 * @throws SubjectFailed with what has changed and what to do, or when the app does not build
 */
export async function upToDate(subject: SubjectOnDisk): Promise<SubjectOnDisk> {
  const { source, isCheckouts } = subject
  const { app, versions } = subject.subject
  const isUnchanged = sourceKey(root, source.apps, app) === source.key
  if (!isCheckouts) {
    if (isUnchanged) return subject
    throw new SubjectFailed(
      `The files of the app ${app} have changed since it was built for this run. Start the run again.`,
    )
  }
  checkInstalled(root)
  const plan = await resolveSubject({ app }, { root })
  if (knownTree(root, plan) !== versions.tree)
    throw new SubjectFailed('The installed packages have changed since this run was prepared. Start it again.')
  if (isUnchanged) return subject
  const onStep = (what: string) => console.log(`${what}, because its files have changed …`)
  return makeSubject({ root, apps: source.apps, plan, onStep })
}
