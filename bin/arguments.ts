import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { closestNames } from '../report/did-you-mean'
import { appNames, type AppName } from '../schema/subject'
import { deploymentGroups, type DeploymentGroup, type Tier } from '../schema/spec'
import { UsageError } from '../run/exit-codes'
import { root } from '../run/paths'
import type { SubjectRequest } from '../subjects/resolve'

export interface GateArguments {
  help: boolean
  /** Spec ids. */
  ids: string[]
  /** Additional reporters. */
  reporters: string[]
  /** Playwright's own flags, and paths of specs, as Playwright expects them. */
  playwright: string[]
  updateBaseline: boolean
  /** Which part of the specs to run. Absent: all. */
  tier?: Tier
  /** The group of deployments whose specs to run. Absent: all specs. */
  deployment?: DeploymentGroup
  /** Whether every spec gets its own browser context. */
  isolated: boolean
  /** The id of the mutant to run with. */
  mutant?: string
  /** What to run the specs on. */
  subjectRequest: SubjectRequest
  /** The folder of another project, whose versions the specs run on. */
  like?: string
  /** With `like`, a Git ref of that project: the versions that it had there. */
  at?: string
  /** With `like`, a Git ref of that project: the versions that it had there are run, too, and compared. */
  since?: string
  /** The arguments without `like`, `at` and `since`: which specs to run, and how. */
  selection: string[]
  /** The version or range of Node that the command, and all that it starts, must run on. Absent: the one that started it. */
  node?: string
  /** The arguments without `node`. */
  withoutNode: string[]
  /** The arguments that select the subject and the mutant: `['--app', 'v5']`. */
  subjectArgs: string[]
}

/** The flags that are passed through to Playwright, with their types. */
const playwrightFlags = {
  grep: { type: 'string', short: 'g' },
  'grep-invert': { type: 'string' },
  headed: { type: 'boolean' },
  ui: { type: 'boolean' },
  'ui-host': { type: 'string' },
  'ui-port': { type: 'string' },
  debug: { type: 'boolean' },
  workers: { type: 'string', short: 'j' },
  'repeat-each': { type: 'string' },
  shard: { type: 'string' },
  timeout: { type: 'string' },
  'global-timeout': { type: 'string' },
  'max-failures': { type: 'string' },
  'last-failed': { type: 'boolean' },
  trace: { type: 'string' },
  list: { type: 'boolean' },
  x: { type: 'boolean', short: 'x' },
} as const

/** The flags that select what the specs run on. */
export const subjectFlags = {
  app: { type: 'string' },
  'next-auth': { type: 'string' },
  next: { type: 'string' },
  react: { type: 'string' },
  as: { type: 'string' },
} as const

/** With these flags, some specs may not run, or not to completion. */
const partialRunFlags = [
  'quick',
  'sample',
  'derived',
  'deployment',
  'grep',
  'grep-invert',
  'shard',
  'global-timeout',
  'max-failures',
  'last-failed',
  'x',
  'ui',
  'list',
]

/** Playwright's flags that would make the verdict of the gate wrong. */
const rejectedFlags: Record<string, string> = {
  retries: 'A spec that needs a retry is wrong or has a race, so the gate never retries.',
  config: 'The gate uses its own playwright.config.ts.',
  c: 'The gate uses its own playwright.config.ts.',
  output: 'Each run has its own folder in out/runs.',
  project: 'The gate runs the specs only. npm test runs the harness’s own tests.',
  'pass-with-no-tests': 'A run that matches no spec proves nothing.',
}

/**
 * @param args as typed after `npm run gate --`
 * @throws UsageError
 */
export function parseGateArguments(args: string[]): GateArguments {
  for (const arg of args) {
    const name = /^--?([a-z-]+)/.exec(arg)?.[1] ?? ''
    if (arg.startsWith('-') && rejectedFlags[name])
      throw new UsageError(`--${name} is rejected. ${rejectedFlags[name]}`)
  }
  const options = {
    ...playwrightFlags,
    help: { type: 'boolean', short: 'h' },
    reporter: { type: 'string', multiple: true },
    'update-baseline': { type: 'boolean' },
    quick: { type: 'boolean' },
    sample: { type: 'boolean' },
    derived: { type: 'boolean' },
    deployment: { type: 'string' },
    isolated: { type: 'boolean' },
    mutant: { type: 'string' },
    like: { type: 'string' },
    at: { type: 'string' },
    since: { type: 'string' },
    node: { type: 'string' },
    ...subjectFlags,
  } as const
  const { values, positionals, tokens } = parsed('gate', { args, options, allowPositionals: true, tokens: true })
  const playwright = tokens.flatMap((token) => {
    if (token.kind !== 'option' || !(token.name in playwrightFlags)) return []
    return token.value === undefined ? [token.rawName] : [`--${token.name}=${token.value}`]
  })
  const subjectOrMutantFlags = { ...subjectFlags, mutant: {}, like: {}, at: {} }
  const subjectArgs = tokens.flatMap((token) =>
    token.kind === 'option' && token.name in subjectOrMutantFlags && token.value !== undefined
      ? [`--${token.name}`, token.value]
      : [],
  )
  const narrowingArgs = [...positionals, ...partialRunFlags.filter((name) => name in values).map((name) => `--${name}`)]
  const subjectRequest = subjectRequestIn(values)
  if (values['update-baseline'] && narrowingArgs.length > 0) {
    throw new UsageError(
      `--update-baseline records the results of all specs, and ${narrowingArgs[0]} leaves some out. Expected: npm run gate -- --update-baseline`,
    )
  }
  const tiers = (['quick', 'sample', 'derived'] as const).filter((tier) => values[tier])
  if (tiers.length > 1)
    throw new UsageError(
      `--${tiers[0]} and --${tiers[1]} select different specs. Expected one of them, or none for all specs.`,
    )
  const { deployment } = values
  if (deployment !== undefined && !isDeploymentGroup(deployment))
    throw new UsageError(
      `Unknown deployment ${deployment}. Expected one of these:\n${Object.entries(deploymentGroups)
        .map(([name, description]) => `  ${name}: ${description}`)
        .join('\n')}`,
    )
  const typedVersion = Object.keys(subjectFlags).find((name) => name in values)
  if (values.like !== undefined && typedVersion)
    throw new UsageError(`--like takes the versions of another project. Expected it without --${typedVersion}.`)
  const ofProject = values.since === undefined ? (values.at === undefined ? undefined : '--at') : '--since'
  if (ofProject && values.like === undefined)
    throw new UsageError(`${ofProject} reads an earlier lockfile of another project. Expected --like <folder> with it.`)
  if (values.since !== undefined && (values.at ?? values.shard ?? values.list ?? values.ui) !== undefined)
    throw new UsageError(
      '--since runs the specs twice and compares them. Expected it without --at, --shard, --list and --ui.',
    )
  if (values['update-baseline'] && [values.mutant, values.like, ...Object.values(subjectRequest)].some(Boolean))
    throw new UsageError(
      'The baseline records the results on the checkout’s versions. Expected --update-baseline without another subject.',
    )
  return {
    help: values.help ?? false,
    ids: positionals.filter((one) => !isPath(one)),
    reporters: values.reporter?.flatMap((names) => names.split(',')) ?? [],
    playwright: [...playwright, ...positionals.filter(isPath)],
    updateBaseline: values['update-baseline'] ?? false,
    tier: tiers[0],
    deployment,
    isolated: values.isolated ?? false,
    mutant: values.mutant,
    like: values.like,
    at: values.at,
    since: values.since,
    selection: without(['like', 'at', 'since'], tokens, args),
    node: values.node,
    withoutNode: without(['node'], tokens, args),
    subjectRequest,
    subjectArgs,
  }
}

const isDeploymentGroup = (typed: string): typed is DeploymentGroup => Object.hasOwn(deploymentGroups, typed)

/** The arguments apart from these flags, which have values. */
function without(
  flags: string[],
  tokens: { kind: string; name?: string; index: number; inlineValue?: boolean }[],
  args: string[],
) {
  const dropped = tokens.filter(({ name = '' }) => flags.includes(name))
  const indexes = dropped.flatMap(({ index, inlineValue }) => (inlineValue ? [index] : [index, index + 1]))
  return args.filter((_, index) => !indexes.includes(index))
}

/** Whether an argument is the path of specs, with or without a line, and not an id. */
const isPath = (typed: string) => /\.spec\.ts(:\d+)*$/.test(typed) || existsSync(join(root, typed))

/**
 * What to run the specs on, as typed.
 *
 * @throws UsageError when the app is unknown
 */
export function subjectRequestIn(values: {
  app?: string
  'next-auth'?: string
  next?: string
  react?: string
  as?: string
}): SubjectRequest {
  const { app, 'next-auth': nextAuth, next, react, as } = values
  if (app !== undefined && !Object.hasOwn(appNames, app))
    throw new UsageError(`Unknown app ${app}. Expected one of ${Object.keys(appNames).join(', ')}.`)
  return { app: app as AppName | undefined, nextAuth, next, react, as }
}

/**
 * Node's `parseArgs`, with its own message for an unknown flag.
 *
 * @param command as in `npm run <command>`
 * @throws UsageError
 */
export function parsed<T extends ParseArgsConfig>(command: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    const { message } = error as Error
    const unknown = /^Unknown option '--?([^']+)'/.exec(message)?.[1]
    if (!unknown) throw new UsageError(message)
    const [best] = closestNames(unknown, Object.keys(config.options ?? {}), 1)
    throw new UsageError(
      `Unknown flag --${unknown}.${best ? ` Did you mean --${best}?` : ''} npm run ${command} -- --help lists the flags.`,
    )
  }
}
