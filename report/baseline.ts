import { statSync } from 'node:fs'
import { join } from 'node:path'
import { behavioursOf, diff, type Behaviour, type Behaviours, type Difference } from './diff'
import {
  isObject,
  nullOr,
  object,
  readJson,
  record,
  ResultsError,
  resultsIn,
  status,
  text,
  verdict,
  verify,
} from './read'
import type { Results } from './schema'

/** The version of `baseline.json`. Raised whenever a field changes its meaning or goes away. */
const baselineVersion = 1

/** The file, as it is: a line for each spec, so that its history reads well. */
interface Baseline {
  baseline: number
  subjects: Record<string, { versions: Record<string, string>; specs: Record<string, BaselineSpec> }>
}
type BaselineSpec = Pick<Behaviour, 'title' | 'status' | 'verdict'>

const shape = object<Baseline>({
  baseline: () => undefined,
  subjects: record(
    object<Baseline['subjects'][string]>({
      versions: record(text),
      specs: record(object<BaselineSpec>({ title: text, status, verdict: nullOr(verdict) })),
    }),
  ),
})

/**
 * Reads a baseline.
 *
 * @throws ResultsError when it is missing or broken
 */
export function readBaseline(file: string): Behaviours {
  return baselineIn(readJson(file), file)
}

/**
 * Reads one side of a comparison.
 *
 * @param path a results.json, a run's folder with one, or a baseline.json
 * @throws ResultsError when it is none of them
 */
export function readBehaviours(path: string): Behaviours {
  const file = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, 'results.json') : path
  const value = readJson(file)
  return isObject(value) && 'baseline' in value ? baselineIn(value, file) : behavioursOf(resultsIn(value, file))
}

function baselineIn(value: unknown, file: string): Behaviours {
  if (!isObject(value) || value.baseline !== baselineVersion) {
    const what = isObject(value) && 'baseline' in value ? `is a baseline ${String(value.baseline)}` : 'is no baseline'
    throw new ResultsError(`${file} ${what}. Expected a baseline ${baselineVersion}. ${advice}`)
  }
  verify(value, shape, file, advice)
  const { subjects } = value as unknown as Baseline
  return {
    subjects: Object.entries(subjects).map(([id, { versions }]) => ({ id, versions })),
    specs: Object.entries(subjects).flatMap(([subject, { specs }]) =>
      Object.entries(specs).map(([id, spec]) => ({ subject, id, ...spec })),
    ),
  }
}

const advice = 'Take it from the history again, or write a new one: npm run gate -- --update-baseline'

/** The baseline that a run makes, as text: sorted, a line for each spec, without what differs from machine to machine. */
export function baselineText(results: Results): string {
  const { specs } = behavioursOf(results)
  const subjects = sorted(results.subjects).map(({ id, versions: { next, 'next-auth': nextAuth, react } }) => {
    const lines = sorted(specs.filter(({ subject }) => subject === id)).map(
      ({ id: spec, title, status: ended, verdict: seen }) =>
        `        ${JSON.stringify(spec)}: ${JSON.stringify({ title, status: ended, verdict: seen })}`,
    )
    const versions = JSON.stringify({ next, 'next-auth': nextAuth, react })
    return `    ${JSON.stringify(id)}: {\n      "versions": ${versions},\n      "specs": {\n${lines.join(',\n')}\n      }\n    }`
  })
  return `{\n  "baseline": ${baselineVersion},\n  "subjects": {\n${subjects.join(',\n')}\n  }\n}\n`
}

/** By code units: the same on every machine. */
const sorted = <T extends { id: string }>(items: T[]) => [...items].sort((a, b) => (a.id < b.id ? -1 : 1))

/** The ids of the specs that a run has, and a baseline has not. */
export function unknownTo(baseline: Behaviours, { specs }: Results): string[] {
  const known = new Set(baseline.specs.map(({ id }) => id))
  return specs.filter(({ id, status: ended }) => ended !== 'not run' && !known.has(id)).map(({ id }) => id)
}

/**
 * How a run differs from the baseline. What was not run is not compared.
 *
 * @param partial whether the run left specs out: then nothing is added or removed, and only what it ran is compared
 */
export function differencesFromBaseline(baseline: Behaviours, results: Results, partial: boolean): Difference[] {
  return diff(baseline, behavioursOf(results)).filter(
    ({ letter, new: now }) => now?.status !== 'not run' && (letter === 'C' || !partial),
  )
}
