import semver from 'semver'
import { majorOfNode, type Published, type PublishedColumn } from '../published'

/** An upgrade that people make. */
export interface Step {
  /** Permanent: an anchor. */
  id: string
  kind: StepKind
  /** `4.24.15 → 5.0.0-beta.32` */
  name: string
  /** The two columns. Absent: one of them was not measured. */
  columns?: [PublishedColumn, PublishedColumn]
  /** For a step that was not measured: the commands that measure it. */
  commands: string[]
}

export const stepKinds = {
  major: 'From NextAuth 4 to NextAuth 5',
  minor: 'From one minor version of next-auth 4 to the next',
  patch: 'To the newest patch of next-auth 4',
  next: 'To a newer Next.js, on the same next-auth',
  beta: 'From one beta of NextAuth 5 to the next',
  node: 'To a newer Node.js, on the same versions',
} as const

export type StepKind = keyof typeof stepKinds

/** The versions that people upgrade from and to, besides those that were measured. What is not measured of them is listed. */
const wanted = {
  minors: ['4.18', '4.20', '4.21', '4.22', '4.23', '4.24'],
  nexts: ['13', '14', '15', '16'],
  betas: [4, 15, 20, 25, 31, 32].map((beta) => `5.0.0-beta.${beta}`),
}

const nextAuthOf = ({ versions }: PublishedColumn) => versions['next-auth']
const nodeOf = (column: PublishedColumn) => majorOfNode(column) ?? 0
const minorOf = (version: string) => version.split('.').slice(0, 2).join('.')
const isNewer = (a: string, b: string) => semver.compare(b, a)
const unique = <T>(values: T[]) => [...new Set(values)]

/** All steps, in the order in which the guide has them. Computed from the columns that there are. */
export function stepsOf({ columns }: Published): Step[] {
  const accepted = columns.filter(({ forced }) => !forced)
  const usual = accepted.filter((one) => nodeOf(one) === usualNode(accepted))
  const v4 = usual.filter(({ app }) => app === 'v4')
  const v5 = usual.filter(({ app }) => app === 'v5')
  return [
    majorStep(v4, v5),
    ...minorSteps(v4),
    ...patchSteps(v4),
    ...nextSteps(v4),
    ...betaSteps(v5),
    ...nodeSteps(accepted),
  ]
}

/** The major version of Node that most columns have. */
function usualNode(columns: PublishedColumn[]): number | undefined {
  const all = columns.map(nodeOf)
  const count = (node: number) => all.filter((one) => one === node).length
  return unique(all).toSorted((a, b) => count(b) - count(a) || a - b)[0]
}

function majorStep(v4: PublishedColumn[], v5: PublishedColumn[]): Step {
  const [from, to] = [newest(v4), newest(v5)]
  return step('major', 'v4-to-v5', [
    { columns: v4.filter((one) => nextAuthOf(one) === from), flags: '--app v4' },
    { columns: v5.filter((one) => nextAuthOf(one) === to), flags: '--app v5' },
  ])
}

const newest = (columns: PublishedColumn[]) => columns.map(nextAuthOf).toSorted(isNewer)[0]

/** A step for each pair of neighbors. A minor version of which several patches were measured has all of these as candidates. */
function minorSteps(v4: PublishedColumn[]): Step[] {
  const minors = unique([...wanted.minors, ...v4.map(nextAuthOf).map(minorOf)]).toSorted((a, b) =>
    semver.compare(`${a}.0`, `${b}.0`),
  )
  return neighbors(minors).map(([from, to]) =>
    step(
      'minor',
      `${from}-to-${to}`,
      [from, to].map((minor) => ({
        columns: v4.filter((one) => minorOf(nextAuthOf(one)) === minor),
        flags: `--next-auth ${minor}`,
      })),
      `${from} → ${to}`,
    ),
  )
}

/** From each older patch to the newest patch of the same minor version, on the same next. */
function patchSteps(v4: PublishedColumn[]): Step[] {
  return unique(v4.map(nextAuthOf)).flatMap((from) => {
    const to = newest(v4.filter((one) => minorOf(nextAuthOf(one)) === minorOf(from)))
    if (to === undefined || to === from) return []
    const sides = [from, to].map((version) => ({
      columns: v4.filter((one) => nextAuthOf(one) === version),
      flags: `--next-auth ${version}`,
    }))
    return [step('patch', `${from}-to-${to}`, sides)]
  })
}

/** Of the newest next-auth 4. */
function nextSteps(v4: PublishedColumn[]): Step[] {
  const nextAuth = newest(v4)
  const ofNewest = v4.filter((one) => nextAuthOf(one) === nextAuth)
  const majorOf = ({ versions }: PublishedColumn) => String(semver.major(versions.next))
  const majors = unique([...wanted.nexts, ...ofNewest.map(majorOf)]).toSorted((a, b) => Number(a) - Number(b))
  return neighbors(majors).map(([from, to]) =>
    step(
      'next',
      `next-${from}-to-${to}`,
      [from, to].map((major) => ({
        columns: ofNewest.filter((one) => majorOf(one) === major),
        flags: `--next-auth ${nextAuth ?? '4'} --next ${major}`,
      })),
      `Next.js ${from} → ${to}`,
    ),
  )
}

function betaSteps(v5: PublishedColumn[]): Step[] {
  const versions = unique([...wanted.betas, ...v5.map(nextAuthOf)]).toSorted(semver.compare)
  return neighbors(versions).map(([from, to]) =>
    step(
      'beta',
      `${from}-to-${to}`,
      [from, to].map((version) => ({
        columns: v5.filter((one) => nextAuthOf(one) === version),
        flags: `--app v5 --next-auth ${version}`,
      })),
      `${from} → ${to}`,
    ),
  )
}

/** Where the same versions were measured on several versions of Node. */
function nodeSteps(columns: PublishedColumn[]): Step[] {
  const keyOf = ({ versions }: PublishedColumn) => [versions['next-auth'], versions.next, versions.react].join(' ')
  return unique(columns.map(keyOf)).flatMap((key) => {
    const same = columns.filter((one) => keyOf(one) === key).toSorted((a, b) => nodeOf(a) - nodeOf(b))
    return neighbors(same).map(([from, to]): Step => ({
      id: `${nextAuthOf(to)}-node-${nodeOf(from)}-to-${nodeOf(to)}`,
      kind: 'node',
      name: `Node.js ${nodeOf(from)} → ${nodeOf(to)}`,
      columns: [from, to],
      commands: [],
    }))
  })
}

const neighbors = <T>(values: T[]): [T, T][] => {
  const pairs: [T, T][] = []
  for (const [index, to] of values.entries()) {
    const from = values[index - 1]
    if (index > 0 && from !== undefined) pairs.push([from, to])
  }
  return pairs
}

interface Side {
  /** The columns that could be this side. */
  columns: PublishedColumn[]
  /** The flags of `npm run matrix` that measure it. */
  flags: string
}

/**
 * Chooses the columns of a step: the newest next that both sides have, so that only next-auth differs, or else the neighbors
 * that are nearest. Of several patches, the newest.
 */
function step(kind: StepKind, id: string, sides: Side[], name?: string): Step {
  const [from, to] = sides as [Side, Side]
  const pairs = from.columns.flatMap((old) => to.columns.map((now): [PublishedColumn, PublishedColumn] => [old, now]))
  const [columns] = pairs.toSorted(
    ([oldA, nowA], [oldB, nowB]) =>
      Number(isSameNext(oldB, nowB)) - Number(isSameNext(oldA, nowA)) ||
      isNewer(nextAuthOf(nowA), nextAuthOf(nowB)) ||
      isNewer(nextAuthOf(oldA), nextAuthOf(oldB)) ||
      isNewer(oldA.versions.next, oldB.versions.next) ||
      semver.compare(nowA.versions.next, nowB.versions.next),
  )
  const commands = sides
    .filter((side) => side.columns.length === 0)
    .map(({ flags }) => `npm run matrix -- ${flags} --publish`)
  const measured = columns && `${nextAuthOf(columns[0])} → ${nextAuthOf(columns[1])}`
  return {
    id,
    kind,
    name: kind === 'next' ? (name ?? '') : (measured ?? name ?? 'NextAuth 4 → NextAuth 5'),
    ...(columns && { columns }),
    commands: columns ? [] : commands,
  }
}

const isSameNext = (one: PublishedColumn, other: PublishedColumn) => one.versions.next === other.versions.next
