import { randomBytes } from 'node:crypto'
import { renameSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { config } from 'dotenv'
import { settings } from '../schema/process'

/** The checkout. */
export const root = resolve(__dirname, '..')

/** Reads `.env`. Variables that are already set in the environment take precedence. */
export const loadSettings = () => config({ path: join(root, '.env'), quiet: true })

/** The folder that runs are written to. */
export function outFolder(): string {
  loadSettings()
  return resolve(root, process.env[settings.out] ?? 'out')
}

/**
 * The path of a new run's folder, which does not exist yet. Its name starts with the date, so that the newest run sorts last.
 *
 * @param kind the suffix of the name, if this is not a single run of the gate
 */
export function newRunFolder(out: string, kind = ''): string {
  const name = [new Date().toISOString().replaceAll(/[:.]/g, '-'), randomBytes(3).toString('hex'), kind]
  return join(out, 'runs', name.filter(Boolean).join('-'))
}

/** Points `link` to a folder in one step: a reader finds the old folder or the new one. */
export function switchLink(link: string, folder: string): void {
  const draft = `${link}.${process.pid}.tmp`
  rmSync(draft, { force: true })
  symlinkSync(process.platform === 'win32' ? folder : relative(dirname(link), folder), draft, 'junction')
  // Node cannot rename over a junction on Windows
  if (process.platform === 'win32') rmSync(link, { recursive: true, force: true })
  renameSync(draft, link)
}

/** The baseline that runs are compared with. */
export function baselineFile(): string {
  loadSettings()
  return resolve(root, process.env[settings.baseline] ?? join('report', 'baseline.json'))
}

/** The folder that caches the results of a matrix's subjects. */
export function matrixCacheFolder(): string {
  loadSettings()
  return resolve(root, process.env[settings.cache] ?? join('.cache', 'matrix'))
}

/** The published matrix. */
export const publishedFile = join(root, 'docs', 'matrix.json')

/** A path relative to the checkout, for messages. */
export const displayPath = (path: string) => relative(root, path).replaceAll('\\', '/') || '.'

/** The message for a file that cannot be written because of the disk or its permissions. undefined: the error is a different one. */
export function writeErrorMessage(error: unknown): string | undefined {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (!['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES'].includes(code)) return undefined
  return `${message}\nExpected free disk space and permission to write. Fix that and run the command again: finished work is kept.`
}
