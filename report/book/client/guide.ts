import { all, byId } from './dom'
import { set } from './state'

/**
 * Ranks the update paths of the guide.
 *
 * @param requirements `use-session/immediately`
 */
export function showAdvice(requirements: string[]): void {
  showRequirements(requirements)
  const rows = all('#_advice tbody tr').map((row) => ({ row, ...resultOf(row, requirements) }))
  const requests = ({ dataset }: HTMLElement) => (requirements.length > 0 ? Number(dataset.requests ?? 99) : 0)
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

/** Shows the requirements in the guide's form. */
function showRequirements(requirements: string[]): void {
  for (const box of all<HTMLInputElement>('.requirements input')) {
    const requirement = requirements.find((one) => one.startsWith(`${box.value}/`))
    const select = momentOf(box)
    box.checked = Boolean(requirement)
    if (select) {
      select.disabled = !requirement
      if (requirement) select.value = requirement.slice(box.value.length + 1)
    }
  }
}

/** The requirements that an update path was observed to miss, and those for which nothing was observed. */
interface Result {
  misses: string[]
  unknown: string[]
  /** The path's column in the table. */
  place: number
}

/** @param row of the advice */
function resultOf(row: HTMLElement, requirements: string[]): Result {
  const { path = '' } = row.dataset
  const misses: string[] = []
  const unknown: string[] = []
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

/** The choice of the moment of a requirement. */
const momentOf = (box: HTMLInputElement) => box.closest('.requirement')?.querySelector('select')

/** The form with the requirements. */
export function listenToGuide(): void {
  for (const field of all('.requirements input, .requirements select')) {
    field.addEventListener('change', () => {
      const checked = all<HTMLInputElement>('.requirements input:checked')
      set('want', checked.map((box) => `${box.value}/${momentOf(box)?.value}`).join(','))
    })
  }
}
