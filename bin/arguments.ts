import { parseArgs, type ParseArgsConfig } from 'node:util'
import { nearest } from '../report/nearest'
import { appNames, type AppName, type Tier } from '../report/schema'
import type { Wish } from '../subjects/resolve'

/** The command was called wrongly; the run ends with 2. */
export class UsageError extends Error {}

export interface GateArguments {
  help: boolean
  /** Spec ids. */
  ids: string[]
  /** More reporters. */
  reporters: string[]
  /** Playwright's own flags, as it takes them. */
  playwright: string[]
  updateBaseline: boolean
  /** Part of the specs only. */
  tier?: Tier
  /** Every spec gets a browser context of its own. */
  isolated: boolean
  /** The id of the mutant that runs. */
  mutant?: string
  /** What the specs are to run on. */
  wish: Wish
  /** The arguments that chose it, with the mutant's: `['--app', 'v5']`. */
  subjectArgs: string[]
  /** Whether specs are left out, or may be. */
  partial: boolean
}

/** Playwright's flags that are handed on, with what they want. */
const handedOn = {
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
  trace: { type: 'string' },
  list: { type: 'boolean' },
  x: { type: 'boolean', short: 'x' },
} as const

/** What the specs are to run on. */
export const subjectFlags = {
  app: { type: 'string' },
  'next-auth': { type: 'string' },
  next: { type: 'string' },
  as: { type: 'string' },
} as const

/** Those with which not every spec is run to its end. */
const narrowing = [
  'quick',
  'sample',
  'grep',
  'grep-invert',
  'shard',
  'global-timeout',
  'max-failures',
  'x',
  'ui',
  'list',
]

/** Flags of Playwright that would make the gate lie. */
const refused: Record<string, string> = {
  retries: 'A spec that needs a second try is wrong or shows a race: the gate never retries.',
  config: 'The gate runs its own playwright.config.ts.',
  c: 'The gate runs its own playwright.config.ts.',
  output: 'Each run has a folder of its own in out/runs.',
  project: 'The gate runs the specs. The harness’s own tests run in npm test.',
  'pass-with-no-tests': 'A run that matches no spec proves nothing.',
}

/**
 * @param args as typed behind `npm run gate --`
 * @throws UsageError
 */
export function parseGateArguments(args: string[]): GateArguments {
  for (const arg of args) {
    const name = /^--?([a-z-]+)/.exec(arg)?.[1] ?? ''
    if (arg.startsWith('-') && refused[name]) throw new UsageError(`--${name} is refused. ${refused[name]}`)
  }
  const options = {
    ...handedOn,
    help: { type: 'boolean', short: 'h' },
    reporter: { type: 'string', multiple: true },
    'update-baseline': { type: 'boolean' },
    quick: { type: 'boolean' },
    sample: { type: 'boolean' },
    isolated: { type: 'boolean' },
    mutant: { type: 'string' },
    ...subjectFlags,
  } as const
  const { values, positionals, tokens } = parsed('gate', { args, options, allowPositionals: true, tokens: true })
  const playwright = tokens.flatMap((token) => {
    if (token.kind !== 'option' || !(token.name in handedOn)) return []
    return token.value === undefined ? [token.rawName] : [`--${token.name}=${token.value}`]
  })
  const chooses = { ...subjectFlags, mutant: {} }
  const subjectArgs = tokens.flatMap((token) =>
    token.kind === 'option' && token.name in chooses && token.value !== undefined
      ? [`--${token.name}`, token.value]
      : [],
  )
  const left = [...positionals, ...narrowing.filter((name) => name in values).map((name) => `--${name}`)]
  const wish = wishIn(values)
  if (values['update-baseline'] && left.length > 0) {
    throw new UsageError(
      `--update-baseline writes down what a run of all specs gave, and ${left[0]} leaves some out. Expected: npm run gate -- --update-baseline`,
    )
  }
  if (values.quick && values.sample)
    throw new UsageError(
      '--quick and --sample are two parts of the specs. Expected one of them, or none for all specs.',
    )
  if (values['update-baseline'] && [values.mutant, ...Object.values(wish)].some(Boolean))
    throw new UsageError(
      'The baseline is what the specs gave on the versions of the checkout. Expected --update-baseline without another subject.',
    )
  return {
    help: values.help ?? false,
    ids: positionals,
    reporters: values.reporter?.flatMap((names) => names.split(',')) ?? [],
    playwright,
    updateBaseline: values['update-baseline'] ?? false,
    tier: values.quick ? 'quick' : values.sample ? 'sample' : undefined,
    isolated: values.isolated ?? false,
    mutant: values.mutant,
    partial: left.length > 0,
    wish,
    subjectArgs,
  }
}

/**
 * What the specs are to run on, as it was typed.
 *
 * @throws UsageError when there is no such app
 */
export function wishIn(values: { app?: string; 'next-auth'?: string; next?: string; as?: string }): Wish {
  const { app, 'next-auth': nextAuth, next, as } = values
  if (app !== undefined && !Object.hasOwn(appNames, app))
    throw new UsageError(`There is no app ${app}. Expected one of ${Object.keys(appNames).join(', ')}.`)
  return { app: app as AppName | undefined, nextAuth, next, as }
}

/**
 * Node's `parseArgs`, with our words for a flag that there is not.
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
    const [best] = nearest(unknown, Object.keys(config.options ?? {}), 1)
    throw new UsageError(
      `There is no --${unknown}.${best ? ` Did you mean --${best}?` : ''} npm run ${command} -- --help lists them.`,
    )
  }
}
