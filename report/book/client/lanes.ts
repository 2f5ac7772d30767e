import type { CompactEntry } from '../timeline'

/** Lanes that are not a tab, in the order in which they are drawn after the tabs. */
const lastLanes = [
  'front',
  'server',
  'cookie jar',
  'company api',
  'database',
  'mail server',
  'identity provider',
  'partner',
  'spec',
]

/** The lanes of a timeline, in the order in which they are drawn. */
export function lanesOf(timeline: CompactEntry[]): string[] {
  const names = [...new Set(timeline.map(([, lane]) => lane))]
  return [...names.filter((lane) => !lastLanes.includes(lane)), ...lastLanes.filter((lane) => names.includes(lane))]
}

/** Lanes run downward, like the list. Every entry is a point on its lane, beside its line. */
export function drawLanes(svg: SVGSVGElement, entries: HTMLElement, timeline: CompactEntry[], lanes: string[]): void {
  const step = svg.clientWidth / lanes.length
  const x = (lane: string) => (lanes.indexOf(lane) + 0.5) * step
  const head = entries.offsetTop
  const height = head + entries.offsetHeight
  svg.setAttribute('height', String(height))
  svg.replaceChildren()
  for (const lane of lanes) {
    draw(svg, 'line', { class: 'lane', x1: x(lane), x2: x(lane), y1: head, y2: height })
    draw(svg, 'text', { class: 'name', transform: `translate(${x(lane) + 4} ${head - 6}) rotate(-60)` }, lane)
  }
  const points = timeline.flatMap(([, lane, kind, , request], index) => {
    const line = entries.children[index] as HTMLElement
    return line.offsetHeight === 0 ? [] : [{ lane, kind, request, x: x(lane), y: line.offsetTop + 11 }]
  })
  // A line from each request to its response
  for (const { lane, kind, request, x: left, y } of points) {
    if (kind !== 'request' || request === undefined) continue
    const response = points.find((one) => one.kind === 'response' && one.lane === lane && one.request === request)
    if (response) draw(svg, 'line', { class: 'pending', x1: left, x2: left, y1: y, y2: response.y })
  }
  // A curve through the entries, in their order
  const curve = points.map(({ x: left, y }, index) => {
    const last = points[index - 1]
    return last ? `C${last.x} ${(last.y + y) / 2} ${left} ${(last.y + y) / 2} ${left} ${y}` : `M${left} ${y}`
  })
  draw(svg, 'path', { class: 'curve', d: curve.join('') })
  for (const { kind, x: left, y } of points) {
    draw(svg, 'circle', { class: `point ${kind}`, cx: left, cy: y, r: radii[kind] ?? 4 })
  }
}

function draw(svg: SVGSVGElement, name: string, attributes: Record<string, string | number>, text = ''): void {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  made.textContent = text
  svg.append(made)
}

/** The points that are larger or smaller than the others, which have a radius of 4. */
const radii: Record<string, number> = { update: 6, landed: 6, mismatch: 6, check: 5, render: 3, log: 3 }
