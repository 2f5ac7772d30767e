import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MintError } from './errors.js'
import type { Major } from './names.js'

/** What next-auth's `encode` receives. The app's own `jwt.encode` receives the same. */
export interface EncodeParams {
  /** The claims. */
  token: Record<string, unknown>
  /** The first secret. */
  secret: string
  /** The lifetime of the token, in seconds. */
  maxAge: number
  /** NextAuth 5 only: the name of the session cookie. */
  salt: string
}

/** next-auth's own encryption of tokens. */
export interface Encryption {
  /** @param params without a `maxAge`, next-auth's own default of 30 days counts */
  encode: (params: Omit<EncodeParams, 'salt' | 'maxAge'> & { salt?: string; maxAge?: number }) => Promise<string>
  decode: (params: { token: string; secret: string; salt?: string }) => Promise<Record<string, unknown> | null>
  /** The URL of the module that exports both. */
  module: string
}

/** The next-auth that the app uses. */
export interface NextAuth extends Encryption {
  major: Major
  version: string
  /** The absolute path of its folder. */
  folder: string
}

/**
 * Finds next-auth as code in a folder does, and loads its `encode` and `decode`.
 *
 * @param appFolder the folder of the app
 * @throws MintError next-auth-not-found
 */
export async function resolveNextAuth(appFolder: string): Promise<NextAuth> {
  const from = resolve(appFolder)
  const folder = packageFolder('next-auth', from)
  if (!folder)
    throw new MintError('next-auth-not-found', {
      happened: `next-auth is not installed for ${from}.`,
      expected: 'the folder of the app, or one inside it: its next-auth encrypts the token.',
      todo: 'set `appFolder` (--app-folder) to the folder with the package.json of the app. It is the working directory by default.',
    })
  const version = versionIn(folder)
  const major = Number(version.split('.')[0])
  if (major !== 4 && major !== 5)
    throw new MintError('next-auth-not-found', {
      happened: `The next-auth in ${folder} has version ${version}.`,
      expected: 'NextAuth 4 or 5.',
      todo: 'set `appFolder` (--app-folder) to the folder of an app that uses one of them.',
    })
  return { major, version, folder, ...(await loadEncryption(folder, major)) }
}

/**
 * Loads the `encode` and `decode` of a next-auth.
 *
 * @param folder the folder of next-auth
 */
export async function loadEncryption(folder: string, major: Major): Promise<Encryption> {
  // In 5.0.0-beta.4, next-auth/jwt only throws. In all betas, what it exports later is from @auth/core
  const file = major === 4 ? join(folder, 'jwt', 'index.js') : join(packageFolder('@auth/core', folder) ?? '', 'jwt.js')
  const module = pathToFileURL(file).href
  const { encode, decode } = (await import(module)) as Omit<Encryption, 'module'>
  return { encode, decode, module }
}

/** The folder of an installed package. Its `exports` may hide its package.json, so that Node cannot resolve this file. */
export function packageFolder(name: string, from: string): string | undefined {
  const require = createRequire(join(from, 'package.json'))
  const found = require.resolve.paths(name)?.map((modules) => join(modules, name))
  const folder = found?.find((one) => existsSync(join(one, 'package.json')))
  // pnpm links a package to a folder next to its dependencies
  if (folder) return realpathSync(folder)
  // Without node_modules (Yarn Plug’n’Play), only Node itself can find it
  try {
    return upToPackage(dirname(require.resolve(name)))
  } catch {
    return undefined
  }
}

const upToPackage = (folder: string): string =>
  existsSync(join(folder, 'package.json')) || dirname(folder) === folder ? folder : upToPackage(dirname(folder))

const versionIn = (folder: string) =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version
