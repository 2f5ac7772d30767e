import {
  expect,
  isDerivedRun,
  spec,
  updatePaths,
  type Moment,
  type SessionJar,
  type UpdatePath,
  type View,
} from '../../fixtures'
import { paths } from '../freshness/paths'
import { cells } from '../freshness/table'
import { idOf, type TableCell } from '../tables/cells'
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
  cells.filter(isChosen).map((cell) => declareIn(deployment, where, cell))

/**
 * The same for a deployment in which it follows from the freshness table: only in a run with `--derived`.
 *
 * @param without the views and the paths that are not the same there
 */
export const derivedCoreOf = (
  deployment: string,
  where: string,
  without: { views?: View[]; paths?: UpdatePath[] } = {},
) =>
  (isDerivedRun ? cells.filter(isChosen) : [])
    .filter(({ view, path }) => !without.views?.includes(view) && !without.paths?.includes(path))
    .map((cell) => declareIn(deployment, where, { ...cell, derivedFrom: idOf('fresh', cell) }))

/** The title and the details of the spec of a cell. */
function declareIn(deployment: string, where: string, cell: TableCell<UpdatePath>) {
  const { title, meta } = describeCell(deployment, { paths: updatePaths }, cell, paths[cell.path])
  // As seen from the chapter of the table
  const code = meta.code.map(({ file, entry }) => ({ file: `../../freshness/${file}`, entry }))
  return { cell, title: `${where}, ${title.replace(/^A/, 'a')}`, details: spec({ ...meta, code }) }
}

/** The body of the spec of a cell: proves the cell, and that the session cookie still has these attributes. */
export const proveCell =
  (cell: TableCell<UpdatePath>, attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax') =>
  async ({ device, tab, user, createDevice, timeline, session }: SceneWithCookie): Promise<void> => {
    const scene = { device, tab, reader: tab, user, createDevice, timeline }
    await expect(await play(paths[cell.path], cell, scene)).toHaveVerdict(cell.verdict, companies)
    await expect(await session.storedCookies()).toShow({ attributes: [attributes] })
  }

interface SceneWithCookie extends Omit<Scene, 'reader'> {
  session: SessionJar
}
