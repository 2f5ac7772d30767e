import { randomBytes } from 'node:crypto'
import { renameSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { config } from 'dotenv'

/** The checkout. */
export const root = resolve(__dirname, '..')

/** Reads `.env`. What the environment says already stays. */
export const loadSettings = () => config({ path: join(root, '.env'), quiet: true })

/** Where runs are written. */
export function outFolder(): string {
  loadSettings()
  return resolve(root, process.env.SESSION_SPEC_OUT ?? 'out')
}

/**
 * The folder of a new run, not made yet. Its name begins with the date, so that the newest is the last.
 *
 * @param kind ends its name, where it is not one run of the gate
 */
export function newRunFolder(out: string, kind = ''): string {
  const name = [new Date().toISOString().replaceAll(/[:.]/g, '-'), randomBytes(3).toString('hex'), kind]
  return join(out, 'runs', name.filter(Boolean).join('-'))
}

/** Makes `link` lead to a folder, in one step: whoever looks finds the old one or the new one. */
export function switchLink(link: string, folder: string): void {
  const draft = `${link}.${process.pid}.tmp`
  rmSync(draft, { force: true })
  symlinkSync(process.platform === 'win32' ? folder : relative(dirname(link), folder), draft, 'junction')
  // Node cannot rename over a junction on Windows
  if (process.platform === 'win32') rmSync(link, { recursive: true, force: true })
  renameSync(draft, link)
}

/** What runs are compared with. */
export function baselineFile(): string {
  loadSettings()
  return resolve(root, process.env.SESSION_SPEC_BASELINE ?? join('report', 'baseline.json'))
}

/** Where the results of a matrix's subjects are kept. */
export function matrixCacheFolder(): string {
  loadSettings()
  return resolve(root, process.env.SESSION_SPEC_CACHE ?? join('.cache', 'matrix'))
}

/** A path as it is typed from the checkout. */
export const short = (path: string) => relative(root, path).replaceAll('\\', '/') || '.'

/** What to tell a user whose disk does not take what we write; undefined: that is not what went wrong. */
export function cannotWrite(error: unknown): string | undefined {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (!['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES'].includes(code)) return undefined
  return `${message}\nExpected room on the disk, and leave to write to it. Make some and run it again: what was finished is kept.`
}
