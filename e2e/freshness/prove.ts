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
import { paths } from './paths'
import { after, before, type Scene } from './scene'
import { seen } from './views'

const isSeen: Record<Cell['verdict'], string> = {
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
    await expect(await play(cell, scene)).toHaveVerdict(cell.verdict, {
      before: { company: before },
      after: { company: after },
    })
  })
}

/** What a cell needs of a version besides its update: its page may be one of the App Router. */
function surfacesFor({ view, moment }: Cell): Surface[] {
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
async function play(cell: Cell, scene: Scene): Promise<LiveView | Reading> {
  const { update, landed } = paths[cell.path]
  const { come, before: arrive = openPage } = inTime[cell.moment]
  const { look, reader, ready, read, page, pages } = seen[cell.view]
  const place = { page: pages?.[cell.moment] ?? page, loaded: read === 'loaded' }

  if (reader) {
    await scene.tab.open(page)
    await ready?.(scene.tab)
    scene.reader = await reader(scene)
  }
  await arrive(scene, place)
  await ready?.(scene.reader)

  scene.response = await update(scene)
  await landed(scene)
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
