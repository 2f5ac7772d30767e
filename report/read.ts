import { readFileSync } from 'node:fs'
import { appNames, type Subject } from '../schema/subject'
import { databasePaths, moments, updatePaths, views, type LeftOut, type Verdict } from '../schema/table'
import { schemaVersion, type Results, type SpecResult } from '../schema/results'
import type { Bench, Check as CheckResult, TimelineEntry } from '../schema/evidence'
import type { Source } from '../schema/spec'
import { currentMutantId, currentSpecId } from './renames'
import { symbols } from './terminal'

/** A file does not contain the results or the baseline that it should. The message says what to do. */
export class ResultsError extends Error {}

/**
 * Reads and validates a `results.json`, so that callers can rely on its type.
 *
 * @throws ResultsError when it is missing, truncated, invalid, or has another schema version
 */
export function readResults(file: string): Results {
  return resultsIn(readJson(file), file)
}

/**
 * Validates results that have already been read.
 *
 * @param file where they were read from, for messages
 * @throws ResultsError
 */
export function resultsIn(value: unknown, file: string): Results {
  const schema = isObject(value) ? value.schema : undefined
  if (typeof schema !== 'number' || !isObject(value) || !('specs' in value)) {
    throw new ResultsError(
      `${file} does not contain results of this project. Expected a results.json as npm run gate writes it, such as out/latest/results.json.`,
    )
  }
  if (schema === beforeRenaming) return resultsIn(renamed(value), file)
  if (schema < schemaVersion) {
    throw new ResultsError(
      `${file} has schema version ${schema}, which is too old. Expected schema version ${schemaVersion}: run npm run gate again.`,
    )
  }
  if (schema > schemaVersion) {
    throw new ResultsError(
      `${file} has schema version ${schema}: a newer version of this project wrote it. This version reads schema version ${schemaVersion}: update this checkout.`,
    )
  }
  verify(value, results, file, 'Run npm run gate again to write a complete file.')
  return value as unknown as Results
}

/**
 * The schema version before specs, mutants and fields were renamed. Results of this version get today's
 * names when read.
 */
const beforeRenaming = 3

function renamed(value: Record<string, unknown>): Record<string, unknown> {
  const { specs, subjects } = value
  return {
    ...value,
    schema: schemaVersion,
    specs: eachObject(specs, ({ id, cell, databaseCell, ...rest }) => ({
      ...rest,
      id: typeof id === 'string' ? currentSpecId(id) : id,
      cell: withRenamedMoment(cell),
      ...(databaseCell !== undefined && { databaseCell: withRenamedMoment(databaseCell) }),
    })),
    subjects: eachObject(subjects, ({ surfaces, mutant, ...rest }) => ({
      ...rest,
      capabilities: surfaces,
      ...(isObject(mutant) && { mutant: { ...mutant, id: currentMutantId(String(mutant.id)) } }),
    })),
  }
}

const eachObject = (list: unknown, change: (item: Record<string, unknown>) => unknown) =>
  Array.isArray(list) ? list.map((item: unknown) => (isObject(item) ? change(item) : item)) : list

const withRenamedMoment = (cell: unknown) =>
  isObject(cell) && cell.moment === 'at-once' ? { ...cell, moment: 'immediately' } : cell

/**
 * The content of a JSON file.
 *
 * @throws ResultsError when the file does not exist or is not JSON
 */
export function readJson(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'it does not exist' : (error as Error).message
    throw new ResultsError(
      `${file} cannot be read: ${why}. Expected a results.json. npm run gate writes one to out/latest/results.json.`,
    )
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ResultsError(
      `${file} is not JSON, or is truncated: ${(error as Error).message}. Expected a complete file: run npm run gate again.`,
    )
  }
}

/**
 * @param advice what to do about an invalid file
 * @throws ResultsError with the path of the first value that is invalid
 */
export function verify(value: unknown, check: Check, file: string, advice: string): void {
  const problem = check(value, '')
  if (problem) throw new ResultsError(`${file} is invalid: ${problem}. ${advice}`)
}

/** Returns what is wrong with a value, with its path. undefined: the value is valid. */
export type Check = (value: unknown, path: string) => string | undefined

const is =
  (expected: string, test: (value: unknown) => boolean): Check =>
  (value, path) =>
    test(value) ? undefined : `${path || 'it'} is ${preview(value)}, expected ${expected}`

export const text = is('a string', (value) => typeof value === 'string')
const number = is('a number', (value) => typeof value === 'number')
const boolean = is('a boolean', (value) => typeof value === 'boolean')

/** One of the keys of `names`. */
export const oneOf = <T extends string>(names: Record<T, unknown>): Check =>
  is(`one of ${Object.keys(names).join(', ')}`, (value) => typeof value === 'string' && Object.hasOwn(names, value))

export const nullOr =
  (check: Check): Check =>
  (value, path) =>
    value === null ? undefined : check(value, path)

const optional =
  (check: Check): Check =>
  (value, path) =>
    value === undefined ? undefined : check(value, path)

const list =
  (item: Check): Check =>
  (value, path) =>
    Array.isArray(value)
      ? first(value, (one, index) => item(one, `${path}[${index}]`))
      : is('an array', () => false)(value, path)

/** An object with any keys. */
export const record =
  (item: Check): Check =>
  (value, path) =>
    isObject(value)
      ? first(Object.entries(value), ([key, one]) => item(one, path ? `${path}.${key}` : key))
      : is('an object', () => false)(value, path)

/** An object with these fields; TypeScript ensures that none is forgotten. */
export const object =
  <T>(fields: { [Key in keyof Required<T>]: Check }): Check =>
  (value, path) =>
    isObject(value)
      ? first(Object.entries<Check>(fields), ([key, check]) => check(value[key], path ? `${path}.${key}` : key))
      : is('an object', () => false)(value, path)

function first<T>(items: T[], check: (item: T, index: number) => string | undefined): string | undefined {
  for (const [index, item] of items.entries()) {
    const problem = check(item, index)
    if (problem) return problem
  }
  return undefined
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function preview(value: unknown): string {
  if (value === undefined) return 'missing'
  const json = JSON.stringify(value)
  return json.length > 60 ? `${json.slice(0, 60)}…` : json
}

export const status = oneOf(symbols)
export const verdict = oneOf<Verdict>({ fresh: 1, stale: 1, 'signed out': 1, 'cannot be read': 1 })

type Of<Kind extends Source['kind']> = Omit<Extract<Source, { kind: Kind }>, 'kind'>
const sourceKinds: Record<Source['kind'], Check> = {
  article: object<Of<'article'>>({ claim: text, says: text }),
  docs: object<Of<'docs'>>({ page: text }),
  issue: object<Of<'issue'>>({ number }),
  code: object<Of<'code'>>({ package: text, file: text }),
  advisory: object<Of<'advisory'>>({ id: text }),
}
const source: Check = (value, path) =>
  object<Pick<Source, 'kind'>>({ kind: oneOf(sourceKinds) })(value, path) ??
  sourceKinds[(value as Source).kind](value, path)

const subject = object<Subject>({
  id: text,
  app: oneOf(appNames),
  strategy: oneOf<Subject['strategy']>({ jwt: 1 }),
  versions: object<Subject['versions']>({
    'next-auth': text,
    next: text,
    react: text,
    node: text,
    playwright: text,
    tree: is('12 hexadecimal digits', (value) => typeof value === 'string' && /^[0-9a-f]{12}$/.test(value)),
    browser: text,
  }),
  capabilities: list(text),
  forced: optional(text),
  mutant: optional(object<NonNullable<Subject['mutant']>>({ id: text, intent: text })),
})

const spec = object<SpecResult>({
  id: text,
  title: text,
  source: list(source),
  holds: nullOr(record(text)),
  needs: list(text),
  subject: text,
  expected: text,
  observed: text,
  status,
  reason: text,
  durationMs: number,
  runs: number,
  file: text,
  line: number,
  checks: list(
    object<CheckResult>({
      sentence: text,
      expected: text,
      observed: text,
      pass: boolean,
      precondition: optional(text),
    }),
  ),
  cell: nullOr(
    object<NonNullable<SpecResult['cell']>>({
      path: oneOf(updatePaths),
      view: oneOf(views),
      moment: oneOf(moments),
      verdict,
      observed: nullOr(verdict),
    }),
  ),
  databaseCell: optional(
    object<NonNullable<SpecResult['databaseCell']>>({
      path: oneOf(databasePaths),
      view: oneOf(views),
      moment: oneOf(moments),
      verdict,
      observed: nullOr(verdict),
    }),
  ),
  code: text,
  timeline: list(
    object<TimelineEntry>({ at: number, lane: text, kind: text, text, data: optional(record(() => undefined)) }),
  ),
  bench: optional(list(object<Bench>({ specMs: number, floorMs: nullOr(number), why: optional(text) }))),
  trace: nullOr(text),
})

const results = object<Results>({
  schema: number,
  startedAt: text,
  durationMs: number,
  complete: boolean,
  subjects: list(subject),
  specs: list(spec),
  total: number,
  leftOut: list(object<LeftOut>({ reason: text, cells: number })),
  errors: list(text),
})
