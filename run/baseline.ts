import { existsSync } from 'node:fs'
import { baselineText, differencesFromBaseline, readBaseline, unknownTo } from '../report/baseline'
import { behaviorsOf, versionChanges, type Behaviors, type Comparison } from '../report/diff'
import { writeWhole } from '../schema/files'
import type { Results } from '../schema/results'
import { baselineFile, displayPath } from './paths'

/**
 * Reads the baseline that runs are compared with. undefined: the file does not exist.
 *
 * @throws ResultsError when it is broken
 */
export function givenBaseline(): Behaviors | undefined {
  const file = baselineFile()
  return existsSync(file) ? readBaseline(file) : undefined
}

/** Compares a run with the baseline. */
export function compareWith(baseline: Behaviors, results: Results): Comparison {
  const isPart = results.specs.length < results.total || !results.complete
  return {
    with: displayPath(baselineFile()),
    versions: versionChanges(baseline, behaviorsOf(results)),
    differences: differencesFromBaseline(baseline, results, isPart),
    // In a full run, such specs are among the differences, as added
    unknown: isPart ? unknownTo(baseline, results) : [],
  }
}

/**
 * Makes a run the baseline, unless something differs or did not run, and prints the outcome.
 *
 * @param results of a run of all specs
 * @param exitCode of that run
 * @returns the exit code of the command
 */
export function writeBaseline(file: string, results: Results, exitCode: 0 | 1 | 3): 0 | 1 | 3 {
  const isComplete = results.complete && results.specs.every(({ status }) => status !== 'not run')
  if (exitCode !== 0 || !isComplete) {
    const why = exitCode === 1 ? 'specs differ. Correct them first' : 'the run is not complete. Run it again'
    console.error(`\n${displayPath(file)} was not written: ${why}. Expected a run in which every spec is as specified.`)
    return exitCode || 3
  }
  writeWhole(file, baselineText(results))
  console.log(
    `\nWrote ${displayPath(file)}, with ${results.specs.length} specs. Commit it; git diff shows what changed.`,
  )
  return 0
}
