import { all, byId } from './dom'
import { set } from './state'

const textOf = (item: HTMLElement) => `${item.textContent ?? ''} ${item.dataset.words ?? ''}`.toLowerCase()
const withText = (selector: string) => all(selector).map((item) => ({ item, text: textOf(item) }))
const answers = withText('.symptom')
const reports = withText('.report')

/** Shows the answers for what the user did, for what does not show it, and with all words of the search. */
export function showSymptoms(params: URLSearchParams): void {
  const [did, still, query] = ['did', 'still', 'symptom'].map((name) => params.get(name) ?? '') as [
    string,
    string,
    string,
  ]
  for (const field of all<HTMLSelectElement | HTMLInputElement>('.symptom-filters select, .symptom-filters input')) {
    const value = params.get(field.name) ?? ''
    if (field.value.trim() !== value) field.value = value
  }
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const hasWords = (text: string) => words.every((word) => text.includes(word))
  let count = 0
  for (const { item, text } of answers) {
    const isOther = (Boolean(did) && item.dataset.did !== did) || (Boolean(still) && item.dataset.still !== still)
    item.hidden = isOther || !hasWords(text)
    if (!item.hidden) count++
  }
  for (const { item, text } of reports) item.hidden = !hasWords(text)
  const shownReports = reports.filter(({ item }) => !item.hidden).length
  const list = byId('_answers')
  const isAsked = Boolean(did || still || words.length > 0)
  if (list instanceof HTMLDetailsElement) list.open = isAsked && count > 0
  say('_symptoms-found', isAsked ? answerTo(did, still, count) : 'Choose what you did, or what does not show it.')
  say('_reports-found', words.length > 0 ? `${shownReports} of ${reports.length} match “${query}”.` : '')
  for (const summary of all('#_answers > summary')) summary.hidden = isAsked
}

function answerTo(did: string, still: string, count: number): string {
  if (count > 0) return `${count} ${count === 1 ? 'answer' : 'answers'}`
  const tested = did && still ? cellsOf(did, still) : []
  if (tested.length > 0)
    return `In this run, this view is fresh after this change, in ${tested.length} ${tested.length === 1 ? 'cell' : 'cells'}. Check that the change took effect.`
  return 'This run has no answer to that.'
}

/** The cells of a view after a change, of which something was observed. */
function cellsOf(did: string, still: string): HTMLElement[] {
  const [table = '', path = ''] = did.split('/')
  return all('.grid[data-table] td[data-observed]').filter(
    (cell) =>
      cell.closest<HTMLElement>('[data-table]')?.dataset.table === table &&
      cell.dataset.path === path &&
      cell.closest<HTMLElement>('[data-view]')?.dataset.view === still,
  )
}

function say(id: string, text: string): void {
  const place = byId(id)
  if (place && place.textContent !== text) place.textContent = text
}

/** The two lists and the search. */
export function listenToSymptoms(): void {
  for (const select of all<HTMLSelectElement>('.symptom-filters select'))
    select.addEventListener('change', () => set(select.name, select.value))
  for (const input of all<HTMLInputElement>('.symptom-filters input'))
    input.addEventListener('input', () => set(input.name, input.value.trim(), 'replaceState'))
}
