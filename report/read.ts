import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { results, schemaVersion, type Results } from '../schema/results'
import { currentMutantId, currentSpecId } from './renames'

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
  if (schema === beforeOtherTables) return resultsIn(withOtherCells(value), file)
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
  return validated(value, results, file, 'Run npm run gate again to write a complete file.')
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
    schema: beforeOtherTables,
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

/** The schema version in which the database strategy had the only other table. */
const beforeOtherTables = 4

const withOtherCells = ({ specs, ...value }: Record<string, unknown>): Record<string, unknown> => ({
  ...value,
  schema: schemaVersion,
  specs: eachObject(specs, ({ databaseCell, ...rest }) => ({
    ...rest,
    ...(isObject(databaseCell) && { otherCell: { ...databaseCell, table: 'database' } }),
  })),
})

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
 * Returns a value that a schema accepts.
 *
 * @param advice what to do about an invalid file
 * @throws ResultsError with the path of the first value that is invalid
 */
export function validated<Shape extends z.ZodType>(
  value: unknown,
  shape: Shape,
  file: string,
  advice: string,
): z.infer<Shape> {
  const { data, error } = shape.safeParse(value, { error: expected })
  const [issue] = error?.issues ?? []
  if (!issue) return data as z.infer<Shape>
  const invalid = issue.path.reduce((part, key) => (Object(part) as Record<PropertyKey, unknown>)[key], value)
  const where = z.core.toDotPath(issue.path) || 'it'
  throw new ResultsError(`${file} is invalid: ${where} is ${preview(invalid)}, expected ${issue.message}. ${advice}`)
}

/** What a schema expects, as a phrase. undefined: zod's own message, or the one in the schema. */
function expected(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') return `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`
  if (issue.code === 'invalid_value') return `one of ${issue.values.join(', ')}`
  if (issue.code === 'invalid_union') return `one of ${(issue.options as string[]).join(', ')}`
  return undefined
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function preview(value: unknown): string {
  if (value === undefined) return 'missing'
  const json = JSON.stringify(value)
  return json.length > 60 ? `${json.slice(0, 60)}…` : json
}
