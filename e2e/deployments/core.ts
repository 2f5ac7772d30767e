import {
  expect,
  isDerivedRun,
  spec,
  updatePaths,
  type Cell,
  type Moment,
  type SessionJar,
  type UpdatePath,
  type View,
} from '../../fixtures'
import { paths } from '../freshness/paths'
import { cells } from '../freshness/table'
import { idOf } from '../tables/cells'
import { describeCell } from '../tables/declare'
import { play } from '../tables/play'
import { companies, type Scene } from '../tables/scene'

// A deployment that is configured as the docs say changes nothing of what users see: each view shows what it shows at http://localhost

/** One path in the client, one by a GET, and one in which the app's own server code sets the cookie. */
const chosenPaths: UpdatePath[] = ['update-data', 'get-query', 'api-route']

/** Each kind of code that reads the cookie. */
const chosenViews: View[] = ['response', 'use-session', 'server-component', 'api-route', 'proxy', 'with-auth']

/** What is on screen, or on a page, is also read after a reload; what is requested would be the same request. */
const isChosen = ({ path, view, moment }: { path: UpdatePath; view: View; moment: Moment }) =>
  chosenPaths.includes(path) &&
  chosenViews.includes(view) &&
  (moment === 'immediately' || (moment === 'after-reload' && (view === 'use-session' || view === 'server-component')))

/**
 * The core of the freshness table in the deployment that a file uses.
 *
 * @param deployment `https`: the ids begin with it
 * @param where `Behind TLS`: the titles begin with it
 */
export const coreOf = (deployment: string, where: string) =>
  cells.filter(isChosen).map((cell) => {
    const { title, meta } = describeCell(deployment, { paths: updatePaths }, cell, paths[cell.path])
    // As seen from the chapter of the table
    const code = meta.code.map(({ file, entry }) => ({ file: `../../freshness/${file}`, entry }))
    return { cell, title: `${where}, ${title.replace(/^A/, 'a')}`, meta: { ...meta, code } }
  })

/**
 * The same for a deployment in which it follows from the freshness table: only in a run with `--derived`.
 *
 * @param without the views and the paths that are not the same there
 */
export const derivedCoreOf = (
  deployment: string,
  where: string,
  { views = [], paths: without = [] }: { views?: View[]; paths?: UpdatePath[] } = {},
) =>
  (isDerivedRun ? coreOf(deployment, where) : [])
    .filter(({ cell }) => !views.includes(cell.view) && !without.includes(cell.path))
    .map(({ cell, title, meta }) => ({
      cell,
      title,
      details: spec({ ...meta, derivedFrom: idOf('fresh', cell) }),
    }))

interface SceneWithCookie extends Omit<Scene, 'reader'> {
  session: SessionJar
}

/** Proves a cell, and that the session cookie still has these attributes. */
export async function proveInCore(
  cell: Cell,
  { session, ...scene }: SceneWithCookie,
  attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax',
): Promise<void> {
  const view = await play(paths[cell.path], cell, { ...scene, reader: scene.tab })
  await expect(view).toHaveVerdict(cell.verdict, companies)
  await expect(await session.storedCookies()).toShow({ attributes: [attributes] })
}
