// @ts-check
// The book's script: filters, search, the guide's ranking and the details of a spec. The page includes this file
// unchanged, so it needs no build. All state is in the URL's hash, `#<anchor>?path=…&verdict=…`, and all text is inserted
// as text, never as HTML.

/** @typedef {[at: number, lane: string, kind: string, text: string]} Entry */
/** @typedef {{ expected: string, observed: string, code: string, timeline: Entry[] }} Evidence */
/** @typedef {{ anchor: string, params: URLSearchParams }} State */

/** @type {(selector: string, within?: ParentNode) => HTMLElement[]} */
const all = (selector, within = document) => [...within.querySelectorAll(/** @type {'a'} */ (selector))]
/** @type {(id: string) => HTMLElement | null} */
const byId = (id) => document.getElementById(id)

// ---- the URL's hash

/** @returns {State} */
function readHash() {
  const [anchor = '', query = ''] = location.hash.slice(1).split(/\?(.*)/s)
  return { anchor: decode(anchor), params: new URLSearchParams(query) }
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Changes the state, and shows it.
 *
 * @param {string} anchor
 * @param {URLSearchParams} params
 * @param {'pushState' | 'replaceState'} how
 */
function go(anchor, params, how = 'pushState') {
  const query = String(params)
  history[how](null, '', `#${anchor}${query && `?${query}`}`)
  show()
}

/**
 * @param {string} name of a parameter
 * @param {string} value empty: removes the parameter
 * @param {'pushState' | 'replaceState'} [how]
 */
function set(name, value, how) {
  const { anchor, params } = readHash()
  if (value) params.set(name, value)
  else params.delete(name)
  go(anchor, params, how)
}

/** @param {string | null} value */
const list = (value) => (value ? value.split(',') : [])

function show() {
  const { anchor, params } = readHash()
  showTable(params)
  showAdvice(list(params.get('want')))
  showFound(params.get('q') ?? '')
  showDetails(anchor)
}

// ---- the table

/** @param {URLSearchParams} params */
function showTable(params) {
  const [path, view, moment] = ['path', 'view', 'moment'].map((name) => params.get(name) ?? '')
  const verdicts = list(params.get('verdict'))
  for (const select of /** @type {HTMLSelectElement[]} */ (all('.filters select'))) {
    select.value = params.get(select.name) ?? ''
  }
  for (const button of all('.legend button')) {
    button.setAttribute('aria-pressed', String(verdicts.includes(button.dataset.verdict ?? '')))
  }
  for (const part of all('#_grid [data-path]')) part.hidden = Boolean(path) && part.dataset.path !== path
  let count = 0
  for (const group of all('#_grid tbody')) {
    const hidden = Boolean(view) && group.dataset.view !== view
    let rows = 0
    for (const row of all('[data-moment]', group)) {
      const otherMoment = Boolean(moment) && row.dataset.moment !== moment
      let cells = 0
      for (const cell of all('td[data-state]', row)) {
        const { state = '', observed = '' } = cell.dataset
        const matches = verdicts.length === 0 || verdicts.includes(state) || verdicts.includes(observed)
        cell.classList.toggle('faint', !matches)
        if (matches && !cell.hidden) cells++
      }
      row.hidden = otherMoment || cells === 0
      if (!row.hidden) {
        rows++
        if (!hidden) count += cells
      }
    }
    group.hidden = hidden || rows === 0
  }
  const shown = byId('_shown')
  if (shown) shown.textContent = `${count} ${count === 1 ? 'cell' : 'cells'}`
  for (const nothing of all('.nothing')) nothing.hidden = count > 0
}

/**
 * Moves the focus through the table's cells with the arrow keys.
 *
 * @param {KeyboardEvent} event
 */
function moveFocus(event) {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key]
  const cell = event.target instanceof Element ? event.target.closest('td') : null
  if (!step || !cell) return
  const rows = /** @type {HTMLTableRowElement[]} */ (all('#_grid [data-moment]')).filter((row) => row.offsetParent)
  let y = rows.findIndex((row) => row.contains(cell))
  let x = cell.cellIndex
  const [down = 0, right = 0] = step
  for (;;) {
    y += down
    x += right
    const next = rows[y]?.cells[x]
    if (!next) return
    const link = next.querySelector('a')
    if (link && !next.hidden) {
      event.preventDefault()
      return link.focus()
    }
  }
}

// ---- the guide

/** @param {string[]} requirements `use-session/immediately` */
function showAdvice(requirements) {
  for (const box of /** @type {HTMLInputElement[]} */ (all('.requirements input'))) {
    const requirement = requirements.find((one) => one.startsWith(`${box.value}/`))
    const select = box.closest('.requirement')?.querySelector('select')
    box.checked = Boolean(requirement)
    if (select) {
      select.disabled = !requirement
      if (requirement) select.value = requirement.slice(box.value.length + 1)
    }
  }
  const rows = all('#_advice tbody tr').map((row) => ({ row, ...resultOf(row, requirements) }))
  const requests = (/** @type {HTMLElement} */ { dataset }) =>
    requirements.length > 0 ? Number(dataset.requests ?? 99) : 0
  rows.sort(
    (a, b) =>
      a.misses.length - b.misses.length ||
      a.unknown.length - b.unknown.length ||
      requests(a.row) - requests(b.row) ||
      a.place - b.place,
  )
  const meetingAll = rows.filter(({ misses, unknown }) => misses.length + unknown.length === 0)
  for (const { row, misses, unknown } of rows) {
    row.parentElement?.append(row)
    row.classList.toggle('meets-all', misses.length + unknown.length === 0)
    row.classList.toggle('misses', misses.length > 0)
    for (const outcome of all('.outcome', row)) {
      const lines = [...misses.map((miss) => `✗ ${miss}`), ...unknown.map((one) => `? ${one}`)]
      outcome.textContent = requirements.length === 0 ? '' : lines.join('\n') || '✓ fresh in every selected view'
    }
  }
  const summary = byId('_answer')
  if (!summary) return
  summary.textContent =
    requirements.length === 0
      ? 'Choose what must be fresh to rank the update paths by it.'
      : `${meetingAll.length} of ${rows.length} update paths ${meetingAll.length === 1 ? 'was' : 'were'} fresh in every selected view.`
}

/**
 * The requirements that an update path was observed to miss, and those for which nothing was observed.
 *
 * @param {HTMLElement} row of the advice
 * @param {string[]} requirements
 */
function resultOf(row, requirements) {
  const { path = '' } = row.dataset
  /** @type {string[]} */
  const misses = []
  /** @type {string[]} */
  const unknown = []
  for (const requirement of requirements) {
    const [view = '', moment = ''] = requirement.split('/')
    const group = all('#_grid tbody').find(({ dataset }) => dataset.view === view)
    const line = group && all('[data-moment]', group).find(({ dataset }) => dataset.moment === moment)
    const cell = line && all('td', line).find(({ dataset }) => dataset.path === path)
    const viewName = group?.querySelector('.view')?.textContent ?? view
    const observed = cell?.dataset.observed
    if (!observed) unknown.push(`${viewName}: ${cell?.classList.contains('empty') ? 'left out' : 'not observed'}`)
    else if (observed !== 'fresh') misses.push(`${viewName}: ${observed.replaceAll('-', ' ')}`)
  }
  const place = all('#_grid thead th').findIndex(({ dataset }) => dataset.path === path)
  return { misses, unknown, place }
}

function readRequirements() {
  const requirements = /** @type {HTMLInputElement[]} */ (all('.requirements input:checked')).map(
    (box) => `${box.value}/${box.closest('.requirement')?.querySelector('select')?.value}`,
  )
  set('want', requirements.join(','))
}

// ---- the search

const searchable = all('.chapter .spec').map((spec) => ({ spec, text: (spec.textContent ?? '').toLowerCase() }))

/** @param {string} query */
function showFound(query) {
  const input = /** @type {HTMLInputElement | undefined} */ (all('.search input')[0])
  if (input && input.value.trim() !== query) input.value = query
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  let count = 0
  for (const { spec, text } of searchable) {
    spec.hidden = !words.every((word) => text.includes(word))
    if (!spec.hidden) count++
  }
  for (const part of all('.chapter, .chapter .file, .part')) part.hidden = !part.querySelector('.spec:not([hidden])')
  const found = byId('_found')
  if (found) found.textContent = `${count} ${count === 1 ? 'spec' : 'specs'}`
}

// ---- the details of a spec

const dialog = /** @type {HTMLDialogElement} */ (byId('_details'))
let opened = ''

/** @param {string} id an id that is not that of a spec closes the details */
function showDetails(id) {
  const spec = byId(id)
  if (id === opened) return
  opened = spec?.classList.contains('spec') ? id : ''
  if (!opened || !spec) return dialog.close()
  const panel = /** @type {HTMLElement} */ (dialog.firstElementChild)
  const sentence = element('h2', 'sentence', spec.querySelector('.sentence')?.textContent ?? '')
  sentence.id = '_sentence'
  const close = element('button', 'close', 'Close')
  close.addEventListener('click', () => dialog.close())
  const about = /** @type {Node} */ (spec.querySelector('.about')?.cloneNode(true))
  const evidence = element('div', 'evidence', '')
  panel.replaceChildren(close, sentence, ...cellFacts(id), about, evidence)
  if (!dialog.open) dialog.showModal()
  dialog.scrollTop = 0
  loadEvidence().then(
    (found) => evidence.replaceChildren(...evidenceOf(found[id], spec)),
    (error) =>
      evidence.replaceChildren(
        element('p', 'note', `The timeline and the code cannot be decompressed in this browser: ${error}`),
      ),
  )
}

/**
 * What a cell of the table shows, as its icon and in words.
 *
 * @param {string} id
 */
function cellFacts(id) {
  const link = byId('_grid')?.querySelector(`a[href="#${CSS.escape(id)}"]`)
  if (!link) return []
  const cell = element('span', link.className, '')
  cell.append(...[...link.querySelectorAll('svg')].map((icon) => icon.cloneNode(true)))
  const facts = element('p', 'cell-facts', '')
  facts.append(cell, element('b', '', link.textContent ?? ''))
  return [facts]
}

/** @type {Promise<Record<string, Evidence>> | undefined} */
let decompressing

function loadEvidence() {
  decompressing ??= (async () => {
    const bytes = Uint8Array.from(atob(byId('_data')?.textContent ?? ''), (one) => one.charCodeAt(0))
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    return new Response(stream).json()
  })()
  return decompressing
}

/**
 * @param {Evidence | undefined} evidence
 * @param {HTMLElement} spec
 */
function evidenceOf(evidence, spec) {
  if (!evidence) return []
  const { expected, observed, code, timeline } = evidence
  const parts = []
  if (spec.classList.contains('held') && observed) {
    const difference = element('dl', 'difference', '')
    for (const [name, text] of Object.entries({ expected, observed })) {
      const row = element('div', '', '')
      row.append(element('dt', '', name), element('dd', '', text))
      difference.append(row)
    }
    parts.push(difference)
  }
  parts.push(element('h3', '', 'What happened'))
  if (timeline.length > 0) parts.push(...timelineOf(timeline))
  else parts.push(element('p', 'note', 'Nothing: the spec did not run.'))
  if (code) {
    const pre = element('pre', 'code', '')
    pre.append(...highlighted(code))
    parts.push(element('h3', '', 'The code of the test'), pre)
  }
  return parts
}

/**
 * @param {string} name
 * @param {string} className
 * @param {string} text
 */
function element(name, className, text) {
  const made = document.createElement(name)
  if (className) made.className = className
  made.textContent = text
  return made
}

/** @param {string} code TypeScript */
function highlighted(code) {
  const token =
    /(?<comment>\/\/.*|\/\*[^]*?\*\/)|(?<string>'[^'\n]*'|"[^"\n]*"|`[^`]*`)|(?<word>\b(?:async|await|const|let|for|of|if|else|return|import|from|new|function|null|true|false|undefined)\b)/g
  const parts = []
  let from = 0
  for (const { 0: text, index, groups = {} } of code.matchAll(token)) {
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined) ?? ''
    parts.push(code.slice(from, index), element('span', kind, text))
    from = index + text.length
  }
  return [...parts, code.slice(from)]
}

// ---- the timeline: a list, with swim lanes drawn beside it

/** Lanes that are not a tab, in the order in which they are drawn after the tabs. */
const lastLanes = [
  'server',
  'cookie jar',
  'company api',
  'database',
  'mail server',
  'identity provider',
  'partner',
  'spec',
]

/** @param {Entry[]} timeline */
function timelineOf(timeline) {
  const names = [...new Set(timeline.map(([, lane]) => lane))]
  const lanes = [
    ...names.filter((lane) => !lastLanes.includes(lane)),
    ...lastLanes.filter((lane) => names.includes(lane)),
  ]
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
  if (before < 3) return [lead, frame]
  const toggle = element('button', 'quiet', '')
  const setFolded = (/** @type {boolean} */ folded) => {
    frame.classList.toggle('folded', folded)
    toggle.setAttribute('aria-expanded', String(!folded))
    toggle.textContent = folded ? `Show the ${before} entries before the update` : `Hide the entries before the update`
  }
  setFolded(true)
  toggle.addEventListener('click', () => setFolded(!frame.classList.contains('folded')))
  return [lead, toggle, frame]
}

/**
 * Lanes run downward, like the list. Every entry is a point on its lane, beside its line.
 *
 * @param {SVGSVGElement} svg
 * @param {HTMLElement} entries
 * @param {Entry[]} timeline
 * @param {string[]} lanes
 */
function drawLanes(svg, entries, timeline, lanes) {
  const step = svg.clientWidth / lanes.length
  const x = (/** @type {string} */ lane) => (lanes.indexOf(lane) + 0.5) * step
  const head = entries.offsetTop
  const height = head + entries.offsetHeight
  svg.setAttribute('height', String(height))
  svg.replaceChildren()
  /** @type {(name: string, attributes: Record<string, string | number>, text?: string) => void} */
  const draw = (name, attributes, text = '') => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
    made.textContent = text
    svg.append(made)
  }
  for (const lane of lanes) {
    draw('line', { class: 'lane', x1: x(lane), x2: x(lane), y1: head, y2: height })
    draw('text', { class: 'name', transform: `translate(${x(lane) + 4} ${head - 6}) rotate(-60)` }, lane)
  }
  const points = timeline.flatMap(([, lane, kind, text], index) => {
    const line = /** @type {HTMLElement} */ (entries.children[index])
    return line.offsetHeight === 0 ? [] : [{ lane, kind, text, x: x(lane), y: line.offsetTop + 11 }]
  })
  // A line from each request to its response
  for (const [index, { lane, kind, text, x: left, y }] of points.entries()) {
    const response = points
      .slice(index)
      .find((one) => one.lane === lane && one.kind === 'response' && one.text.startsWith(`${text} →`))
    if (kind === 'request' && response) draw('line', { class: 'pending', x1: left, x2: left, y1: y, y2: response.y })
  }
  // A curve through the entries, in their order
  const curve = points.map(({ x: left, y }, index) => {
    const last = points[index - 1]
    return last ? `C${last.x} ${(last.y + y) / 2} ${left} ${(last.y + y) / 2} ${left} ${y}` : `M${left} ${y}`
  })
  draw('path', { class: 'curve', d: curve.join('') })
  for (const { kind, x: left, y } of points)
    draw('circle', { class: `point ${kind}`, cx: left, cy: y, r: radiusOf(kind) })
}

/** @param {string} kind */
const radiusOf = (kind) => ({ update: 6, landed: 6, mismatch: 6, check: 5, render: 3, log: 3 })[kind] ?? 4

// ---- event handlers

document.documentElement.classList.add('with-script')

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  const anchor = decode(link.getAttribute('href')?.slice(1) ?? '')
  event.preventDefault()
  go(anchor, readHash().params)
  if (opened) return
  const target = byId(anchor)
  target?.scrollIntoView()
  target?.setAttribute('tabindex', '-1')
  target?.focus({ preventScroll: true })
})

dialog.addEventListener('close', () => {
  if (!opened) return
  opened = ''
  go('', readHash().params)
})
// A click on the dialog itself is a click on the backdrop: the panel fills the dialog
dialog.addEventListener('click', (event) => {
  if (event.target === dialog) dialog.close()
})

for (const select of /** @type {HTMLSelectElement[]} */ (all('.filters select'))) {
  select.addEventListener('change', () => set(select.name, select.value))
}
for (const button of /** @type {HTMLButtonElement[]} */ (all('.legend button'))) {
  button.disabled = false
  button.addEventListener('click', () => {
    const verdict = button.dataset.verdict ?? ''
    const verdicts = list(readHash().params.get('verdict'))
    const others = verdicts.filter((one) => one !== verdict)
    set('verdict', (others.length < verdicts.length ? others : [...others, verdict]).join(','))
  })
}
byId('_clear')?.addEventListener('click', () => {
  const { anchor, params } = readHash()
  for (const name of ['path', 'view', 'moment', 'verdict']) params.delete(name)
  go(anchor, params)
})
byId('_grid')?.addEventListener('keydown', moveFocus)
for (const field of all('.requirements input, .requirements select')) field.addEventListener('change', readRequirements)
for (const input of /** @type {HTMLInputElement[]} */ (all('.search input'))) {
  input.addEventListener('input', () => set('q', input.value.trim(), 'replaceState'))
}
for (const form of all('form')) form.addEventListener('submit', (event) => event.preventDefault())

addEventListener('popstate', show)
show()
// The browser does not find an anchor that is followed by a query
if (readHash().params.size > 0) byId(readHash().anchor)?.scrollIntoView()
