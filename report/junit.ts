import { posix } from 'node:path'
import type { Results, SpecResult } from './schema'

/** The results as JUnit XML: a spec's id is the name of its test case, and its chapter is the suite. */
export function junit(results: Results): string {
  const chapters = new Map<string, SpecResult[]>()
  for (const spec of results.specs) {
    const chapter = posix.dirname(spec.file)
    chapters.set(chapter, [...(chapters.get(chapter) ?? []), spec])
  }
  const suites = [...chapters].map(([chapter, specs]) => {
    const count = (predicate: (spec: SpecResult) => boolean) => specs.filter(predicate).length
    const numbers = `tests="${specs.length}" failures="${count(isFailure)}" skipped="${count(isSkipped)}" time="${seconds(sum(specs))}"`
    return `  <testsuite name="${escape(chapter)}" timestamp="${results.startedAt}" ${numbers}>\n${specs.map(testcase).join('\n')}\n  </testsuite>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="session spec" time="${seconds(results.durationMs)}">\n${suites.join('\n')}\n</testsuites>\n`
}

function testcase(spec: SpecResult): string {
  const attributes = `name="${escape(spec.id)}" classname="${escape(spec.subject)}" file="${escape(spec.file)}" line="${spec.line}" time="${seconds(spec.durationMs)}"`
  if (isFailure(spec)) {
    const text = `${spec.title}\nexpected: ${spec.expected}\nobserved: ${spec.observed}`
    return `    <testcase ${attributes}><failure message="${escape(spec.reason)}">${escape(text)}</failure></testcase>`
  }
  if (isSkipped(spec))
    return `    <testcase ${attributes}><skipped message="${escape(`${spec.status}: ${spec.reason}`)}"/></testcase>`
  return `    <testcase ${attributes}/>`
}

const isFailure = ({ status }: SpecResult) => status === 'differs'
const isSkipped = ({ status }: SpecResult) => status === 'not run' || status === 'not in this version'
const sum = (specs: SpecResult[]) => specs.reduce((total, { durationMs }) => total + durationMs, 0)
const seconds = (ms: number) => (ms / 1000).toFixed(3)

/** Control characters, lone surrogates and noncharacters. */
const notInXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Escapes text and attribute values. Characters that XML 1.0 does not allow become U+FFFD. */
function escape(text: string): string {
  return text
    .replace(notInXml, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
}
