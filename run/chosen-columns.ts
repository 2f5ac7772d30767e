import semver from 'semver'
import { majorOfNode, nameOfColumn, type Published, type PublishedColumn } from '../report/published'
import type { AppName } from '../schema/subject'
import { satisfies } from '../subjects/versions'

/** One side of the question what changes: a column is chosen by it. */
export interface ColumnRequest {
  /** A version of next-auth, or a range. Absent: the newest. */
  nextAuth?: string
  /** A version of next, or a range. */
  next?: string
  /** A version of Node, or a range. Absent: the same as on the other side, if it has one. */
  node?: string
  app?: AppName
}

/** No column has the wanted versions. The message says which ones are near. */
export class NoSuchColumn extends Error {}

/**
 * Chooses two columns. Where several columns have the wanted next-auth, the newest next that both sides have is taken, and the same
 * Node, so that only next-auth differs.
 *
 * @throws NoSuchColumn
 */
export function chosenColumns(
  { columns }: Published,
  [from, to]: readonly [ColumnRequest, ColumnRequest],
): [PublishedColumn, PublishedColumn] {
  const [olds, news] = [from, to].map((request) => candidates(columns, request)) as [
    PublishedColumn[],
    PublishedColumn[],
  ]
  const pairs = olds.flatMap((old) => news.map((now) => [old, now] as const))
  const sameNode = pairs.filter(([old, now]) => majorOfNode(old) === majorOfNode(now))
  const sameNext =
    from.next === to.next ? sameNode.find(([old, now]) => old.versions.next === now.versions.next) : undefined
  const [old, now] = sameNext ?? sameNode[0] ?? pairs[0] ?? []
  if (!old || !now) throw new NoSuchColumn('The published matrix is empty.')
  return [old, now]
}

/** The columns that a request matches: forced ones last, then the newest first. */
function candidates(columns: PublishedColumn[], request: ColumnRequest): PublishedColumn[] {
  const fits = (version: string, range: string | undefined) => range === undefined || satisfies(version, range)
  const found = columns
    .filter(
      ({ app, versions }) =>
        (request.app ?? app) === app &&
        fits(versions['next-auth'], request.nextAuth) &&
        fits(versions.next, request.next) &&
        (request.node === undefined || semver.satisfies(versions.node, request.node)),
    )
    .toReversed()
  if (found.length > 0) return [...found.filter(({ forced }) => !forced), ...found.filter(({ forced }) => forced)]
  throw new NoSuchColumn(noColumnText(columns, request))
}

function noColumnText(columns: PublishedColumn[], { nextAuth, next, node, app }: ColumnRequest): string {
  const wanted = [
    nextAuth && `next-auth ${nextAuth}`,
    next && `next ${next}`,
    node && `Node ${node}`,
    app && `the app ${app}`,
  ].filter(Boolean)
  const flags = [
    app && `--app ${app}`,
    nextAuth && `--next-auth ${nextAuth}`,
    next && `--next ${next}`,
    node && `--node ${node}`,
  ].filter(Boolean)
  const near = neighbors(columns, nextAuth)
  return `The published matrix has no column for ${wanted.join(', ')}. ${
    near.length > 0 ? `The nearest: ${near.map(nameOfColumn).join('; ')}.` : 'It is empty.'
  }\nTo measure it: npm run gate -- ${flags.join(' ')}`
}

/** The columns before and after a version of next-auth; all columns if it is not one version. */
function neighbors(columns: PublishedColumn[], nextAuth: string | undefined): PublishedColumn[] {
  const version = semver.valid(nextAuth)
  if (!version) return columns
  const versionIn = (one: PublishedColumn) => one.versions['next-auth']
  const [before, after] = [
    columns.findLast((one) => semver.lte(versionIn(one), version)),
    columns.find((one) => semver.gte(versionIn(one), version)),
  ]
  const versions = new Set([before, after].flatMap((one) => (one ? [versionIn(one)] : [])))
  return columns.filter((one) => versions.has(versionIn(one)))
}
