import { verdictOf } from './book/verdict'
import { changeInWords, countsInWords, type Comparison, type Difference } from './diff'
import { escapeMarkdown } from './escape'
import type { Results } from '../schema/results'
import { countsLine, placeOf, unknownText, versionsLine } from './terminal'

/**
 * The job summary as Markdown, which Playwright's `github` reporter does not write: the verdict, the versions, and only the specs that differ.
 *
 * @param comparison with the baseline, if there is one
 */
export function githubSummary(results: Results, comparison?: Comparison): string {
  const [subject] = results.subjects
  if (!subject) return ''
  const differing = results.specs.filter(({ status }) => status === 'differs')
  const changes = comparison?.differences ?? []
  const { kind, headline, notes } = verdictOf(results)
  const exception =
    kind === 'as specified' && changes.length > 0
      ? `, but not the same as in ${escapeMarkdown(comparison?.with ?? '')}`
      : ''
  // A spec that differs as it did in the baseline is not among the changes
  const changed = new Set(changes.map(({ id }) => id))
  const places = new Map(differing.map((spec) => [spec.id, `; ${placeOf(spec)}`]))
  const rows = [
    ...differing
      .filter(({ id }) => !changed.has(id))
      .map((spec) => [
        '',
        spec.id,
        spec.title,
        `expected: ${spec.expected}; observed: ${spec.observed}${places.get(spec.id)}`,
      ]),
    ...changes.map((change) => changeRow(change, places.get(change.id))),
  ]
  const since = comparison?.versions.length
    ? `Since the baseline: ${comparison.versions.map(escapeMarkdown).join(', ')}`
    : ''
  const counts =
    changes.length > 0 ? `Compared with ${escapeMarkdown(comparison?.with ?? '')}: ${countsInWords(changes)}` : ''
  const unknown = escapeMarkdown(comparison ? unknownText(comparison) : '')
  const heads = [`## ${headline}${exception}`, ...notes, countsLine(results), escapeMarkdown(versionsLine(subject))]
  return sections([...heads, since, unknown, counts, table(rows)])
}

/** A comparison of two files as Markdown. */
export function diffMarkdown({ versions, differences }: Comparison): string {
  return sections([
    `## ${differences.length === 0 ? 'No difference' : countsInWords(differences)}`,
    versions.map(escapeMarkdown).join(', '),
    table(differences.map((difference) => changeRow(difference))),
  ])
}

const changeRow = (difference: Difference, place = '') => [
  difference.letter,
  difference.id,
  difference.title,
  `${changeInWords(difference)}${place}`,
]

function table(rows: string[][]): string {
  if (rows.length === 0) return ''
  const lines = [
    ['', 'spec', 'sentence', 'difference'],
    ['-', '-', '-', '-'],
    ...rows.map((row) => row.map(escapeMarkdown)),
  ]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const sections = (parts: string[]) => `${parts.filter(Boolean).join('\n\n')}\n`
