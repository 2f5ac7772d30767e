import type { Cell, Capability, LiveView, Reading, Source, SpecMeta } from '../../fixtures'
import { momentSteps, type Arrive } from './moments'
import type { Scene } from './scene'
import { appRouterPageOf, isAppRouterPage, pageOf, viewProbes } from './views'

/** The steps of an update path in a cell. */
export interface UpdateSteps<Stage extends Scene> {
  /** Changes the company, and returns the update's own response. */
  update: (scene: Stage) => Promise<Reading>
  /** Proves that the change has landed where it is stored. */
  landed: (scene: Stage) => Promise<void>
  /** The message if it has not landed. @default 'The update did not take effect' */
  notLanded?: string
  /** Proves, before the change, that what it changes is there. */
  begins?: (scene: Stage) => Promise<void>
  /** Whether it is a server action, which only pages of the App Router have. */
  isServerAction?: boolean
}

/** An update path: its steps, its source, and what it needs. */
export interface Path<Stage extends Scene = Scene> extends UpdateSteps<Stage>, Pick<SpecMeta, 'needs' | 'holds'> {
  source: Source | Source[]
}

/** What a cell reads, and when. */
type ViewAtMoment = Pick<Cell, 'view' | 'moment'>

/**
 * The capabilities that a cell needs in addition to those of its update path, because of its view or its moment, or because its
 * page belongs to the App Router.
 */
export function capabilitiesFor({ view, moment }: ViewAtMoment, path: Pick<Path, 'isServerAction'> = {}): Capability[] {
  const isAppRouter = path.isServerAction ?? isAppRouterPage(pageOf(view, moment))
  const isLinked = moment === 'after-link' || moment === 'after-client-back'
  return [
    ...(view === 'with-auth' ? (['withAuth()'] as const) : []),
    ...(moment === 'after-update-call' ? (['update()'] as const) : []),
    ...(isAppRouter || view === 'route-handler' ? (['the session in the App Router'] as const) : []),
    // The links between pages of server components are not prefetched
    ...(isAppRouter && isLinked ? (['client-side navigation without a prefetch'] as const) : []),
  ]
}

/** Runs the steps of a cell, up to and including its read. */
export async function play<S extends Scene>(
  { update, landed, notLanded = 'The update did not take effect', begins, isServerAction = false }: UpdateSteps<S>,
  { view, moment }: ViewAtMoment,
  scene: S,
): Promise<LiveView | Reading> {
  const { act, before: arrive = openPage } = momentSteps[moment]
  const { read, reader: openReader, ready, readWhen, page: ownPage } = viewProbes[view]
  const page = isServerAction ? appRouterPageOf(view, moment) : pageOf(view, moment)
  const from = isServerAction ? 'server-component-again' : 'without-session-prop'
  const location = { page, loaded: readWhen === 'loaded', from } as const

  if (openReader) {
    await scene.tab.open(isServerAction ? page : ownPage)
    await ready?.(scene.tab)
    scene.reader = await openReader(scene)
  }
  await arrive(scene, location)
  await ready?.(scene.reader)

  if (begins) await scene.timeline.require('The session was not as expected before the change', () => begins(scene))
  scene.response = await update(scene)
  await scene.timeline.require(notLanded, () => landed(scene))
  scene.timeline.add('spec', 'landed', 'the update has landed')

  await act(scene, location)
  return read(scene.reader, scene)
}

const openPage: Arrive = ({ reader }, { page }) => reader.open(page)
