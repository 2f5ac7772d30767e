import { existsSync } from 'node:fs'
import { baselineText, differencesFromBaseline, readBaseline, unknownTo } from '../report/baseline'
import { behavioursOf, versionChanges, type Behaviours, type Comparison } from '../report/diff'
import { writeWhole } from '../report/files'
import type { Results } from '../report/schema'
import { baselineFile, short } from './settings'

/**
 * What runs are compared with; undefined where there is none.
 *
 * @throws ResultsError when it is broken
 */
export function givenBaseline(): Behaviours | undefined {
  const file = baselineFile()
  return existsSync(file) ? readBaseline(file) : undefined
}

/** @param partial whether the arguments leave specs out, or may do so */
export function compareWith(baseline: Behaviours, results: Results, partial: boolean): Comparison {
  const isPart = partial || !results.complete
  return {
    with: short(baselineFile()),
    versions: versionChanges(baseline, behavioursOf(results)),
    differences: differencesFromBaseline(baseline, results, isPart),
    // In a whole run they are differences: added
    unknown: isPart ? unknownTo(baseline, results) : [],
  }
}

/**
 * Makes a run the baseline, unless it may not be one, and says so.
 *
 * @param results of a run of all specs
 * @param exitCode of that run
 * @returns the exit code, now
 */
export function writeBaseline(file: string, results: Results, exitCode: number): number {
  const whole = results.complete && results.specs.every(({ status }) => status !== 'not run')
  if (exitCode !== 0 || !whole) {
    const why = exitCode === 1 ? 'specs differ. Correct them first' : 'the run is not whole. Run it again'
    console.error(`\n${short(file)} was not written: ${why}. Expected a run in which every spec is as specified.`)
    return exitCode || 3
  }
  writeWhole(file, baselineText(results))
  console.log(
    `\nWritten: ${short(file)}, with ${results.specs.length} specs. Commit it; git diff shows what has changed.`,
  )
  return 0
}
