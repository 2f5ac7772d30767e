import { dirname, join, resolve } from 'node:path'
import { readBaseline } from '../report/baseline'
import { behaviorsOf, diff } from '../report/diff'
import { tableSvg } from '../report/book/svg'
import { writeWhole } from '../schema/files'
import { readResults, ResultsError } from '../report/read'
import type { Results } from '../schema/results'
import { specDocument, withoutVersions } from '../report/spec-document'
import { parsed } from './arguments'
import { asExitCode, UsageError } from '../run/exit-codes'
import { baselineFile, outFolder, displayPath, publishedFile } from '../run/paths'
import { readIfExists, specFile, upgradeFile, upgradeGuide, writeUpgradeGuide } from '../run/upgrade-guide'

/** Where README's picture of the table is: beside the document. */
const pictureBeside = (file: string) => join(dirname(file), 'table.svg')

/** The upgrade guide: beside the document, too. */
const guideBeside = (file: string) => join(dirname(file), 'UPGRADE.md')

/**
 * `npm run spec`: writes docs/SPEC.md and docs/table.svg from the latest run, and docs/UPGRADE.md from docs/matrix.json. With
 * `--to`, it writes another file, and the others beside that. With `--upgrade`, it writes only docs/UPGRADE.md, which needs no
 * run. Resolves with the exit code.
 */
export function main(args: string[]): Promise<number> {
  return asExitCode(() => {
    const options = { to: { type: 'string' }, upgrade: { type: 'boolean' } } as const
    const { to, upgrade } = parsed('spec', { args, options }).values
    if (upgrade) {
      if (to !== undefined) throw new UsageError('--to does not go with --upgrade, which writes docs/UPGRADE.md.')
      writeUpgradeGuide()
      console.log(`Wrote ${displayPath(upgradeFile)}.`)
      return 0
    }
    const from = join(outFolder(), 'latest', 'results.json')
    const results = readResults(from)
    checkFullRun(results, displayPath(from))
    const file = to ?? specFile
    const document = specDocument(results)
    writeWhole(file, document)
    writeWhole(pictureBeside(file), picture(results))
    writeWhole(guideBeside(file), upgradeGuide(document))
    console.log(
      `Wrote ${displayPath(resolve(file))}, with ${results.specs.length} specs, and ${displayPath(resolve(guideBeside(file)))}.`,
    )
    return 0
  })
}

/**
 * Whether a document and its picture match the specs of this run, and whether the upgrade guide matches the published matrix.
 * Versions in the document are ignored, so that a new version of next that changes nothing does not need a new document.
 *
 * @param results of a run of all specs
 */
export function isCurrent(results: Results, file: string, matrix = publishedFile): boolean {
  const document = specDocument(results)
  return (
    withoutVersions(readIfExists(file)) === withoutVersions(document) &&
    readIfExists(guideBeside(file)) === upgradeGuide(document, matrix) &&
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
