import { parseArgs } from 'node:util'
import { nearest } from '../report/nearest'

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
  } as const
  const parse = () => parseArgs({ args, options, allowPositionals: true, tokens: true })
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse()
  } catch (error) {
    throw new UsageError(inOurWords(error as Error, Object.keys(options)))
  }
  const playwright = parsed.tokens.flatMap((token) => {
    if (token.kind !== 'option' || !(token.name in handedOn)) return []
    return token.value === undefined ? [token.rawName] : [`--${token.name}=${token.value}`]
  })
  const reporters = parsed.values.reporter?.flatMap((names) => names.split(',')) ?? []
  return { help: parsed.values.help ?? false, ids: parsed.positionals, reporters, playwright }
}

function inOurWords(error: Error, known: string[]): string {
  const unknown = /^Unknown option '--?([^']+)'/.exec(error.message)?.[1]
  return unknown
    ? `There is no --${unknown}. Did you mean --${nearest(unknown, known, 1)[0]}? npm run gate -- --help lists them.`
    : error.message
}
