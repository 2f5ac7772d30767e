import { statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { behaviorsOf, diff, type Behaviors, type Difference } from './diff'
import { isObject, readJson, ResultsError, resultsIn, validated } from './read'
import { currentSpecId } from './renames'
import { isDerived } from './tiers'
import { status, verdict, type Results } from '../schema/results'

/** The version of `baseline.json`. Raised whenever a field changes its meaning or goes away. */
const baselineVersion = 1

/** The content of the file. It has one line per spec, so that its Git history is easy to read. */
const shape = z.object({
  baseline: z.literal(baselineVersion),
  subjects: z.record(
    z.string(),
    z.object({
      versions: z.record(z.string(), z.string()),
      specs: z.record(z.string(), z.object({ title: z.string(), status, verdict: verdict.nullable() })),
    }),
  ),
})

/**
 * Reads a baseline.
 *
 * @throws ResultsError when it is missing or invalid
 */
export function readBaseline(file: string): Behaviors {
  return baselineIn(readJson(file), file)
}

/**
 * Reads one side of a comparison.
 *
 * @param path a results.json, a run's folder with one, or a baseline.json
 * @throws ResultsError when it is none of them
 */
export function readBehaviors(path: string): Behaviors {
  const file = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, 'results.json') : path
  const value = readJson(file)
  return isObject(value) && 'baseline' in value ? baselineIn(value, file) : behaviorsOf(resultsIn(value, file))
}

function baselineIn(value: unknown, file: string): Behaviors {
  if (!isObject(value) || value.baseline !== baselineVersion) {
    const what =
      isObject(value) && 'baseline' in value ? `is baseline version ${String(value.baseline)}` : 'is not a baseline'
    throw new ResultsError(`${file} ${what}. Expected baseline version ${baselineVersion}. ${advice}`)
  }
  const { subjects } = validated(value, shape, file, advice)
  return {
    subjects: Object.entries(subjects).map(([id, { versions }]) => ({ id, versions })),
    specs: Object.entries(subjects).flatMap(([subject, { specs }]) =>
      Object.entries(specs).map(([id, spec]) => ({ subject, id: currentSpecId(id), ...spec })),
    ),
  }
}

const advice = 'Restore it from Git, or write a new one: npm run gate -- --update-baseline'

/** The baseline of a run as text: sorted, one line per spec, without anything that differs between machines. */
export function baselineText(results: Results): string {
  const { specs } = behaviorsOf(results)
  const subjects = sorted(results.subjects).map(({ id, versions: { next, 'next-auth': nextAuth, react } }) => {
    const lines = sorted(specs.filter(({ subject }) => subject === id)).map(
      ({ id: spec, title, status: specStatus, verdict: specVerdict }) =>
        `        ${JSON.stringify(spec)}: ${JSON.stringify({ title, status: specStatus, verdict: specVerdict })}`,
    )
    const versions = JSON.stringify({ next, 'next-auth': nextAuth, react })
    return `    ${JSON.stringify(id)}: {\n      "versions": ${versions},\n      "specs": {\n${lines.join(',\n')}\n      }\n    }`
  })
  return `{\n  "baseline": ${baselineVersion},\n  "subjects": {\n${subjects.join(',\n')}\n  }\n}\n`
}

/** Sorted by UTF-16 code units: the order is the same on every machine. */
const sorted = <T extends { id: string }>(items: T[]) => [...items].sort((a, b) => (a.id < b.id ? -1 : 1))

/** The ids of the specs that ran and that the baseline does not have. It never has cells that follow from others. */
export function unknownTo(baseline: Behaviors, { specs }: Results): string[] {
  const known = new Set(baseline.specs.map(({ id }) => id))
  const added = specs.filter((spec) => spec.status !== 'not run' && !known.has(spec.id) && !isDerived(spec))
  return added.map(({ id }) => id)
}

/**
 * How a run differs from the baseline. Specs that did not run are not compared.
 *
 * @param partial whether the run left specs out: then no spec counts as added or removed, and only those that ran are compared
 */
export function differencesFromBaseline(baseline: Behaviors, results: Results, partial: boolean): Difference[] {
  return diff(baseline, behaviorsOf(results)).filter(
    ({ letter, new: now }) => now?.status !== 'not run' && (letter === 'C' || !partial),
  )
}
