import { stripVTControlCharacters } from 'node:util'
import { deflateRawSync } from 'node:zlib'
import type { Results, SpecResult, TimelineEntry } from '../../schema/results'

/**
 * What happened: ms since the update (negative: before it), lane, kind, text. A check that failed is a `mismatch`. A
 * request of a page and its response have the same number, which no other request in their lane has.
 */
export type CompactEntry = [at: number, lane: string, kind: string, text: string, request?: number]

/** The part of a spec that the book decompresses when its details are opened. */
export interface CompactSpec {
  expected: string
  observed: string
  code: string
  timeline: CompactEntry[]
}

/** The timelines and the code of all specs by id, as JSON, deflated, in base64: most of the book's size. */
export function packed({ specs }: Results): string {
  const all: Record<string, CompactSpec> = Object.fromEntries(specs.map((spec) => [spec.id, compact(spec)]))
  return deflateRawSync(JSON.stringify(all), { level: 9 }).toString('base64')
}

/** One spec as the book contains it: the relevant entries of its timeline, with shortened texts. */
export function compact({ expected, observed, code, timeline }: SpecResult): CompactSpec {
  const origin = timeline.find(({ kind }) => kind === 'update')?.at ?? 0
  return {
    expected: shorten(expected, 600),
    observed: shorten(observed, 600),
    code,
    timeline: timeline.filter(changeFilter()).map((entry) => compactEntry(entry, origin)),
  }
}

/**
 * The inspector renders all views of a page together. A render that repeats what its view
 * already showed in the same document is left out.
 */
function changeFilter(): (entry: TimelineEntry) => boolean {
  const shown = new Map<string, Map<unknown, string>>()
  return ({ kind, lane, text, data }) => {
    if (kind === 'navigation' && data?.url) shown.delete(lane)
    if (kind !== 'render' || !data || data.view === 'use-session') return true
    const views = shown.get(lane) ?? new Map<unknown, string>()
    shown.set(lane, views)
    const session = data.session === undefined ? text : JSON.stringify(data.session)
    const hasChanged = views.get(data.view) !== session
    views.set(data.view, session)
    return hasChanged
  }
}

function compactEntry({ at, lane, kind, text, data }: TimelineEntry, origin: number): CompactEntry {
  const isMismatch = kind === 'check' && data?.pass === false
  const time = Math.round((at - origin) * 10) / 10
  const entry = [time, lane, isMismatch ? 'mismatch' : kind, shorten(plain(text), 140)] as const
  return typeof data?.number === 'number' ? [...entry, data.number] : [...entry]
}

/** Without the colors of the server's output. */
const plain = (text: string) => stripVTControlCharacters(text)

/** Keeps the beginning and the end, because the updated value of a session comes last. */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const head = Math.round(maxLength * 0.45)
  return `${text.slice(0, head)} … ${text.slice(head + 3 - maxLength)}`.toWellFormed()
}
