import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a file completely or not at all: first to a temporary file beside it, which is then renamed. Creates the folder. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  const temporaryFile = `${file}.${process.pid}.tmp`
  writeFileSync(temporaryFile, content)
  renameSync(temporaryFile, file)
}
