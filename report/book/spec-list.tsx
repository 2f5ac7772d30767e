/** @jsxImportSource react */
import type { SpecResult, SpecStatus } from '../../schema/results'

/** Sentences that are longer than a few are folded. */
export function SpecList({ specs, none }: { specs: SpecResult[]; none?: string }) {
  const list = (
    <ul>
      {specs.map(({ id, subject, title, status }) => (
        <li key={`${subject} ${id}`}>
          <a href={`#${id}`}>{title}</a>
          {status !== 'held' && <b> ({status})</b>}
        </li>
      ))}
    </ul>
  )
  if (specs.length === 0) return <>{none}</>
  if (specs.length <= 3) return list
  return (
    <details>
      <summary>{specs.length} specs</summary>
      {list}
    </details>
  )
}

/** `next-auth <5.0.0-0, needs update()`, as far as the specs say. */
export function rangesOf(specs: SpecResult[]): string {
  const ranges = specs.map(({ holds, needs }) =>
    [
      ...Object.entries(holds ?? {}).map(([name, range]) => `${name} ${range}`),
      ...(needs.length > 0 ? [`versions with ${needs.join(' and ')}`] : []),
    ].join(', '),
  )
  return [...new Set(ranges)].map((one) => one || 'every version').join('. Some: ')
}

/** The worst result among them: `held` only if all held. */
export function statusOf(specs: SpecResult[]): SpecStatus {
  const ran = specs.filter(({ status }) => status !== 'not in this version')
  if (specs.length > 0 && ran.length === 0) return 'not in this version'
  return ran.find(({ status }) => status !== 'held')?.status ?? (ran.length > 0 ? 'held' : 'not run')
}

/** The same in words. */
export function wordsOf(specs: SpecResult[]): string {
  const status = statusOf(specs)
  const count = specs.filter((one) => one.status === 'held').length
  return status === 'held' ? `shown by ${count} ${count === 1 ? 'spec' : 'specs'}` : status
}
