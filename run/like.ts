import { join, relative, resolve } from 'node:path'
import { behaviorsOf, compared } from '../report/diff'
import { diffPage } from '../report/diff-page'
import { comparedText } from '../report/terminal'
import { writeWhole } from '../schema/files'
import { subjectPackages } from '../schema/subject'
import { lockedVersions, type LockedVersions } from '../subjects/lockfile'
import type { SubjectRequest } from '../subjects/resolve'
import { childGate } from './child-gate'
import { displayPath, newRunFolder, outFolder, root } from './paths'

/** Another project, and when: `at` is a Git ref of it, absent: as it is on disk. */
interface OtherProject {
  /** The path of its folder, as typed. */
  folder: string
  at?: string
}

/**
 * A request for the versions that another project has, whatever their peer dependencies say: the project uses them.
 *
 * @throws NoSuchSubject if its lockfile cannot be read, or lacks next-auth, next or react
 */
export function requestLike({ folder, at }: OtherProject): SubjectRequest {
  const locked = lockedOf({ folder, at })
  console.log(`The versions of ${shownIn(locked, at)}: ${inWords(locked)}`)
  const { 'next-auth': nextAuth, next, react } = locked.versions
  return { nextAuth, next, react, forced: 'another project uses these versions together' }
}

/**
 * Runs the specs on the versions that another project had at a Git ref, and on those that it has now, and prints what changes
 * for its users.
 *
 * @param selection which specs to run, as arguments of the gate
 * @returns 0: nothing changes; 1: something does; otherwise the exit code of the run that failed. undefined: the versions are
 *   the same
 */
export async function runSince(folder: string, ref: string, selection: string[]): Promise<number | undefined> {
  const [before, now] = [lockedOf({ folder, at: ref }), lockedOf({ folder })]
  if (inWords(before) === inWords(now)) {
    console.log(`The project has the same versions as at ${ref}.`)
    return undefined
  }
  const runs = newRunFolder(outFolder(), 'since')
  const results = []
  for (const { locked, at } of [{ locked: before, at: ref }, { locked: now }]) {
    console.log(`${shownIn(locked, at)}: ${inWords(locked)} …`)
    const out = join(runs, at === undefined ? 'now' : 'before')
    const args = [`--like=${folder}`, ...(at === undefined ? [] : [`--at=${at}`]), ...selection]
    const run = await childGate({ args, out, log: `${out}.log` })
    if (!run.results) {
      console.error(
        `${run.tail}\nThere are no results for these versions (exit ${run.code}). Full log: ${displayPath(`${out}.log`)}`,
      )
      return run.code
    }
    if (run.code !== 0) console.log(`  some specs differ here from what is specified: ${displayPath(`${out}.log`)}`)
    results.push(run.results)
  }
  const [old, current] = results.map(behaviorsOf) as [ReturnType<typeof behaviorsOf>, ReturnType<typeof behaviorsOf>]
  const comparison = { with: `${ref} of the project`, ...compared(old, current) }
  const page = join(outFolder(), 'diff', 'index.html')
  writeWhole(page, diffPage(comparison, 'the project now'))
  console.log(`\n${comparedText(comparison)}\n\nHTML page: ${displayPath(page)}`)
  return comparison.differences.length > 0 ? 1 : 0
}

/** Relative to where the user typed the command. */
const lockedOf = ({ folder, at }: OtherProject) => lockedVersions(resolve(process.env.INIT_CWD ?? root, folder), at)

const shownIn = ({ file }: LockedVersions, at: string | undefined) =>
  `${relative(process.env.INIT_CWD ?? root, file)}${at === undefined ? '' : ` at ${at}`}`

const inWords = ({ versions }: LockedVersions) => subjectPackages.map((name) => `${name} ${versions[name]}`).join(', ')
