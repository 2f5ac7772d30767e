// The timeline: a list, with swim lanes drawn beside it

import type { CompactEntry } from '../timeline'
import { element } from './dom'
import { drawLanes, lanesOf } from './lanes'

/** The timeline of a spec, and what is written above it. */
export function timelineOf(timeline: CompactEntry[]): HTMLElement[] {
  const lanes = lanesOf(timeline)
  const updated = timeline.some(([, , kind]) => kind === 'update')
  const before = timeline.filter(([at]) => updated && at < 0).length

  const frame = element('div', 'timeline', '')
  frame.style.setProperty('--lanes', String(lanes.length))
  frame.style.setProperty('--longest-name', String(Math.max(...lanes.map(({ length }) => length))))
  const entries = element('ol', '', '')
  for (const [at, lane, kind, text] of timeline) {
    const entry = element('li', kind, '')
    if (updated && at < 0) entry.dataset.before = ''
    entry.append(element('span', 'at', `${Math.round(at)}`), element('span', 'visually-hidden', ` ms, ${lane}: `))
    entry.append(element('span', 'text', text))
    entries.append(entry)
  }
  const lanesDrawn = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  lanesDrawn.setAttribute('aria-hidden', 'true')
  frame.append(lanesDrawn, entries)
  new ResizeObserver(() => drawLanes(lanesDrawn, entries, timeline, lanes)).observe(frame)

  const lead = element(
    'p',
    'note',
    `Time in ms${updated ? ', counted from the update' : ''}. A view is listed again only when it shows something else. useSession is always listed.`,
  )
  return before < 3 ? [lead, frame] : [lead, foldingButton(frame, before), frame]
}

/** A button that shows and hides the entries before the update. At first, they are hidden. */
function foldingButton(frame: HTMLElement, before: number): HTMLElement {
  const toggle = element('button', 'quiet', '')
  const setFolded = (folded: boolean) => {
    frame.classList.toggle('folded', folded)
    toggle.setAttribute('aria-expanded', String(!folded))
    toggle.textContent = folded ? `Show the ${before} entries before the update` : `Hide the entries before the update`
  }
  setFolded(true)
  toggle.addEventListener('click', () => setFolded(!frame.classList.contains('folded')))
  return toggle
}
