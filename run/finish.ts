import { appendFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeBook } from '../report/book/index'
import { githubSummary } from '../report/github'
import { settings } from '../schema/process'
import type { ReportedSubject } from '../schema/subject-on-disk'
import type { Results } from '../schema/results'
import { verdictText } from '../report/terminal'
import { compareWith, givenBaseline, writeBaseline } from './baseline'
import { baselineFile, displayPath, outFolder, switchLink } from './paths'
import { committedGuide } from './upgrade-guide'

/**
 * Makes of finished results what people read: the book, the comparison with the baseline, the verdict. Points `out/latest` to
 * the run.
 *
 * @param hasFailed whether Playwright reports a failure
 * @returns 1: something differs from its spec or from the baseline; 3: the run is not complete, or has errors outside specs
 */
export function finishRun(results: Results, subject: ReportedSubject, run: string, hasFailed: boolean): 0 | 1 | 3 {
  writeBook(results, join(run, 'book'), { upgrade: committedGuide() })
  const latest = publish(run)
  const updatesBaseline = process.env[settings.updateBaseline] !== undefined
  const baseline = updatesBaseline ? undefined : givenBaseline()
  const comparison = baseline && subject.isCheckouts ? compareWith(baseline, results) : undefined
  if (process.env.GITHUB_STEP_SUMMARY)
    appendFileSync(process.env.GITHUB_STEP_SUMMARY, githubSummary(results, comparison))
  const subjectArgs = process.env[settings.subjectArgs]
  console.log(
    verdictText(
      results,
      displayPath(latest),
      comparison,
      subjectArgs ? (JSON.parse(subjectArgs) as string[]) : undefined,
    ),
  )
  if (process.env[settings.tier] === 'quick')
    console.log(
      '\nThis was the quick tier: the article’s chapter and the core of the freshness table. npm run gate also runs the other specs. The nightly workflow runs all of them on every version.',
    )

  const differs = results.specs.some(({ status }) => status === 'differs')
  const broken = results.errors.length > 0 || !results.complete || (hasFailed && !differs)
  const changed = comparison ? comparison.differences.length > 0 : false
  const exitCode = differs ? 1 : broken ? 3 : changed ? 1 : 0
  if (updatesBaseline) return writeBaseline(baselineFile(), results, exitCode)
  if (!subject.isCheckouts)
    console.log(
      '\nNot compared with the baseline, which is for the checkout’s own versions. npm run diff compares any two runs.',
    )
  else if (!baseline)
    console.log(
      `\nNot compared with a baseline: ${displayPath(baselineFile())} does not exist. To create it: npm run gate -- --update-baseline`,
    )
  return exitCode
}

/** Whether a run's folder is one that people look at: the commands that run specs hundreds of times have their own folders. */
export const isPublic = (run: string) => dirname(run) === join(outFolder(), 'runs')

/** Switches `out/latest` to this run in one step, and removes old runs. */
function publish(run: string): string {
  const latest = join(outFolder(), 'latest')
  switchLink(latest, run)
  removeOldRuns(dirname(run))
  return latest
}

/** Removes all but the newest 20 runs and those younger than a day, which may still be running. */
function removeOldRuns(runs: string): void {
  for (const name of readdirSync(runs).sort().reverse().slice(20)) {
    if (Date.now() - statSync(join(runs, name)).mtimeMs > 24 * 60 * 60 * 1000)
      rmSync(join(runs, name), { recursive: true, force: true })
  }
}
