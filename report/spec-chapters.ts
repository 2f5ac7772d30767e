import { posix } from 'node:path'
import { chapterName } from './chapter-names'
import { escapeMarkdown } from './escape'
import { groupBy } from './group-by'
import type { SpecResult, SpecStatus } from '../schema/results'
import type { Source } from '../schema/spec'

/** A folder below e2e/ is a chapter, a file a section. */
export function chapters(specs: SpecResult[]): string[] {
  return grouped(specs, ({ file }) => posix.dirname(file)).flatMap(([folder, inFolder]) => [
    `### ${titleOf(posix.relative('e2e', folder))}`,
    ...grouped(inFolder, ({ file }) => file).flatMap(([file, inFile]) => [
      `#### [${titleOf(posix.basename(file, '.spec.ts'))}](../${encodeURI(file)})`,
      inFile.map(entry).join('\n'),
    ]),
  ])
}

/** The groups, sorted by their keys. */
const grouped = (specs: SpecResult[], keyOf: (spec: SpecResult) => string) =>
  [...groupBy(specs, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1))

function entry(spec: SpecResult): string {
  return [
    `- ${escapeMarkdown(spec.title)}`,
    `  \`${spec.id}\`${conditions(spec)
      .map((condition) => ` · ${condition}`)
      .join('')}`,
    `  ${spec.source.map(sourceText).join(' · ')}`,
  ].join('\\\n')
}

/** The versions in which a spec holds, what it needs, and its status if it is about other versions than those of this run. */
export function conditions({ holds, needs, status }: Pick<SpecResult, 'holds' | 'needs' | 'status'>): string[] {
  const ranges = Object.entries(holds ?? {}).map(([name, range]) => `${name} ${range}`)
  return [
    ...(ranges.length > 0 ? [`holds: ${escapeMarkdown(ranges.join(', '))}`] : []),
    ...(needs.length > 0 ? [`needs: ${escapeMarkdown(needs.join(', '))}`] : []),
    ...(isElsewhere(status) ? [`in this run: ${status}`] : []),
  ]
}

/** Whether the spec is about other versions than those of the run. */
export const isElsewhere = (status: SpecStatus) => status === 'known to fail' || status === 'not in this version'

/** A source as Markdown. */
export function sourceText(source: Source): string {
  switch (source.kind) {
    case 'article':
      return `the article, “${escapeMarkdown(source.claim)}”: ${escapeMarkdown(source.says)}`
    case 'docs':
      return `[${escapeMarkdown(source.page.replace(/^https?:\/\//, ''))}](<${source.page.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`
    case 'issue':
      return `[nextauthjs/next-auth#${source.number}](https://github.com/nextauthjs/next-auth/issues/${source.number})`
    case 'code':
      return `source code: ${escapeMarkdown(`${source.package}/${source.file}`)}`
    case 'advisory':
      return `[${escapeMarkdown(source.id)}](https://github.com/advisories/${encodeURIComponent(source.id)})`
  }
}

const titleOf = (name: string) => escapeMarkdown(chapterName(name))
