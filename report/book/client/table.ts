import { maxWideColumns } from '../columns'
import { all, byId } from './dom'
import { go, list, readHash, set } from './state'

/** The update paths that are not in this version are hidden in the tables that this parameter does not list. */
const shownTables = 'absent'

/** Filters the freshness table, and folds the columns of all tables. */
export function showTable(params: URLSearchParams): void {
  const verdicts = list(params.get('verdict'))
  for (const select of all<HTMLSelectElement>('.table-filters select')) select.value = params.get(select.name) ?? ''
  for (const button of all('.legend button')) {
    button.setAttribute('aria-pressed', String(verdicts.includes(button.dataset.verdict ?? '')))
  }
  let count = 0
  for (const grid of grids()) {
    const shown = showGrid(grid, params)
    if (grid.id === '_grid') count = shown
  }
  const shown = byId('_shown')
  if (shown) shown.textContent = `${count} ${count === 1 ? 'cell' : 'cells'}`
  for (const nothing of all('.nothing')) nothing.hidden = count > 0
}

const grids = () => all<HTMLTableElement>('.grid[data-table]')

/** Shows one table. The filters apply only to the freshness table. Returns the number of cells that are shown. */
function showGrid(grid: HTMLTableElement, params: URLSearchParams): number {
  const filter = (name: string) => (grid.id === '_grid' ? (params.get(name) ?? '') : '')
  const [path, view, moment] = [filter('path'), filter('view'), filter('moment')]
  const verdicts = list(filter('verdict'))
  const { table = '' } = grid.dataset
  const unfolded = list(params.get(shownTables)).includes(table) || verdicts.includes('not-in-this-version')
  for (const button of all(`[data-shows="${table}"]`)) {
    button.setAttribute('aria-expanded', String(unfolded))
    button.textContent = (button.textContent ?? '').replace(/^\w+/, unfolded ? 'Hide' : 'Show')
  }
  for (const part of all('[data-path]', grid)) {
    const isFolded = part.dataset.absent !== undefined && !unfolded && part.dataset.path !== path
    part.hidden = isFolded || (Boolean(path) && part.dataset.path !== path)
  }
  const columns = all('thead th', grid).filter((head) => !head.hidden).length
  grid.classList.toggle('many', columns > maxWideColumns)
  for (const head of all<HTMLTableCellElement>('th.view', grid)) head.colSpan = columns + 1
  let count = 0
  for (const group of all('tbody', grid)) {
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
  return count
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
  const grid = cell.closest('table')
  const rows = grid ? all<HTMLTableRowElement>('[data-moment]', grid).filter((row) => row.offsetParent) : []
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

/** The filters, the legend, the folded columns and the arrow keys. */
export function listenToTable(): void {
  for (const select of all<HTMLSelectElement>('.table-filters select')) {
    select.addEventListener('change', () => set(select.name, select.value))
  }
  for (const button of all<HTMLButtonElement>('.legend button')) {
    button.disabled = false
    button.addEventListener('click', () => toggle('verdict', button.dataset.verdict ?? ''))
  }
  byId('_clear')?.addEventListener('click', () => {
    const { anchor, params } = readHash()
    for (const name of ['path', 'view', 'moment', 'verdict']) params.delete(name)
    go(anchor, params)
  })
  for (const grid of grids()) grid.addEventListener('keydown', moveFocus)
  for (const button of all('[data-shows]'))
    button.addEventListener('click', () => toggle(shownTables, button.dataset.shows ?? ''))
}

/** Adds a value to a parameter that is a list, or removes it. */
function toggle(name: string, value: string): void {
  const values = list(readHash().params.get(name))
  const others = values.filter((one) => one !== value)
  set(name, (others.length < values.length ? others : [...others, value]).join(','))
}
