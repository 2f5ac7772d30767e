// What the processes of a run exchange: settings, messages, files.

import type { Counts } from './results'

/**
 * What the reporter sends to the process that runs Playwright, over their IPC channel. `unread`: whoever reads the output
 * of these processes has closed the pipe. `finished`: how many runs of specs have ended so far.
 */
export type ReporterMessage =
  { fault: Fault } | { counts: Counts } | { exitCode: 0 | 1 | 3 } | { finished: number } | { unread: true }

/** Why a run must exit with 2 (usage) or 3 (environment). */
export interface Fault {
  exitCode: 2 | 3
  message: string
}

/**
 * Something that a run needs from its environment is missing or broken: a browser, a port, a database, the app's server. A
 * command exits with 3. The message of a worker's fault, thrown or printed, is marked: the reporter finds it by
 * {@link environmentFaultIn}.
 */
export class EnvironmentFault extends Error {
  override name = 'EnvironmentFault'

  constructor(
    /** What happened, what was expected, and what to do. */
    readonly text: string,
  ) {
    super(`${faultBegin}${text}${faultEnd}`)
  }
}

const [faultBegin, faultEnd] = ['[environment] ', '[/environment]']

/** The text of an {@link EnvironmentFault} in an error or an output. undefined: there is none. */
export function environmentFaultIn(output: string): string | undefined {
  const [, rest] = output.split(faultBegin)
  return rest?.split(faultEnd)[0]
}

/** The settings for users, in the environment or in `.env`. `.env.example` documents them. */
export const userSettings = {
  /** The path of the browser executable. */
  browser: 'SESSION_SPEC_BROWSER',
  /** The path of a browser executable with a back/forward cache: full Chromium, not its headless shell. */
  fullBrowser: 'SESSION_SPEC_FULL_BROWSER',
  /** Ports to try for the server of the app, separated by commas. Absent: free ports. */
  ports: 'SESSION_SPEC_PORTS',
  /** The folder that runs are written to. */
  out: 'SESSION_SPEC_OUT',
  /** The folder with the apps. */
  apps: 'SESSION_SPEC_APPS',
  /** The baseline that runs are compared with. */
  baseline: 'SESSION_SPEC_BASELINE',
  /** The folder where `npm run matrix` caches the results of subjects. */
  cache: 'SESSION_SPEC_CACHE',
} as const

/**
 * All environment variables of the harness: those for users, and those that commands and the global set-up set for
 * Playwright's processes. CONTRIBUTING documents them.
 */
export const settings = {
  ...userSettings,
  /** The folder of the run. */
  run: 'SESSION_SPEC_RUN',
  /** The file that describes the subject: a {@link SubjectOnDisk} as JSON. */
  subject: 'SESSION_SPEC_SUBJECT',
  /** The ids of the specs to run, separated by spaces. Absent: all specs. */
  only: 'SESSION_SPEC_ONLY',
  /** The {@link Tier} to run. Absent: all specs. */
  tier: 'SESSION_SPEC_TIER',
  /** The group of deployments whose specs to run. Absent: all specs. */
  deployment: 'SESSION_SPEC_DEPLOYMENT',
  /** The number of specs in the suite, for runs that do not load all files. */
  total: 'SESSION_SPEC_TOTAL',
  /** Additional reporters, separated by commas. */
  reporters: 'SESSION_SPEC_REPORTERS',
  /** The arguments that selected the subject, as JSON: for the command that runs a spec again. Set by `bin/gate`. */
  subjectArgs: 'SESSION_SPEC_SUBJECT_ARGS',
  /** Makes the results the baseline, if every spec is as specified. Set by `bin/gate`. */
  updateBaseline: 'SESSION_SPEC_UPDATE_BASELINE',
  /** Gives every spec its own browser context. Absent: the specs of a worker share one that is cleaned in between. */
  isolated: 'SESSION_SPEC_ISOLATED',
  /** After each spec, measures its floor. Set by `bin/bench`. */
  bench: 'SESSION_SPEC_BENCH',
  /** The id of the mutant that is active in the server of the app, in its pages and in the company API. Set by `bin/gate`. */
  mutant: 'SESSION_SPEC_MUTANT',
  /** In a run with several mutants: the mutant that each spec runs with, as {@link MutantBySpec} in JSON. */
  mutantBySpec: 'SESSION_SPEC_MUTANT_BY_SPEC',
  /** In a run with several mutants: restarts the server of the app for each. Absent: the running server switches to it. */
  restartForMutant: 'SESSION_SPEC_RESTART_FOR_MUTANT',
  /** The ids of the specs that must fail, separated by spaces. After one of these fails, Playwright starts no new worker. */
  mustFail: 'SESSION_SPEC_MUST_FAIL',
  /** The folder for the V8 coverage of the server of the app and its pages. Set by `bin/mutants`. */
  coverage: 'SESSION_SPEC_COVERAGE',
} as const

/** The name of the file with the {@link SpecList}, in the folder of a run. */
export const listFile = 'list.json'

/** Maps the id of each spec to the absolute path of the file that Playwright has to load. */
export type SpecList = Record<string, string>

/** Maps ids of specs to ids of mutants. */
export type MutantBySpec = Record<string, string>
