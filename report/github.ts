import type { Results } from './schema'
import { countsLine, differenceLine, versionsLine } from './terminal'

/** Workflow commands that mark each difference on its line of the pull request. */
export function githubAnnotations(results: Results): string {
  return results.specs
    .filter(({ status }) => status === 'differs')
    .map(({ id, title, expected, observed, file, line }) => {
      const text = `${title}\nexpected: ${expected}\nobserved: ${observed}`
      return `::error file=${property(file)},line=${line},title=${property(id)}::${data(text)}`
    })
    .join('\n')
}

/** The job's summary, as Markdown: the verdict, the versions, and only what differs. */
export function githubSummary(results: Results): string {
  const [subject] = results.subjects
  if (!subject) return ''
  const differences = results.specs.filter(({ status }) => status === 'differs')
  const verdict =
    differences.length === 0
      ? 'Sessions behave as specified'
      : `${differences.length} of ${results.specs.length} specs differ`
  const lines = differences.map((spec) => `- ${code(differenceLine(spec, subject))}`)
  return `## ${verdict}\n\n${countsLine(results)}\n\n${versionsLine(subject)}\n\n${lines.join('\n')}\n`
}

/** Inline code that survives backticks and line ends in what it shows. */
const code = (text: string) => `\`\`${text.replaceAll('`', 'ˋ').replaceAll('\n', ' ')}\`\``
const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
