import { byId, element } from './dom'
import { evidenceOf, loadEvidence } from './evidence'
import { go, readHash } from './state'

const dialog = byId('_details') as HTMLDialogElement
/** The id of the spec whose details are open, or empty. */
let opened = ''

export const isOpen = (): boolean => opened !== ''

/**
 * Opens the details of a spec.
 *
 * @param id an id that is not that of a spec closes the details
 */
export function showDetails(id: string): void {
  const spec = byId(id)
  if (id === opened) return
  opened = spec?.classList.contains('spec') ? id : ''
  if (!opened || !spec) {
    dialog.close()
    return
  }
  const panel = dialog.firstElementChild as HTMLElement
  const sentence = element('h2', 'sentence', spec.querySelector('.sentence')?.textContent ?? '')
  sentence.id = '_sentence'
  const close = element('button', 'close', 'Close')
  close.addEventListener('click', () => dialog.close())
  const about = spec.querySelector('.about')?.cloneNode(true) as Node
  const evidence = element('div', 'evidence', '')
  panel.replaceChildren(close, sentence, ...cellFacts(id), about, evidence)
  if (!dialog.open) dialog.showModal()
  dialog.scrollTop = 0
  loadEvidence().then(
    (found) => evidence.replaceChildren(...evidenceOf(found[id], spec)),
    (error: unknown) =>
      evidence.replaceChildren(
        element('p', 'note', `The timeline and the code cannot be decompressed in this browser: ${String(error)}`),
      ),
  )
}

/** What a cell of the table shows, as its icon and in words. */
function cellFacts(id: string): HTMLElement[] {
  const link = document.querySelector(`.grid[data-table] a[href="#${CSS.escape(id)}"]`)
  if (!link) return []
  const cell = element('span', link.className, '')
  cell.append(...[...link.querySelectorAll('svg')].map((icon) => icon.cloneNode(true)))
  const facts = element('p', 'cell-facts', '')
  facts.append(cell, element('b', '', link.textContent ?? ''))
  return [facts]
}

export function listenToDetails(): void {
  dialog.addEventListener('close', () => {
    if (!opened) return
    opened = ''
    go('', readHash().params)
  })
  // A click on the dialog itself is a click on the backdrop: the panel fills the dialog
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
}
