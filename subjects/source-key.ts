import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { AppName } from '../schema/subject'

/** Files that are not part of an app's source: builds, installed packages, and a developer's own settings. */
export const notSource = /^(node_modules|\.next|next-env\.d\.ts|.*\.tsbuildinfo|\.env.*)$/

/** The app's own folder and the folders that the apps share. */
export const partsOf = (app: AppName) => [app, 'probe', 'session', 'hardened', 'company-api']

/** A hash of everything that a build is made from, except its packages: each set of packages has its own folder. */
export function sourceKey(root: string, apps: string, app: AppName): string {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}\n`)
  // This file determines how it is built
  hash.update(readFileSync(join(__dirname, 'build.ts')))
  const files = partsOf(app).flatMap((part) => filesBelow(join(apps, part)))
  for (const file of [...files, join(root, 'tsconfig.base.json'), join(root, 'package-lock.json')]) {
    hash.update(`${relative(file.startsWith(apps) ? apps : root, file).replaceAll('\\', '/')}\n`)
    hash.update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

/** The source files in a folder and its subfolders, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !notSource.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
}
