import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { writeWhole } from '../schema/files'
import { exclusively } from './exclusively'

/**
 * Creates a folder once per key. One process works, in a new folder, and then publishes it by renaming a file that points to it:
 * `<key>.json`. Others that need it wait. A killed process leaves nothing that looks finished.
 *
 * @param parent the folder that contains these folders and the files that point to them, and nothing else
 * @param make fills an empty folder
 * @returns the absolute path of the finished folder
 */
export async function cachedFolder(
  parent: string,
  key: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const existing = findCachedFolder(parent, key)
  if (existing) return existing
  const pointer = pointerTo(parent, key)
  return exclusively(pointer, async () => findCachedFolder(parent, key) ?? create(parent, key, make))
}

async function create(parent: string, key: string, make: (folder: string) => Promise<void>): Promise<string> {
  removeAbandoned(parent)
  const folder = join(parent, `${key}-${randomBytes(4).toString('hex')}`)
  mkdirSync(folder, { recursive: true })
  await make(folder)
  const pointer = pointerTo(parent, key)
  writeWhole(pointer, JSON.stringify({ folder: relative(dirname(pointer), folder) }))
  return folder
}

/** The folder that {@link cachedFolder} has created for a key, if there is one. */
export const findCachedFolder = (parent: string, key: string) => readPointer(pointerTo(parent, key))

const pointerTo = (parent: string, key: string) => join(parent, `${key}.json`)

function readPointer(pointer: string): string | undefined {
  if (!existsSync(pointer)) return undefined
  const { folder } = JSON.parse(readFileSync(pointer, 'utf8')) as { folder: string }
  const path = join(dirname(pointer), folder)
  return existsSync(path) ? path : undefined
}

/** Removes folders that no key points to and that have not changed for a day: killed processes left them. */
function removeAbandoned(parent: string): void {
  if (!existsSync(parent)) return
  const names = readdirSync(parent)
  const kept = names.filter((name) => name.endsWith('.json')).map((name) => readPointer(join(parent, name)))
  for (const name of names.filter((one) => !one.endsWith('.json'))) {
    const path = join(parent, name)
    if (!kept.includes(path) && Date.now() - statSync(path).mtimeMs > 24 * 60 * 60 * 1000)
      rmSync(path, { recursive: true, force: true })
  }
}
