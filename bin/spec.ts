import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readBaseline } from '../report/baseline'
import { behavioursOf, diff } from '../report/diff'
import { writeWhole } from '../report/files'
import { readResults, ResultsError } from '../report/read'
import type { Results } from '../report/schema'
import { specDocument, withoutVersions } from '../report/spec-document'
import { parsed } from './arguments'
import { explained } from './explained'
import { baselineFile, outFolder, root, short } from './settings'

/** The document that is committed. */
export const specFile = join(root, 'docs', 'SPEC.md')

/** `npm run spec`: writes docs/SPEC.md, or `--to` another file, from the latest run; gives the exit code. */
export function main(args: string[]): Promise<number> {
  return explained(() => {
    const { to } = parsed('spec', { args, options: { to: { type: 'string' } } }).values
    const from = join(outFolder(), 'latest', 'results.json')
    const results = readResults(from)
    refusePart(results, short(from))
    const file = to ?? specFile
    writeWhole(file, specDocument(results))
    console.log(`Written: ${short(resolve(file))}, with ${results.specs.length} specs.`)
    return 0
  })
}

/**
 * Whether a document says what the specs of this run say, whatever versions it is of: a new next that changes nothing
 * makes no work.
 *
 * @param results of a run of all specs
 */
export function isCurrent(results: Results, file: string): boolean {
  const written = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : ''
  return withoutVersions(written) === withoutVersions(specDocument(results))
}

/** The baseline knows all specs. */
function refusePart(results: Results, from: string): void {
  const missing = diff(readBaseline(baselineFile()), behavioursOf(results)).filter(({ letter }) => letter === 'D')
  const notRun = results.specs.filter(({ status }) => status === 'not run')
  const [first] = [...missing, ...notRun]
  if (results.complete && !first) return
  throw new ResultsError(
    `${from} is not of a whole run${first ? `: ${first.id} did not run` : ''}. Expected one of all specs: npm run gate. (After specs were removed: npm run gate -- --update-baseline.)`,
  )
}
