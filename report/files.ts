import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a file whole or not at all: to a neighbour first, then renamed. Creates the folder. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  const neighbour = `${file}.${process.pid}.tmp`
  writeFileSync(neighbour, text)
  renameSync(neighbour, file)
}
