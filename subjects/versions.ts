import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import semver from 'semver'
import type { Surface } from '../report/schema'

/**
 * The version of an installed package, read from its own `package.json`.
 *
 * @param root the folder that holds `node_modules`
 * @throws when the package is not installed
 */
export function installedVersion(root: string, name: string): string {
  const file = join(root, 'node_modules', name, 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

/** What a version of next-auth can be asked for. `update()` came with 4.21.0 (next-auth's pull request 7056). */
export function surfacesOf(nextAuth: string): Surface[] {
  return semver.gte(nextAuth, '4.21.0') ? ['update()'] : []
}
