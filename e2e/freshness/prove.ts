import {
  expect,
  moments,
  spec,
  test,
  updatePaths,
  verdictPhrases,
  views,
  type Cell,
  type LiveView,
  type Reading,
  type SpecMeta,
  type Capability,
} from '../../fixtures'
import { idOf } from './cells'
import { momentSteps, type Arrive } from './moments'
import { paths, type UpdateSteps } from './paths'
import { after, before, type Scene } from './scene'
import { viewProbes } from './views'

/** Declares the spec of one cell. */
export function prove(cell: Cell): void {
  const { source, holds, needs: pathNeeds = [] } = paths[cell.path]
  const needs = [...pathNeeds, ...capabilitiesFor(cell)]
  const title = `After ${updatePaths[cell.path]}, ${views[cell.view]} ${verdictPhrases[cell.verdict]} ${moments[cell.moment]}`
  const details = spec({ id: idOf(cell), source, needs, holds, cell, code: codeOf(cell) })
  test(title, details, async ({ device, tab, user, createDevice, timeline }) => {
    const scene = { device, tab, reader: tab, user, createDevice, timeline }
    await expect(await play(paths[cell.path], cell, scene)).toHaveVerdict(cell.verdict, companies)
  })
}

/** The part of the session that an update changes, before and after it. */
export const companies = { before: { company: before }, after: { company: after } }

/** What a cell reads, and when. */
type ViewAtMoment = Pick<Cell, 'view' | 'moment'>

/**
 * The capabilities that a cell needs in addition to those of its update path, because of its view, or because its page belongs
 * to the App Router.
 */
export function capabilitiesFor({ view, moment }: ViewAtMoment): Capability[] {
  const { page, pages } = viewProbes[view]
  const isAppRouter = (pages?.[moment] ?? page).startsWith('server-component')
  const isLinked = moment === 'after-link' || moment === 'after-client-back'
  return [
    ...(view === 'with-auth' ? (['withAuth()'] as const) : []),
    ...(isAppRouter || view === 'route-handler' ? (['the session in the App Router'] as const) : []),
    // The links between pages of server components are not prefetched
    ...(isAppRouter && isLinked ? (['client-side navigation without a prefetch'] as const) : []),
  ]
}

/** Runs the steps of a cell, up to and including its read. */
export async function play<S extends Scene>(
  { update, landed, notLanded = 'The update did not take effect' }: UpdateSteps<S>,
  { view, moment }: ViewAtMoment,
  scene: S,
): Promise<LiveView | Reading> {
  const { act, before: arrive = openPage } = momentSteps[moment]
  const { read, reader: openReader, ready, readWhen, page, pages } = viewProbes[view]
  const location = { page: pages?.[moment] ?? page, loaded: readWhen === 'loaded' }

  if (openReader) {
    await scene.tab.open(page)
    await ready?.(scene.tab)
    scene.reader = await openReader(scene)
  }
  await arrive(scene, location)
  await ready?.(scene.reader)

  scene.response = await update(scene)
  await scene.timeline.require(notLanded, () => landed(scene))
  scene.timeline.add('spec', 'landed', 'the update has landed')

  await act(scene, location)
  return read(scene.reader, scene)
}

const openPage: Arrive = ({ reader }, { page }) => reader.open(page)

/** Where to find the code of a cell's spec. */
function codeOf({ path, view, moment }: Cell): SpecMeta['code'] {
  return [
    { file: 'paths.ts', entry: path },
    { file: 'views.ts', entry: view },
    { file: 'moments.ts', entry: moment },
    { file: 'prove.ts', entry: 'play' },
  ]
}
