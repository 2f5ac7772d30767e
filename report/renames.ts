import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Renames {
  specs: Record<string, string>
  mutants: Record<string, string>
}

const file = join(__dirname, '..', 'docs', 'renames.json')
const renames = JSON.parse(readFileSync(file, 'utf8')) as Renames

/** Returns the id that a spec has today. Ids were renamed once, in November 2026, and have been permanent since. */
export const currentSpecId = (id: string): string => renames.specs[id] ?? id

/** Returns the id that a mutant has today. */
export const currentMutantId = (id: string): string => renames.mutants[id] ?? id
