import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readBaseline } from '../report/baseline'
import { behaviorsOf, diff } from '../report/diff'
import { tableSvg } from '../report/book/svg'
import { writeWhole } from '../schema/files'
import { readResults, ResultsError } from '../report/read'
import type { Results } from '../schema/results'
import { specDocument, withoutVersions } from '../report/spec-document'
import { parsed } from './arguments'
import { asExitCode } from '../run/exit-codes'
import { baselineFile, outFolder, root, displayPath } from '../run/paths'

/** The committed document. */
export const specFile = join(root, 'docs', 'SPEC.md')

/** Where README's picture of the table is: beside the document. */
const pictureBeside = (file: string) => join(dirname(file), 'table.svg')

/**
 * `npm run spec`: writes docs/SPEC.md and docs/table.svg from the latest run. With `--to`, it writes another file, and
 * table.svg beside that. Resolves with the exit code.
 */
export function main(args: string[]): Promise<number> {
  return asExitCode(() => {
    const { to } = parsed('spec', { args, options: { to: { type: 'string' } } }).values
    const from = join(outFolder(), 'latest', 'results.json')
    const results = readResults(from)
    checkFullRun(results, displayPath(from))
    const file = to ?? specFile
    writeWhole(file, specDocument(results))
    writeWhole(pictureBeside(file), picture(results))
    console.log(`Wrote ${displayPath(resolve(file))}, with ${results.specs.length} specs.`)
    return 0
  })
}

/**
 * Whether a document and its picture match the specs of this run. Versions are ignored, so that a new version of
 * next that changes nothing does not need a new document.
 *
 * @param results of a run of all specs
 */
export function isCurrent(results: Results, file: string): boolean {
  return (
    withoutVersions(readIfExists(file)) === withoutVersions(specDocument(results)) &&
    withoutCaption(readIfExists(pictureBeside(file))) === withoutCaption(picture(results))
  )
}

/** The freshness table at only the two moments that the README is about: the whole table is too tall for the README. */
const picture = (results: Results) =>
  tableSvg(
    {
      ...results,
      specs: results.specs.filter(({ cell }) => cell?.moment === 'immediately' || cell?.moment === 'after-reload'),
    },
    { headline: 'Who sees an updated session, immediately and after a reload' },
  )

/** The title and the second line have the versions and the date. */
const withoutCaption = (svg: string) => svg.replace(/<title[^]*?<\/title>/, '').replace(/<text x="\d+" y="52">.*/, '')

const readIfExists = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '')

/** @throws ResultsError unless all specs ran; the baseline knows all specs */
function checkFullRun(results: Results, from: string): void {
  const missing = diff(readBaseline(baselineFile()), behaviorsOf(results)).filter(({ letter }) => letter === 'D')
  const notRun = results.specs.filter(({ status }) => status === 'not run')
  const [first] = [...missing, ...notRun]
  if (results.complete && !first) return
  throw new ResultsError(
    `${from} is not from a full run${first ? `: ${first.id} did not run` : ''}. Expected a run of all specs: npm run gate. (If specs were removed: npm run gate -- --update-baseline.)`,
  )
}
