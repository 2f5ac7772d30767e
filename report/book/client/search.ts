import { all, byId } from './dom'
import { set } from './state'

const searchable = all('.chapter .spec').map((spec) => ({ spec, text: (spec.textContent ?? '').toLowerCase() }))

/** Shows only the specs with all words of the query. */
export function showFound(query: string): void {
  const [input] = all<HTMLInputElement>('.search input[name="q"]')
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

export function listenToSearch(): void {
  for (const input of all<HTMLInputElement>('.search input[name="q"]')) {
    input.addEventListener('input', () => set('q', input.value.trim(), 'replaceState'))
  }
}
