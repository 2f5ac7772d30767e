/** @jsxImportSource react */
import type { SpecStatus } from '../../schema/results'
import type { CellState } from './table'
import { icons } from './svg'

/** Defines the icons once, for use everywhere. The underscore keeps their ids apart from the ids of specs. */
export function IconDefinitions() {
  const symbols = Object.entries(icons).map(
    ([name, drawing]) => `<symbol id="${anchorOf(name)}" viewBox="0 0 16 16">${drawing}</symbol>`,
  )
  return <svg className="visually-hidden" aria-hidden="true" dangerouslySetInnerHTML={{ __html: symbols.join('') }} />
}

/** The icon of a status or of a verdict. Hidden from screen readers: the word is beside it, or in {@link VisuallyHidden}. */
export function Icon({ of }: { of: CellState | SpecStatus }) {
  return (
    <svg className="icon" aria-hidden="true" width="16" height="16">
      <use href={`#${anchorOf(of)}`} />
    </svg>
  )
}

/** Text for screen readers only. */
export function VisuallyHidden({ children }: { children: React.ReactNode }) {
  return <span className="visually-hidden">{children}</span>
}

const anchorOf = (name: string) => `_icon-${slug(name)}`

/** `known to fail` → `known-to-fail`, for classes and the URL. */
export const slug = (words: string) => words.replaceAll(' ', '-')
