import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { mutantOf } from '../mutants'
import { appOfMutant, type Mutant } from '../mutants/mutant'
import { readResults } from '../report/read'
import { settings } from '../schema/process'
import { deploymentGroups } from '../schema/spec'
import type { Counts, Results } from '../schema/results'
import { givenBaseline } from '../run/baseline'
import { asExitCode } from '../run/exit-codes'
import { abortOnInterruption } from '../run/interruptions'
import { displayPath, newRunFolder, outFolder } from '../run/paths'
import { requestLike, runSince } from '../run/like'
import { runOnNode } from '../run/on-node'
import { runSpecs } from '../run/playwright'
import { buildSubject, prepareRun, type Prepared } from '../run/prepare'
import type { SubjectRequest } from '../subjects/resolve'
import { parseGateArguments } from './arguments'

const help = `npm run gate                      runs every spec, with the versions that this repository has installed
npm run gate -- --quick           runs the article's chapter and the core of the freshness table: what a pull request must pass
npm run gate -- <spec id> …       runs only these specs
npm run gate -- <path> …          runs the specs of a folder or a file, or the one at a line: e2e/article/post-request.spec.ts:3
npm run gate -- --grep <pattern>  runs the specs whose title matches
npm run gate -- --sample          runs some specs of every chapter
npm run gate -- --derived         runs the cells that rules leave out of the tables because they follow from other cells
npm run gate -- --deployment <name>
                                  runs the specs of a deployment: ${Object.keys(deploymentGroups).join(', ')}
npm run gate -- --isolated        runs each spec in its own browser context, instead of one that is cleaned between specs
npm run gate -- --update-baseline runs every spec, and saves the results as the baseline that later runs are compared with

What the specs run on. Default: what the checkout has.
  --next-auth <version>  a version (4.21.1), the newest of a range (4.21), or a built next-auth: a folder or a .tgz
  --next <version>       a version or the newest of a range (15.5)
  --react <version>      a version or the newest of a range (19.1)
  --app <v4|v5>          the app for NextAuth 4 or for NextAuth 5
  --node <version>       everything, from the build to the app's server, on a version of Node or the newest of a range (24); it is
                         installed from npm
  --like <folder>        the versions of next-auth, next and react that another project has, by its lockfile (npm, pnpm, yarn, bun)
  --at <git ref>         with --like: the versions that the project had there
  --since <git ref>      with --like: also runs the versions that the project had there, and shows what changes for its users
  --as <version>         the version that a built next-auth is treated as, for specs that hold in some versions only
  --mutant <id>          with a deliberate fault (npm run mutants -- --list lists them all)

Playwright's flags are passed through: --grep, --grep-invert, --headed, --ui, --debug, --workers, --repeat-each, --shard,
--timeout, --global-timeout, --max-failures, --last-failed, --trace, --list. --reporter adds a reporter.
--retries, --config, --output, --project and --pass-with-no-tests are rejected.

Settings, from the environment or from .env (see .env.example):
  SESSION_SPEC_BROWSER       the browser's executable
  SESSION_SPEC_FULL_BROWSER  the executable of a browser with a back/forward cache
  SESSION_SPEC_PORTS         ports for the app's server, 4001,4002,…
  SESSION_SPEC_OUT           the folder that runs are written to (out)
  SESSION_SPEC_APPS          the folder with the apps (app-under-test)
  SESSION_SPEC_BASELINE      the baseline (report/baseline.json)

Exit codes
  0    everything is as specified, and as in the baseline
  1    something differs from its spec or from the baseline
  2    wrong usage or configuration
  3    the environment failed: no browser, no port, the build failed, the server died, no spec matched
  130  interrupted`

export interface GateOutcome {
  exitCode: number
  counts: Counts | undefined
  /** Absent if the run did not finish. */
  results?: Results
}

/** `npm run gate`: resolves with the exit code. */
export const main = (args: string[]): Promise<number> =>
  asExitCode(async () => {
    const { node, withoutNode, help: isHelp, ids } = parseGateArguments(args)
    const code =
      node === undefined || isHelp ? undefined : await runOnNode('gate', { typed: node, args: withoutNode, ids })
    return code ?? (await gate(args)).exitCode
  })

/**
 * Prepares a run and starts Playwright, whose reporter prints the verdict. Prints expected errors instead of throwing them.
 *
 * @param args as typed after `npm run gate --`
 * @param extra additional environment variables for the run
 */
export async function gate(args: string[], extra: Record<string, string> = {}): Promise<GateOutcome> {
  let outcome: GateOutcome | undefined
  const exitCode = await asExitCode(async () => {
    outcome = await abortOnInterruption((signal) => runGate(args, extra, signal))
    return outcome.exitCode
  })
  return outcome ?? { exitCode, counts: undefined }
}

/**
 * Installs and builds a subject, or finds it in the cache. Prints what is missing instead of throwing.
 *
 * @param mutant selects the build that contains all mutants of its app
 * @returns the exit code
 */
export const prepareSubject = (subjectRequest: SubjectRequest, mutant?: Mutant): Promise<number> =>
  asExitCode(async () => {
    await abortOnInterruption((signal) => buildSubject(subjectRequest, { signal, mutant }))
    return 0
  })

/** A run that only lists the specs: nothing is built. */
function listingRun(): Pick<Prepared, 'run' | 'environment'> {
  const run = newRunFolder(outFolder())
  return { run, environment: { [settings.run]: run, [settings.subject]: '' } }
}

function fail(exitCode: number, message: string, counts?: Counts): GateOutcome {
  console.error(`\n${message}`)
  return { exitCode, counts }
}

async function runGate(args: string[], extra: Record<string, string>, signal: AbortSignal): Promise<GateOutcome> {
  const { ids, reporters, playwright, subjectRequest: typedRequest, subjectArgs, ...given } = parseGateArguments(args)
  if (given.help) {
    console.log(help)
    return { exitCode: 0, counts: undefined }
  }
  const { like: folder, at, since } = given
  if (folder !== undefined && since !== undefined) {
    const exitCode = await runSince(folder, since, given.selection)
    if (exitCode !== undefined) return { exitCode, counts: undefined }
  }
  const subjectRequest = folder === undefined ? typedRequest : requestLike({ folder, at })
  const mutant = given.mutant === undefined ? undefined : mutantOf(given.mutant)
  // A broken baseline is reported before the run, not after it
  if (!given.updateBaseline) givenBaseline()
  const app = subjectRequest.app ?? (mutant && appOfMutant(mutant))
  // The titles of some cells depend on the versions, so a list for another subject needs it
  const needsNoSubject = playwright.includes('--list') && subjectArgs.length === 0
  const { run, environment } = needsNoSubject
    ? listingRun()
    : await prepareRun({ ...subjectRequest, app }, { signal, mutant, ids })
  const { code, counts, fault, interrupted, exitCode } = await runSpecs(playwright, ids, {
    ...environment,
    ...extra,
    [settings.subjectArgs]: JSON.stringify([
      ...subjectArgs,
      ...(given.node === undefined ? [] : ['--node', given.node]),
    ]),
    ...(given.tier && { [settings.tier]: given.tier }),
    ...(given.deployment && { [settings.deployment]: given.deployment }),
    ...(given.isolated && { [settings.isolated]: '1' }),
    ...(given.updateBaseline && { [settings.updateBaseline]: '1' }),
    ...(reporters.length > 0 && { [settings.reporters]: reporters.join(',') }),
  })
  if (fault) return fail(fault.exitCode, fault.message, counts)
  if (interrupted) return fail(130, `Interrupted. The results of the specs that ran: ${displayPath(run)}`, counts)
  if (playwright.includes('--list') || playwright.includes('--ui')) return { exitCode: code ?? 3, counts }
  const file = join(run, 'results.json')
  if (exitCode === undefined || !existsSync(file)) {
    const why =
      code === null
        ? 'Another program ended Playwright before all specs had run. Run the command again.'
        : 'Is the disk full? The output above has the details.'
    return fail(3, `No complete results were written to ${displayPath(run)}. ${why}`, counts)
  }
  return { exitCode, counts, results: readResults(file) }
}
