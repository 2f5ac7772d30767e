/** @jsxImportSource react */
import type { SpecStatus } from '../schema'
import type { CellState } from './table'
import { marks } from './svg'

/** Drawn once, used everywhere. The underscore keeps it apart from the ids of specs. */
export function MarkDefinitions() {
  const symbols = Object.entries(marks).map(
    ([name, drawing]) => `<symbol id="${anchorOf(name)}" viewBox="0 0 16 16">${drawing}</symbol>`,
  )
  return <svg className="unseen" aria-hidden="true" dangerouslySetInnerHTML={{ __html: symbols.join('') }} />
}

/** The mark of a status or of what was seen. For the eye only: the word stands beside it, or in {@link Unseen}. */
export function Mark({ of }: { of: CellState | SpecStatus }) {
  return (
    <svg className="mark" aria-hidden="true" width="16" height="16">
      <use href={`#${anchorOf(of)}`} />
    </svg>
  )
}

/** Words for those who do not see the mark. */
export function Unseen({ children }: { children: React.ReactNode }) {
  return <span className="unseen">{children}</span>
}

const anchorOf = (name: string) => `_mark-${slug(name)}`

/** `known to fail` → `known-to-fail`, for classes and the URL. */
export const slug = (words: string) => words.replaceAll(' ', '-')
