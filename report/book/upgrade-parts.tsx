/** @jsxImportSource react */
import { Fragment } from 'react'
import type { Source } from '../../schema/spec'
import { partsOf } from '../escape'
import type { Evidence } from '../upgrade/guide'
import { SourceText } from './chapters'

/** The ids of the specs of this run: only these can be linked. */
export type Known = Set<string>

/** A term and what is said of it, in a list of them. */
export function Row({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export const Sources = ({ source }: { source: Source[] }) =>
  source.map((one, index) => (
    <span key={JSON.stringify(one)}>
      {index > 0 && ' · '}
      <SourceText source={one} />
    </span>
  ))

/** Text with code in backticks. */
export const WithCode = ({ text }: { text: string }) =>
  partsOf(text).map(({ isCode, part }, index) => {
    const Part = isCode ? 'code' : Fragment
    return <Part key={`${index} ${part}`}>{part}</Part>
  })

/** A link to a spec of this run by its id, or only the id. */
export const IdLink = ({ id, known }: { id: string; known: Known }) =>
  known.has(id) ? (
    <a href={`#${id}`}>
      <code>{id}</code>
    </a>
  ) : (
    <code>{id}</code>
  )

/** The same by its title. */
export const TitleLink = ({ id, title, known }: Evidence & { known: Known }) =>
  known.has(id) ? <a href={`#${id}`}>{title}</a> : <>{title}</>
