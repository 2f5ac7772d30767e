import {
  expect,
  moments,
  spec,
  test,
  updatePaths,
  views,
  type Cell,
  type LiveView,
  type Reading,
  type SpecMeta,
  type Surface,
} from '../../fixtures'
import { idOf } from './cells'
import { inTime, type Arrive } from './moments'
import { paths, type Way } from './paths'
import { after, before, type Scene } from './scene'
import { seen } from './views'

/** How the title of a cell says its verdict. */
export const isSeen: Record<Cell['verdict'], string> = {
  fresh: 'is fresh',
  stale: 'is stale',
  'signed out': 'shows that nobody is signed in',
  'cannot be read': 'cannot be read',
}

/** Declares the spec of one cell. */
export function prove(cell: Cell): void {
  const { source, holds, needs: ofPath = [] } = paths[cell.path]
  const needs = [...ofPath, ...surfacesFor(cell)]
  const title = `after ${updatePaths[cell.path]}, ${views[cell.view]} ${isSeen[cell.verdict]} ${moments[cell.moment]}`
  const details = spec({ id: idOf(cell), source, needs, holds, cell, code: codeOf(cell) })
  test(title, details, async ({ device, tab, person, createDevice, timeline }) => {
    const scene = { device, tab, reader: tab, person, createDevice, timeline }
    await expect(await play(paths[cell.path], cell, scene)).toHaveVerdict(cell.verdict, companies)
  })
}

/** What an update changes. */
export const companies = { before: { company: before }, after: { company: after } }

/** Where and when a cell looks. */
type Place = Pick<Cell, 'view' | 'moment'>

/** What a cell needs of a version besides its update: its page may be one of the App Router. */
export function surfacesFor({ view, moment }: Place): Surface[] {
  const { page, pages } = seen[view]
  const isAppRouter = (pages?.[moment] ?? page).startsWith('server-component')
  const isLinked = moment === 'after-link' || moment === 'after-client-back'
  return [
    ...(isAppRouter || view === 'route-handler' ? (['the session in the App Router'] as const) : []),
    // The links between server components are not prefetched
    ...(isAppRouter && isLinked ? (['client-side navigation without a prefetch'] as const) : []),
  ]
}

/** Plays a cell up to its reading. */
export async function play<Stage extends Scene>(
  { update, landed, otherwise = 'The update did not take effect' }: Way<Stage>,
  { view, moment }: Place,
  scene: Stage,
): Promise<LiveView | Reading> {
  const { come, before: arrive = openPage } = inTime[moment]
  const { look, reader, ready, read, page, pages } = seen[view]
  const place = { page: pages?.[moment] ?? page, loaded: read === 'loaded' }

  if (reader) {
    await scene.tab.open(page)
    await ready?.(scene.tab)
    scene.reader = await reader(scene)
  }
  await arrive(scene, place)
  await ready?.(scene.reader)

  scene.response = await update(scene)
  await scene.timeline.require(otherwise, () => landed(scene))
  scene.timeline.add('spec', 'landed', 'the update has landed')

  await come(scene, place)
  return look(scene.reader, scene)
}

const openPage: Arrive = ({ reader }, { page }) => reader.open(page)

/** Where to read what the spec of a cell does. */
function codeOf({ path, view, moment }: Cell): SpecMeta['code'] {
  return [
    { file: 'paths.ts', entry: path },
    { file: 'views.ts', entry: view },
    { file: 'moments.ts', entry: moment },
    { file: 'prove.ts', entry: 'play' },
  ]
}
