import { isOpen } from './details'
import { byId } from './dom'
import { decode, go, readHash } from './state'

/** A link within the book keeps the parameters, and opens the details if it leads to a spec. */
export function listenToLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    const anchor = decode(link.getAttribute('href')?.slice(1) ?? '')
    event.preventDefault()
    go(anchor, readHash().params)
    if (isOpen()) return
    const target = byId(anchor)
    unfold(target)
    target?.scrollIntoView()
    target?.setAttribute('tabindex', '-1')
    target?.focus({ preventScroll: true })
  })
}

/** Opens the folded section that has this element, or is it. */
export function unfold(target: HTMLElement | null): void {
  for (let folded = target?.closest('details'); folded; folded = folded.parentElement?.closest('details'))
    folded.open = true
}
