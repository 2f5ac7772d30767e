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
import { resolveSubject, type Wish } from '../subjects/resolve'
import { parseGateArguments, UsageError } from './arguments'
import { compareWith, givenBaseline, writeBaseline } from './baseline'
import { checkIds } from './check-ids'
import { EnvironmentFailed, explanationOf } from './explained'
import { interruptions, runSpecs } from './playwright'
import { baselineFile, loadSettings, newRunFolder, outFolder, root, short, switchLink } from './settings'

const help = `npm run gate                      every spec, against the app as it is
npm run gate -- --quick           the article's chapter and the core of the freshness table: the verdict of a pull request
npm run gate -- <spec id> …       these specs only
npm run gate -- --grep <words>    the specs whose sentence matches
npm run gate -- --sample          some specs of every chapter
npm run gate -- --isolated        each spec in a browser context of its own, instead of one that is cleaned in between
npm run gate -- --update-baseline every spec, and what they gave becomes the baseline that runs are compared with

What the specs run on; without these, what the checkout has:
  --next-auth <version>  a version (4.21.1), the newest of a range (4.21), or a built next-auth: a folder or a .tgz
  --next <version>       a version or the newest of a range (15.5)
  --app <v4|v5>          the app for NextAuth 4 or for NextAuth 5
  --as <version>         which version a built next-auth counts as, where a spec says in which it holds
  --mutant <id>          with a deliberate fault (npm run mutants -- --list shows them all)

Playwright's flags are handed on: --grep, --grep-invert, --headed, --ui, --debug, --workers, --repeat-each, --shard,
--timeout, --global-timeout, --max-failures, --trace, --list; --reporter adds to ours.
--retries, --config, --output, --project and --pass-with-no-tests are refused.

Settings, from the environment or from .env (see .env.example):
  SESSION_SPEC_BROWSER        the browser's executable
  SESSION_SPEC_WHOLE_BROWSER  that of a browser with a back/forward cache
  SESSION_SPEC_PORTS          ports for the app's server, 4001,4002,…
  SESSION_SPEC_OUT            where runs are written (out)
  SESSION_SPEC_APPS           the folder with the apps (app-under-test)
  SESSION_SPEC_BASELINE       the baseline (report/baseline.json)

Exit codes
  0    everything is as specified, and as in the baseline
  1    something differs, from its spec or from the baseline
  2    wrong usage or configuration
  3    the environment failed: no browser, no port, the build failed, the server died, no spec matched
  130  interrupted`

/** What a mutant is to replace is no longer there: it proves nothing any more; the run ends with 1. */
class DoesNotApply extends Error {}

export interface GateOutcome {
  exitCode: number
  counts: Counts | undefined
  /** Of a run that came to its end. */
  results?: Results
}

/** `npm run gate`: resolves with the exit code. */
export async function main(args: string[]): Promise<number> {
  return (await gate(args)).exitCode
}

/**
 * Runs the specs and prints the verdict. Never throws for what a user can meet.
 *
 * @param args as typed behind `npm run gate --`
 * @param extra variables for the run
 */
export function gate(args: string[], extra: Record<string, string> = {}): Promise<GateOutcome> {
  return explained((signal) => runGate(args, extra, signal))
}

/** What a run on the checkout's own versions needs. Says what is missing instead of throwing. */
export function prepare(): Promise<Prepared | GateOutcome> {
  return explained((signal) => ready({}, { signal }))
}

/**
 * Installs and builds a subject, or finds it in the cache. Reports what is missing instead of throwing.
 *
 * @param mutant for the build that holds all mutants of its app
 * @returns the exit code
 */
export async function prepareSubject(wish: Wish, mutant?: Mutant): Promise<number> {
  const made = await explained((signal) => theSubject(wish, { signal, mutant }))
  return 'exitCode' in made ? made.exitCode : 0
}

async function explained<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | GateOutcome> {
  const abort = new AbortController()
  const interrupt = () => abort.abort()
  for (const name of interruptions) process.on(name, interrupt)
  try {
    return await work(abort.signal)
  } catch (error) {
    if (error instanceof DoesNotApply) return end(1, error.message)
    if (error instanceof Error && error.name === 'AbortError') return end(130, 'Interrupted.')
    const explanation = explanationOf(error)
    if (explanation) return end(explanation.code, explanation.message)
    throw error
  } finally {
    for (const name of interruptions) process.off(name, interrupt)
  }
}

export interface Prepared {
  out: string
  run: string
  subject: SubjectOnDisk
  /** What Playwright's processes are told. */
  environment: Record<string, string>
}

interface SubjectOptions {
  signal?: AbortSignal
  /** The fault that is switched on. */
  mutant?: Mutant
  /** The specs that it is for: they are looked up before anything is installed or built. */
  ids?: string[]
}

/**
 * What a run needs: its folder, a browser, a built subject.
 *
 * @param wish what the specs run on; empty: what the checkout has
 * @throws EnvironmentFailed, NoSuchSubject or SubjectFailed, which say what is missing; UsageError for an unknown id
 */
export async function ready(wish: Wish, options: SubjectOptions = {}): Promise<Prepared> {
  loadSettings()
  warn()
  const out = outFolder()
  const run = createRun(out)
  const { browser, wholeBrowser } = await theBrowsers()
  const subject = await theSubject(wish, options)
  if (!process.env.DATABASE_URL)
    await prepareCluster(() => console.log('Making an empty database (cached until PGlite changes) …'))
  const subjectFile = join(run, 'subject.json')
  writeWhole(subjectFile, JSON.stringify(subject))
  options.signal?.throwIfAborted()
  const environment = {
    [settings.run]: run,
    [settings.subject]: subjectFile,
    [settings.browser]: browser,
    [settings.wholeBrowser]: wholeBrowser,
    [settings.mutant]: options.mutant?.id ?? '',
  }
  return { out, run, subject, environment }
}

function end(exitCode: number, message: string): GateOutcome {
  console.error(`\n${message}`)
  return { exitCode, counts: undefined }
}

async function runGate(args: string[], extra: Record<string, string>, signal: AbortSignal): Promise<GateOutcome> {
  const {
    help: wantsHelp,
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
  if (wantsHelp) {
    console.log(help)
    return { exitCode: 0, counts: undefined }
  }
  const mutant = rest.mutant === undefined ? undefined : mutantOf(rest.mutant)
  const wish = mutant ? { ...rest.wish, app: rest.wish.app ?? appOfMutant(mutant) } : rest.wish
  // A broken baseline is said before the run, not after it
  const baseline = updateBaseline ? undefined : givenBaseline()
  const { run, out, subject, environment } = await ready(wish, { signal, mutant, ids })
  const { 'next-auth': nextAuth, next, react } = subject.subject.versions
  console.log(`${subject.subject.app} on next-auth ${nextAuth}, next ${next}, react ${react}`)
  console.log(mutant ? `With the mutant ${mutant.id}: ${mutant.intent}\n` : '')
  const ended = await runSpecs(playwright, ids, {
    ...environment,
    ...extra,
    ...(tier && { [settings.tier]: tier }),
    ...(isolated && { [settings.isolated]: '1' }),
    ...(reporters.length > 0 && { [settings.reporters]: reporters.join(',') }),
  })

  const { counts } = ended
  if (ended.fault) return { ...end(ended.fault.exitCode, ended.fault.message), counts }
  if (ended.interrupted) return { ...end(130, `Interrupted. What was run until then: ${short(run)}`), counts }
  const lists = playwright.includes('--list') && ended.code === 0
  if (lists || playwright.includes('--ui')) return { exitCode: ended.code ?? 3, counts }
  const file = join(run, 'results.json')
  const results = existsSync(file) ? readResults(file) : undefined
  if (!results && counts && counts.passed + counts.failed.length > 0)
    return {
      ...end(
        3,
        `The specs have run, but no results were written to ${short(run)}. Expected room on the disk, see above.`,
      ),
      counts,
    }
  if (!results || results.specs.length === 0) {
    return {
      ...end(
        3,
        'No spec matched. Expected at least one: a run that runs nothing proves nothing. npm run gate -- --list shows them all.',
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
  console.log(verdictText(results, short(latest), comparison, subjectArgs))
  if (tier === 'quick')
    console.log(
      '\nThis was the quick tier: the article’s chapter, and the core of the freshness table. npm run gate runs the other specs; the nightly workflow runs all of them on every version.',
    )

  const differs = results.specs.some(({ status }) => status === 'differs')
  const broken = results.errors.length > 0 || !results.complete || (ended.code !== 0 && !differs)
  const changed = comparison ? comparison.differences.length > 0 : false
  const exitCode = differs ? 1 : broken ? 3 : changed ? 1 : 0
  if (updateBaseline) return { exitCode: writeBaseline(baselineFile(), results, exitCode), counts, results }
  if (!subject.isCheckouts)
    console.log(
      '\nCompared with no baseline: that is of the checkout’s own versions. npm run diff compares any two runs.',
    )
  else if (!baseline)
    console.log(
      `\nCompared with no baseline: there is no ${short(baselineFile())}. To make one: npm run gate -- --update-baseline`,
    )
  return { exitCode, counts, results }
}

/** Says what of the user's surroundings the run does not use. */
function warn(): void {
  const ignored = ignoredVariables()
  if (ignored.length > 0)
    console.log(`Ignored, so that the app runs as specified: ${ignored.join(', ')} (inherited from the environment)`)
  const folders = (Object.keys(appNames) as AppName[]).map((app) => join(appsFolder(), app)).filter(existsSync)
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  const settingsFiles = files.filter((file) => basename(file).startsWith('.env'))
  if (settingsFiles.length > 0)
    console.log(`Ignored, so that the app runs as specified: ${settingsFiles.map(short).join(', ')}`)
}

export function appsFolder(): string {
  const apps = resolve(root, process.env.SESSION_SPEC_APPS ?? 'app-under-test')
  if (existsSync(join(apps, 'v4'))) return apps
  throw new UsageError(
    `SESSION_SPEC_APPS is ${apps}, where there is no folder v4. Expected a folder like app-under-test.`,
  )
}

function createRun(out: string): string {
  const run = newRunFolder(out)
  try {
    mkdirSync(run, { recursive: true })
    accessSync(run, constants.W_OK)
  } catch (error) {
    throw new EnvironmentFailed(
      `Cannot write to ${short(out)}: ${(error as Error).message}\nExpected a folder that can be written. Make it one, or set SESSION_SPEC_OUT to another folder.`,
    )
  }
  return run
}

/**
 * The executables of both browsers. They are installed where they are missing.
 *
 * @throws EnvironmentFailed when that fails
 */
export async function theBrowsers(): Promise<{ browser: string; wholeBrowser: string }> {
  const { ensureBrowsers, SetupFailed } = await import('./setup.mjs')
  try {
    return ensureBrowsers()
  } catch (error) {
    if (error instanceof SetupFailed) throw new EnvironmentFailed(error.message)
    throw error
  }
}

/** The app's build. With a mutant: one that holds all of the app's mutants, of which one is switched on. */
export async function theSubject(
  wish: Wish,
  { ids = [], signal, mutant }: SubjectOptions = {},
): Promise<SubjectOnDisk> {
  const plan = await resolveSubject(wish, { root, signal })
  let unchecked = ids
  const onStep = async (what: string) => {
    await checkIds(unchecked)
    unchecked = []
    console.log(`${what} (cached until it changes) …`)
  }
  const common = { root, apps: appsFolder(), plan, signal, onStep }
  if (!mutant) return makeSubject(common)
  const made = await makeSubject({ ...common, change: changeFor(plan.app) })
  const notApplied = notAppliedIn(made.folder).find(({ id }) => id === mutant.id)
  if (notApplied) throw new DoesNotApply(`The mutant ${mutant.id} does not apply. ${notApplied.why}`)
  return withMutant(made, mutant)
}

/** A build that holds a mutant, with it switched on. */
export function withMutant(subject: SubjectOnDisk, { id, intent }: Mutant): SubjectOnDisk {
  return { ...subject, subject: { ...subject.subject, mutant: { id, intent } } }
}

/** Switches `out/latest` to this run in one step, and forgets all but the newest runs. */
function publish(out: string, run: string): string {
  const latest = join(out, 'latest')
  switchLink(latest, run)
  forgetOldRuns(join(out, 'runs'))
  return latest
}

/** Keeps the newest 20 runs, and whatever is younger than a day: it may be running still. */
function forgetOldRuns(runs: string): void {
  for (const name of readdirSync(runs).sort().reverse().slice(20)) {
    if (Date.now() - statSync(join(runs, name)).mtimeMs > 24 * 60 * 60 * 1000)
      rmSync(join(runs, name), { recursive: true, force: true })
  }
}
