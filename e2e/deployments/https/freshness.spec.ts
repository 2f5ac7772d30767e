import { expect, spec, test, updatePaths, type Moment, type UpdatePath, type View } from '../../../fixtures'
import { paths } from '../../freshness/paths'
import { cells } from '../../freshness/table'
import { describeCell } from '../../tables/declare'
import { play } from '../../tables/play'
import { companies } from '../../tables/scene'

// Behind a proxy that terminates TLS, each view shows what it shows at http://localhost. The cookie has another name there, and nothing
// that the app's server receives is https, so the views that guess the name are the ones that may differ.

/** One path in the client, one by a GET, and one in which the app's own server code sets the cookie. */
const chosenPaths: UpdatePath[] = ['update-data', 'get-query', 'api-route']

/** Each kind of code that reads the cookie. */
const chosenViews: View[] = ['response', 'use-session', 'server-component', 'api-route', 'proxy', 'with-auth']

/** What is on screen, or on a page, is also read after a reload; what is requested would be the same request. */
const isChosen = ({ path, view, moment }: { path: UpdatePath; view: View; moment: Moment }) =>
  chosenPaths.includes(path) &&
  chosenViews.includes(view) &&
  (moment === 'immediately' || (moment === 'after-reload' && (view === 'use-session' || view === 'server-component')))

test.use({ deployment: 'https' })

test.describe('Who sees an updated session behind TLS, and when', () => {
  for (const cell of cells.filter(isChosen)) {
    const { title, meta } = describeCell('https', { paths: updatePaths }, cell, paths[cell.path])
    test(
      `Behind TLS, ${title.replace(/^A/, 'a')}`,
      spec({
        ...meta,
        // As seen from the chapter of the table
        code: meta.code.map(({ file, entry }) => ({ file: `../../freshness/${file}`, entry })),
      }),
      async ({ device, tab, user, createDevice, timeline, session }) => {
        const scene = { device, tab, reader: tab, user, createDevice, timeline }
        await expect(await play(paths[cell.path], cell, scene)).toHaveVerdict(cell.verdict, companies)
        await expect(await session.storedCookies()).toShow({ attributes: ['Path=/; HttpOnly; Secure; SameSite=Lax'] })
      },
    )
  }
})
