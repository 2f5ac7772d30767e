import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readResults, ResultsError } from '../report/read'
import type { Results } from '../schema/results'
import type { CatalogRow } from '../subjects/catalog'
import { NoSuchSubject, SubjectFailed } from '../subjects/errors'
import { knownTree } from '../subjects/install'
import { resolveSubject } from '../subjects/resolve'
import { filesBelow, sourceKey } from '../subjects/source-key'
import { loadSettings, matrixCacheFolder, root } from './paths'
import { appsFolder, findBrowsers } from './prepare'

/** The results in a file of the cache, if it exists and can be read. */
export function cachedResults(file: string | undefined): Results | undefined {
  try {
    return file && existsSync(file) ? readResults(file) : undefined
  } catch (error) {
    if (error instanceof ResultsError) return undefined
    throw error
  }
}

/** What the results of all subjects depend on, apart from this checkout's files. */
export interface RunEnvironment {
  /** Both browsers. */
  browsers: { path: string; version: string }[]
  /** `DATABASE_URL`; null: the embedded database. */
  database: string | null
}

/** Reads the versions of the browsers, and the settings. */
export async function runEnvironment(): Promise<RunEnvironment> {
  loadSettings()
  const { browser, fullBrowser } = await findBrowsers()
  const browsers = [browser, fullBrowser].map((path) => ({ path, version: versionOf(path) }))
  return { browsers, database: process.env.DATABASE_URL || null }
}

/** The version that a browser prints. On Windows that would open a window, so the file's modification time is used instead. */
function versionOf(browser: string): string {
  if (process.platform === 'win32') return String(statSync(browser).mtimeMs)
  const { stdout, status } = spawnSync(browser, ['--version'], { encoding: 'utf8' })
  // The gate reports a browser that does not start
  return status === 0 ? stdout.trim() : `ended with ${status}`
}

/** A hash of the specs and of what runs them. When it changes, every subject runs again. */
export function harnessKey(inputs: RunEnvironment & { selection: string[] }): string {
  const { selection, browsers, database } = inputs
  const hash = createHash('sha256').update(JSON.stringify([process.version, selection, browsers, database]))
  const files = [
    ...['e2e', 'fixtures', 'run', 'schema', 'subjects'].flatMap((folder) => filesBelow(join(root, folder))),
    join(root, 'report', 'collect.ts'),
    join(root, 'playwright.config.ts'),
    join(root, 'package-lock.json'),
  ]
  // The catalog and the lockfiles are left out: a row and its lockfile are part of the key of that row
  for (const file of files.filter((one) => !/\.test\.ts$|catalog\.ts$|locks[/\\][^/\\]+\.json$/.test(one))) {
    hash.update(`${relative(root, file)}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** The file that a row's results are cached in. undefined: its transitive dependencies are not resolved yet. */
export async function cacheFileOf(row: CatalogRow, harness: string): Promise<string | undefined> {
  try {
    const plan = await resolveSubject({ app: row.app, nextAuth: row['next-auth'], next: row.next }, { root })
    const tree = knownTree(root, plan)
    return tree && join(matrixCacheFolder(), `${keyOf(row, tree, harness)}.json`)
  } catch (error) {
    // The gate reports this error
    if (error instanceof NoSuchSubject || error instanceof SubjectFailed) return undefined
    throw error
  }
}

/** The cache key of a row's results. It changes with everything that they depend on. */
export function keyOf(row: CatalogRow, tree: string, harness: string): string {
  const source = sourceKey(root, appsFolder(), row.app)
  return createHash('sha256')
    .update(JSON.stringify([row, tree, source, harness]))
    .digest('hex')
    .slice(0, 20)
}
