import { all, byId } from './dom'
import { go, list, readHash, set } from './state'

/** Filters the freshness table. */
export function showTable(params: URLSearchParams): void {
  const [path, view, moment] = ['path', 'view', 'moment'].map((name) => params.get(name) ?? '')
  const verdicts = list(params.get('verdict'))
  for (const select of all<HTMLSelectElement>('.filters select')) select.value = params.get(select.name) ?? ''
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
      const cells = showRow(row, verdicts)
      row.hidden = otherMoment || cells === 0
      if (row.hidden) continue
      rows++
      if (!hidden) count += cells
    }
    group.hidden = hidden || rows === 0
  }
  const shown = byId('_shown')
  if (shown) shown.textContent = `${count} ${count === 1 ? 'cell' : 'cells'}`
  for (const nothing of all('.nothing')) nothing.hidden = count > 0
}

/** Dims the cells without one of these verdicts. Returns the number of the others, without those in a hidden column. */
function showRow(row: HTMLElement, verdicts: string[]): number {
  let count = 0
  for (const cell of all('td[data-state]', row)) {
    const { state = '', observed = '' } = cell.dataset
    const matches = verdicts.length === 0 || verdicts.includes(state) || verdicts.includes(observed)
    cell.classList.toggle('faint', !matches)
    if (matches && !cell.hidden) count++
  }
  return count
}

const arrows: Record<string, { right: number; down: number }> = {
  ArrowLeft: { right: -1, down: 0 },
  ArrowRight: { right: 1, down: 0 },
  ArrowUp: { right: 0, down: -1 },
  ArrowDown: { right: 0, down: 1 },
}

/** Moves the focus through the table's cells with the arrow keys. */
function moveFocus(event: KeyboardEvent): void {
  const arrow = arrows[event.key]
  const cell = event.target instanceof Element ? event.target.closest('td') : null
  if (!arrow || !cell) return
  const rows = all<HTMLTableRowElement>('#_grid [data-moment]').filter((row) => row.offsetParent)
  let y = rows.findIndex((row) => row.contains(cell))
  let x = cell.cellIndex
  for (;;) {
    y += arrow.down
    x += arrow.right
    const next = rows[y]?.cells[x]
    if (!next) return
    const link = next.querySelector('a')
    if (link && !next.hidden) {
      event.preventDefault()
      link.focus()
      return
    }
  }
}

/** The filters, the legend and the arrow keys. */
export function listenToTable(): void {
  for (const select of all<HTMLSelectElement>('.filters select')) {
    select.addEventListener('change', () => set(select.name, select.value))
  }
  for (const button of all<HTMLButtonElement>('.legend button')) {
    button.disabled = false
    button.addEventListener('click', () => toggleVerdict(button.dataset.verdict ?? ''))
  }
  byId('_clear')?.addEventListener('click', () => {
    const { anchor, params } = readHash()
    for (const name of ['path', 'view', 'moment', 'verdict']) params.delete(name)
    go(anchor, params)
  })
  byId('_grid')?.addEventListener('keydown', moveFocus)
}

function toggleVerdict(verdict: string): void {
  const verdicts = list(readHash().params.get('verdict'))
  const others = verdicts.filter((one) => one !== verdict)
  set('verdict', (others.length < verdicts.length ? others : [...others, verdict]).join(','))
}
