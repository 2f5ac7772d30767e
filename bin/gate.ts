import { accessSync, appendFileSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { prepareCluster } from '../fixtures/server/pglite'
import { changeFor, mutantOf, notAppliedIn } from '../mutants'
import { appOfMutant, type Mutant } from '../mutants/mutant'
import { writeBook } from '../report/book/index'
import { writeWhole } from '../report/files'
import { githubAnnotations, githubSummary } from '../report/github'
import { readResults } from '../report/read'
import { appNames, settings, type AppName, type Counts, type Results, type SubjectOnDisk } from '../report/schema'
import { verdictText } from '../report/terminal'
import { makeSubject } from '../subjects/build'
import { ignoredVariables } from '../subjects/environment'
import { resolveSubject, type SubjectRequest } from '../subjects/resolve'
import { parseGateArguments, UsageError } from './arguments'
import { compareWith, givenBaseline, writeBaseline } from './baseline'
import { checkIds } from './check-ids'
import { EnvironmentFailed, exitFor } from './exit-codes'
import { interruptions, runSpecs } from './playwright'
import { baselineFile, loadSettings, newRunFolder, outFolder, root, displayPath, switchLink } from './settings'

const help = `npm run gate                      runs every spec, with the versions that this repository has installed
npm run gate -- --quick           runs the article's chapter and the core of the freshness table: what a pull request must pass
npm run gate -- <spec id> …       runs only these specs
npm run gate -- --grep <pattern>  runs the specs whose title matches
npm run gate -- --sample          runs some specs of every chapter
npm run gate -- --isolated        runs each spec in its own browser context, instead of one that is cleaned between specs
npm run gate -- --update-baseline runs every spec, and saves the results as the baseline that later runs are compared with

What the specs run on. Default: what the checkout has.
  --next-auth <version>  a version (4.21.1), the newest of a range (4.21), or a built next-auth: a folder or a .tgz
  --next <version>       a version or the newest of a range (15.5)
  --app <v4|v5>          the app for NextAuth 4 or for NextAuth 5
  --as <version>         the version that a built next-auth is treated as, for specs that hold in some versions only
  --mutant <id>          with a deliberate fault (npm run mutants -- --list lists them all)

Playwright's flags are passed through: --grep, --grep-invert, --headed, --ui, --debug, --workers, --repeat-each, --shard,
--timeout, --global-timeout, --max-failures, --trace, --list. --reporter adds a reporter.
--retries, --config, --output, --project and --pass-with-no-tests are rejected.

Settings, from the environment or from .env (see .env.example):
  SESSION_SPEC_BROWSER        the browser's executable
  SESSION_SPEC_FULL_BROWSER  the executable of a browser with a back/forward cache
  SESSION_SPEC_PORTS          ports for the app's server, 4001,4002,…
  SESSION_SPEC_OUT            the folder that runs are written to (out)
  SESSION_SPEC_APPS           the folder with the apps (app-under-test)
  SESSION_SPEC_BASELINE       the baseline (report/baseline.json)

Exit codes
  0    everything is as specified, and as in the baseline
  1    something differs from its spec or from the baseline
  2    wrong usage or configuration
  3    the environment failed: no browser, no port, the build failed, the server died, no spec matched
  130  interrupted`

/** The text that a mutant replaces no longer exists, so the mutant proves nothing. The run exits with 1. */
class MutantDoesNotApply extends Error {}

export interface GateOutcome {
  exitCode: number
  counts: Counts | undefined
  /** Absent if the run did not finish. */
  results?: Results
}

/** `npm run gate`: resolves with the exit code. */
export async function main(args: string[]): Promise<number> {
  return (await gate(args)).exitCode
}

/**
 * Runs the specs and prints the verdict. Prints expected errors instead of throwing them.
 *
 * @param args as typed after `npm run gate --`
 * @param extra additional environment variables for the run
 */
export function gate(args: string[], extra: Record<string, string> = {}): Promise<GateOutcome> {
  return asOutcome((signal) => runGate(args, extra, signal))
}

/** Prepares what a run on the checkout's own versions needs. Prints what is missing instead of throwing. */
export function prepareCheckout(): Promise<Prepared | GateOutcome> {
  return asOutcome((signal) => prepareRun({}, { signal }))
}

/**
 * Installs and builds a subject, or finds it in the cache. Prints what is missing instead of throwing.
 *
 * @param mutant selects the build that contains all mutants of its app
 * @returns the exit code
 */
export async function prepareSubject(subjectRequest: SubjectRequest, mutant?: Mutant): Promise<number> {
  const made = await asOutcome((signal) => buildSubject(subjectRequest, { signal, mutant }))
  return 'exitCode' in made ? made.exitCode : 0
}

async function asOutcome<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | GateOutcome> {
  const abort = new AbortController()
  const interrupt = () => abort.abort()
  for (const name of interruptions) process.on(name, interrupt)
  try {
    return await work(abort.signal)
  } catch (error) {
    if (error instanceof MutantDoesNotApply) return fail(1, error.message)
    if (error instanceof Error && error.name === 'AbortError') return fail(130, 'Interrupted.')
    const exit = exitFor(error)
    if (exit) return fail(exit.code, exit.message)
    throw error
  } finally {
    for (const name of interruptions) process.off(name, interrupt)
  }
}

export interface Prepared {
  out: string
  run: string
  subject: SubjectOnDisk
  /** The environment variables for Playwright's processes. */
  environment: Record<string, string>
}

interface SubjectOptions {
  signal?: AbortSignal
  /** The fault that is active. */
  mutant?: Mutant
  /** The specs that will run on it. Their ids are checked before anything is installed or built. */
  ids?: string[]
}

/**
 * Prepares what a run needs: its folder, the browsers, a built subject.
 *
 * @param subjectRequest what the specs run on; empty: what the checkout has
 * @throws EnvironmentFailed, NoSuchSubject or SubjectFailed, whose messages name what is missing; UsageError for an unknown id
 */
export async function prepareRun(subjectRequest: SubjectRequest, options: SubjectOptions = {}): Promise<Prepared> {
  loadSettings()
  reportIgnored()
  const out = outFolder()
  const run = createRunFolder(out)
  const { browser, fullBrowser } = await findBrowsers()
  const subject = await buildSubject(subjectRequest, options)
  if (!process.env.DATABASE_URL)
    await prepareCluster(() => console.log('Creating an empty database (cached until PGlite changes) …'))
  const subjectFile = join(run, 'subject.json')
  writeWhole(subjectFile, JSON.stringify(subject))
  options.signal?.throwIfAborted()
  const environment = {
    [settings.run]: run,
    [settings.subject]: subjectFile,
    [settings.browser]: browser,
    [settings.fullBrowser]: fullBrowser,
    [settings.mutant]: options.mutant?.id ?? '',
  }
  return { out, run, subject, environment }
}

function fail(exitCode: number, message: string): GateOutcome {
  console.error(`\n${message}`)
  return { exitCode, counts: undefined }
}

async function runGate(args: string[], extra: Record<string, string>, signal: AbortSignal): Promise<GateOutcome> {
  const {
    help: showHelp,
    ids,
    reporters,
    playwright,
    updateBaseline,
    tier,
    isolated,
    partial,
    subjectArgs,
    ...rest
  } = parseGateArguments(args)
  if (showHelp) {
    console.log(help)
    return { exitCode: 0, counts: undefined }
  }
  const mutant = rest.mutant === undefined ? undefined : mutantOf(rest.mutant)
  const subjectRequest = mutant
    ? { ...rest.subjectRequest, app: rest.subjectRequest.app ?? appOfMutant(mutant) }
    : rest.subjectRequest
  // A broken baseline is reported before the run, not after it
  const baseline = updateBaseline ? undefined : givenBaseline()
  const { run, out, subject, environment } = await prepareRun(subjectRequest, { signal, mutant, ids })
  const { 'next-auth': nextAuth, next, react } = subject.subject.versions
  console.log(`${subject.subject.app} on next-auth ${nextAuth}, next ${next}, react ${react}`)
  console.log(mutant ? `With the mutant ${mutant.id}: ${mutant.intent}\n` : '')
  const playwrightRun = await runSpecs(playwright, ids, {
    ...environment,
    ...extra,
    ...(tier && { [settings.tier]: tier }),
    ...(isolated && { [settings.isolated]: '1' }),
    ...(reporters.length > 0 && { [settings.reporters]: reporters.join(',') }),
  })

  const { counts } = playwrightRun
  if (playwrightRun.fault) return { ...fail(playwrightRun.fault.exitCode, playwrightRun.fault.message), counts }
  if (playwrightRun.interrupted)
    return { ...fail(130, `Interrupted. The results of the specs that ran: ${displayPath(run)}`), counts }
  const isListOnly = playwright.includes('--list') && playwrightRun.code === 0
  if (isListOnly || playwright.includes('--ui')) return { exitCode: playwrightRun.code ?? 3, counts }
  const file = join(run, 'results.json')
  const results = existsSync(file) ? readResults(file) : undefined
  if (!results && counts && counts.passed + counts.failed.length > 0)
    return {
      ...fail(
        3,
        `The specs ran, but no results were written to ${displayPath(run)}. Is the disk full? The output above has the details.`,
      ),
      counts,
    }
  if (!results || results.specs.length === 0) {
    return {
      ...fail(
        3,
        'No spec matched. Expected at least one, because a run without specs proves nothing. npm run gate -- --list lists them all.',
      ),
      counts,
    }
  }
  writeBook(results, join(run, 'book'))
  const latest = publish(out, run)
  const comparison = baseline && subject.isCheckouts ? compareWith(baseline, results, partial) : undefined
  if (process.env.GITHUB_ACTIONS) console.log(githubAnnotations(results))
  if (process.env.GITHUB_STEP_SUMMARY)
    appendFileSync(process.env.GITHUB_STEP_SUMMARY, githubSummary(results, comparison))
  console.log(verdictText(results, displayPath(latest), comparison, subjectArgs))
  if (tier === 'quick')
    console.log(
      '\nThis was the quick tier: the article’s chapter and the core of the freshness table. npm run gate also runs the other specs. The nightly workflow runs all of them on every version.',
    )

  const differs = results.specs.some(({ status }) => status === 'differs')
  const broken = results.errors.length > 0 || !results.complete || (playwrightRun.code !== 0 && !differs)
  const changed = comparison ? comparison.differences.length > 0 : false
  const exitCode = differs ? 1 : broken ? 3 : changed ? 1 : 0
  if (updateBaseline) return { exitCode: writeBaseline(baselineFile(), results, exitCode), counts, results }
  if (!subject.isCheckouts)
    console.log(
      '\nNot compared with the baseline, which is for the checkout’s own versions. npm run diff compares any two runs.',
    )
  else if (!baseline)
    console.log(
      `\nNot compared with a baseline: ${displayPath(baselineFile())} does not exist. To create it: npm run gate -- --update-baseline`,
    )
  return { exitCode, counts, results }
}

/** Prints which inherited variables and settings files the run ignores. */
function reportIgnored(): void {
  const ignored = ignoredVariables()
  if (ignored.length > 0)
    console.log(`Ignored, so that the app runs as specified: ${ignored.join(', ')} (inherited from the environment)`)
  const folders = (Object.keys(appNames) as AppName[]).map((app) => join(appsFolder(), app)).filter(existsSync)
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  const settingsFiles = files.filter((file) => basename(file).startsWith('.env'))
  if (settingsFiles.length > 0)
    console.log(`Ignored, so that the app runs as specified: ${settingsFiles.map(displayPath).join(', ')}`)
}

export function appsFolder(): string {
  const apps = resolve(root, process.env.SESSION_SPEC_APPS ?? 'app-under-test')
  if (existsSync(join(apps, 'v4'))) return apps
  throw new UsageError(`SESSION_SPEC_APPS is ${apps}, which has no folder v4. Expected a folder like app-under-test.`)
}

function createRunFolder(out: string): string {
  const run = newRunFolder(out)
  try {
    mkdirSync(run, { recursive: true })
    accessSync(run, constants.W_OK)
  } catch (error) {
    throw new EnvironmentFailed(
      `Cannot write to ${displayPath(out)}: ${(error as Error).message}\nExpected a writable folder. Make it writable, or set SESSION_SPEC_OUT to another folder.`,
    )
  }
  return run
}

/**
 * Finds the executables of both browsers, and installs those that are missing.
 *
 * @throws EnvironmentFailed when that fails
 */
export async function findBrowsers(): Promise<{ browser: string; fullBrowser: string }> {
  const { ensureBrowsers, SetupFailed } = await import('./setup.mjs')
  try {
    return ensureBrowsers()
  } catch (error) {
    if (error instanceof SetupFailed) throw new EnvironmentFailed(error.message)
    throw error
  }
}

/** Installs and builds a subject. With a mutant, the build contains all mutants of the app, and that one is active. */
export async function buildSubject(
  subjectRequest: SubjectRequest,
  { ids = [], signal, mutant }: SubjectOptions = {},
): Promise<SubjectOnDisk> {
  const plan = await resolveSubject(subjectRequest, { root, signal })
  // Checks the ids once, before anything is installed or built
  let uncheckedIds = ids
  const onStep = async (what: string) => {
    await checkIds(uncheckedIds)
    uncheckedIds = []
    console.log(`${what} (cached until its input changes) …`)
  }
  const common = { root, apps: appsFolder(), plan, signal, onStep }
  if (!mutant) return makeSubject(common)
  const made = await makeSubject({ ...common, change: changeFor(plan.app) })
  const notApplied = notAppliedIn(made.folder).find(({ id }) => id === mutant.id)
  if (notApplied) throw new MutantDoesNotApply(`The mutant ${mutant.id} does not apply. ${notApplied.why}`)
  return withMutant(made, mutant)
}

/** A build that contains a mutant, with that mutant active. */
export function withMutant(subject: SubjectOnDisk, { id, intent }: Mutant): SubjectOnDisk {
  return { ...subject, subject: { ...subject.subject, mutant: { id, intent } } }
}

/** Switches `out/latest` to this run in one step, and removes old runs. */
function publish(out: string, run: string): string {
  const latest = join(out, 'latest')
  switchLink(latest, run)
  removeOldRuns(join(out, 'runs'))
  return latest
}

/** Removes all but the newest 20 runs and those younger than a day, which may still be running. */
function removeOldRuns(runs: string): void {
  for (const name of readdirSync(runs).sort().reverse().slice(20)) {
    if (Date.now() - statSync(join(runs, name)).mtimeMs > 24 * 60 * 60 * 1000)
      rmSync(join(runs, name), { recursive: true, force: true })
  }
}
