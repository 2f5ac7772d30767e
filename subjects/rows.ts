import type { AppName } from '../schema/subject'
import { catalog, nodes, type CatalogRow } from './catalog'
import { SubjectFailed } from './errors'
import { resolveNode } from './node'
import { ownVersions, versionsOf } from './resolve'
import { appOf } from './versions'

/** `next-auth 4.21.1 on next 13.5.11`, and for a row with a Node `next-auth 4.24.15 on next 16.4.6 and Node 24` */
export const nameOf = (row: CatalogRow) =>
  `next-auth ${row['next-auth']} on next ${row.next}${row.node === undefined ? '' : ` and Node ${row.node}`}`

/** The row with the checkout's versions. */
export const checkoutRow = (root: string, app: AppName): CatalogRow => ({ app, ...ownVersions(root, app) })

/**
 * The catalog and the checkout's versions, so that a bump of next or next-auth needs no new row. The checkout's next-auth 4 is also
 * there once for each of {@link nodes}, in front of the row for the Node that runs the command: the last column of an app is the
 * one that the others are compared with.
 */
export function catalogAndCheckout(root: string): CatalogRow[] {
  const own = checkoutRow(root, 'v4')
  const rows = uniqueRows([...catalog, own, checkoutRow(root, 'v5')])
  return rows.flatMap((row) => [...(nameOf(row) === nameOf(own) ? nodes.map((node) => ({ ...own, node })) : []), row])
}

/**
 * The same row with the exact version of its Node, which is a part of the key of its results. If the registry does not answer, the
 * row stays as it is, and its run reports why.
 *
 * @throws NoSuchSubject when no Node matches
 */
export async function withExactNode(row: CatalogRow, root: string): Promise<CatalogRow> {
  if (row.node === undefined) return row
  try {
    return { ...row, node: await resolveNode(row.node, { root }) }
  } catch (error) {
    if (error instanceof SubjectFailed) return row
    throw error
  }
}

const uniqueRows = (rows: CatalogRow[]) => {
  const names = rows.map(nameOf)
  return rows.filter((row, index) => names.indexOf(nameOf(row)) === index)
}

/**
 * The checkout's own subjects, each also once with the newest next-auth and once with the newest next of the registry,
 * prereleases included.
 */
export async function canaries(root: string): Promise<CatalogRow[]> {
  const [nexts, nextAuths] = await Promise.all(['next', 'next-auth'].map((name) => versionsOf(name, { root })))
  const next = nexts?.at(-1)
  return uniqueRows(
    (['v4', 'v5'] as const).flatMap((app) => {
      const nextAuth = nextAuths?.findLast((one) => appOf(one) === app)
      return [
        checkoutRow(root, app),
        ...(nextAuth ? [{ ...checkoutRow(root, app), 'next-auth': nextAuth }] : []),
        ...(next ? [{ ...checkoutRow(root, app), next }] : []),
      ]
    }),
  )
}
