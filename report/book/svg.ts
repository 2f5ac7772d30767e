import { escapeHtml } from '../escape'
import { moments, updatePaths, views, type Verdict } from '../../schema/table'
import type { Results } from '../../schema/results'
import { cellWords, presentPartOf, stateOf, tableOf, type CellSpec, type CellState } from './table'
import { verdictOf } from './verdict'

/** The icon of a state, 16 × 16, drawn in `currentColor`: its shape identifies it, not its color. */
export const icons: Record<CellState | 'held', string> = {
  held: '<path d="M3 8.5l3.5 3.5 6.5-8" class="line"/>',
  fresh: '<circle cx="8" cy="8" r="4.6" class="fill"/>',
  stale: '<circle cx="8" cy="8" r="4" class="line"/>',
  'signed out': '<path d="M7 3.5H4v9h3M7 8h6m-2.5-2.5L13 8l-2.5 2.5" class="line"/>',
  'cannot be read': '<path d="M3.5 8h9" class="line"/>',
  differs: '<path d="M4 4l8 8m0-8l-8 8" class="line"/>',
  'known to fail': '<path d="M3.5 6.3h9m-9 3.4h9M10.5 3l-5 10" class="line"/>',
  'not in this version': '<path d="M12.2 3.8l-8.4 8.4M8 2.2a5.8 5.8 0 100 11.6A5.8 5.8 0 108 2.2z" class="line"/>',
  'not run': '<path d="M5.6 6a2.4 2.4 0 113.5 2.1C8.3 8.5 8 9 8 9.9M8 12.3v.4" class="line"/>',
}

const colors: Record<CellState, { back: string; ink: string }> = {
  fresh: { back: '#197a5b', ink: '#ffffff' },
  stale: { back: '#fbe9bd', ink: '#7d4f00' },
  'signed out': { back: '#e6dcfa', ink: '#5a2ca0' },
  'cannot be read': { back: '#e3e7ec', ink: '#47505c' },
  differs: { back: '#b3261e', ink: '#ffffff' },
  'known to fail': { back: '#d6e6fb', ink: '#0b4a8f' },
  'not in this version': { back: '#ffffff', ink: '#5c6470' },
  'not run': { back: '#ffffff', ink: '#5c6470' },
}

const layout = { left: 400, column: 62, row: 22, head: 168, edge: 16, right: 150 }

/**
 * The freshness table as an image for READMEs and wikis, without the update paths that are not in this version. Without cells, it
 * is a sentence that says so.
 *
 * @param headline is shown above the table
 */
export function tableSvg(results: Results, { headline }: { headline: string } = verdictOf(results)): string {
  const { paths, groups, cells: allCells } = presentPartOf(tableOf(results))
  const { left, column, row, head, edge, right } = layout
  const versions = results.subjects.map(
    ({ versions: { 'next-auth': nextAuth, next } }) => `next-auth ${nextAuth}, next ${next}`,
  )
  const caption = `${headline}. ${[...versions, results.startedAt.slice(0, 10)].join(', ')}`
  const width = Math.max(left + paths.length * column + right, 640)
  const drawn: string[] = []
  let y = head
  for (const { view, rows } of groups) {
    y += row
    drawn.push(`<text x="${edge}" y="${y - 6}" class="view">${escapeHtml(views[view])}</text>`)
    for (const { moment, cells } of rows) {
      drawn.push(`<text x="${left - 12}" y="${y + 15}" class="moment">${escapeHtml(moments[moment])}</text>`)
      drawn.push(...cells.map((spec, index) => cellSvg(spec, left + index * column, y)))
      y += row
    }
    y += 6
  }
  const heads = paths.map((path, index) => {
    const x = left + index * column + column / 2
    return `<text transform="translate(${x} ${head - 6}) rotate(-40)">${escapeHtml(updatePaths[path])}</text>`
  })
  let x = edge
  const legend = (Object.keys(colors) as CellState[])
    .filter((state) => allCells.some((spec) => stateOf(spec) === state))
    .map((state) => {
      const drawnState = `${box(state, state, x, y + 14, 26)}<text x="${x + 32}" y="${y + 29}">${state}</text>`
      x += 56 + state.length * 7
      return drawnState
    })
  if (paths.length === 0)
    drawn.push(`<text x="${edge}" y="${head}" class="view">The freshness table was not part of this run.</text>`)
  const height = y + 56
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" class="freshness" role="img" aria-labelledby="title">
<title id="title">${escapeHtml(`Who sees an updated session, and when. ${caption}`)}</title>
<style>.freshness text{font:12px system-ui,sans-serif;fill:#22252b}.freshness .caption{font-weight:600;font-size:14px}.freshness .view{font-weight:600}.freshness .moment{text-anchor:end;fill:#4d535d}.freshness .line{fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}.freshness .fill{fill:currentColor}</style>
<rect width="100%" height="100%" rx="8" fill="#ffffff"/>
<text x="${edge}" y="32" class="caption">${escapeHtml(headline)}</text>
<text x="${edge}" y="52">${escapeHtml([...versions, results.startedAt.slice(0, 10)].join(' · '))}</text>
${[...heads, ...drawn, ...legend].join('\n')}
</svg>
`
}

function cellSvg(spec: CellSpec | null, x: number, y: number): string {
  const { column } = layout
  if (!spec) return `<circle cx="${x + column / 2}" cy="${y + 11}" r="1.2" fill="#9aa1ab"/>`
  const state = stateOf(spec)
  return box(
    state,
    state === 'known to fail' ? (spec.cell.observed ?? state) : state,
    x,
    y,
    column - 2,
    cellWords(spec),
  )
}

function box(state: CellState, icon: CellState | Verdict, x: number, y: number, width: number, title = ''): string {
  const { back, ink } = colors[state]
  const dashed = state === 'not run' || state === 'not in this version' || state === 'known to fail'
  return (
    `<g color="${ink}">${title && `<title>${escapeHtml(title)}</title>`}` +
    `<rect x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="19" rx="3" fill="${back}"${dashed ? ` stroke="${ink}" stroke-dasharray="3 2"` : ''}/>` +
    `<g transform="translate(${x + width / 2 - 8} ${y + 2})">${icons[icon]}</g></g>`
  )
}

const badgeColors = { 'as specified': '#197a5b', differs: '#b3261e', incomplete: '#8a5a00', errors: '#b3261e' }

/** The badge: `sessions | 300 as specified`. */
export function badgeSvg(results: Results): string {
  const { kind, badge } = verdictOf(results)
  const label = 'sessions'
  const [left, right] = [label, badge].map((text) => Math.round(text.length * 6.6) + 14) as [number, number]
  const text = (value: string, from: number, width: number) =>
    `<text x="${from + width / 2}" y="14" textLength="${width - 14}">${escapeHtml(value)}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${escapeHtml(`${label}: ${badge}`)}">
<title>${escapeHtml(`${label}: ${badge}`)}</title>
<clipPath id="round"><rect width="${left + right}" height="20" rx="4"/></clipPath>
<g clip-path="url(#round)"><rect width="${left}" height="20" fill="#3b3f46"/><rect x="${left}" width="${right}" height="20" fill="${badgeColors[kind]}"/></g>
<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${text(label, 0, left)}${text(badge, left, right)}</g>
</svg>
`
}
