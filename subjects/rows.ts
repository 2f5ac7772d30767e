import type { AppName } from '../schema/subject'
import { catalog, type CatalogRow } from './catalog'
import { ownVersions, versionsOf } from './resolve'
import { appOf } from './versions'

/** `next-auth 4.21.1 on next 13.5.11` */
export const nameOf = (row: CatalogRow) => `next-auth ${row['next-auth']} on next ${row.next}`

/** The row with the checkout's versions. */
export const checkoutRow = (root: string, app: AppName): CatalogRow => ({ app, ...ownVersions(root, app) })

/** The catalog and the checkout's versions, so that a bump of next or next-auth needs no new row. */
export const catalogAndCheckout = (root: string): CatalogRow[] =>
  uniqueRows([...catalog, checkoutRow(root, 'v4'), checkoutRow(root, 'v5')])

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
