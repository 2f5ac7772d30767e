import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/**
 * Makes a folder once for a key. No lock: everybody works in a folder of their own, which is then published under its key
 * by one rename. Two may make the same one side by side (the last to finish is kept), and whoever is killed leaves nothing
 * that looks finished.
 *
 * @param place the folder that holds them, and nothing else
 * @param make fills an empty folder
 * @returns the absolute path of the finished folder
 */
export async function once(place: string, key: string, make: (folder: string) => Promise<void>): Promise<string> {
  const known = finished(place, key)
  if (known) return known
  forget(place)
  const folder = join(place, `${key}-${randomBytes(4).toString('hex')}`)
  mkdirSync(folder, { recursive: true })
  await make(folder)
  const pointer = pointerTo(place, key)
  const draft = `${pointer}.${process.pid}.tmp`
  writeFileSync(draft, JSON.stringify({ folder: relative(dirname(pointer), folder) }))
  renameSync(draft, pointer)
  return folder
}

/** The folder that {@link once} has made for a key, if it has. */
export const finished = (place: string, key: string) => published(pointerTo(place, key))

const pointerTo = (place: string, key: string) => join(place, `${key}.json`)

function published(pointer: string): string | undefined {
  if (!existsSync(pointer)) return undefined
  const { folder } = JSON.parse(readFileSync(pointer, 'utf8')) as { folder: string }
  const path = join(dirname(pointer), folder)
  return existsSync(path) ? path : undefined
}

/** Removes folders that no key points to and that nobody has touched for a day: what was killed. */
function forget(place: string): void {
  if (!existsSync(place)) return
  const names = readdirSync(place)
  const kept = names.filter((name) => name.endsWith('.json')).map((name) => published(join(place, name)))
  for (const name of names.filter((one) => !one.endsWith('.json'))) {
    const path = join(place, name)
    if (!kept.includes(path) && Date.now() - statSync(path).mtimeMs > 24 * 60 * 60 * 1000)
      rmSync(path, { recursive: true, force: true })
  }
}
