// For the harness's own tests only.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text of docs/SPEC.md. */
export const specDocument = readFileSync(join(__dirname, '..', 'docs', 'SPEC.md'), 'utf8')

/** The specs that it lists: all but the cells of tables. */
export const documentedSpecs = [...specDocument.matchAll(/^- (.+)\\\n {2}`([^`]+)`/gm)].map(
  ([, title = '', id = '']) => ({ title, id }),
)
