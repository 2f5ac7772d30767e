import { expect, test } from '@playwright/test'
import { behaviorsOf, diff, type Comparison } from './diff'
import { escapeMarkdown } from './escape'
import { diffMarkdown, githubSummary } from './github'
import { closestNames } from './did-you-mean'
import { combinations } from '../schema/table'
import { differenceLine, verdictText } from './terminal'
import { aCell, aRun, aSpec, subject } from './sample-results'

const spec = aSpec('one', {
  title: 'a "sentence" with <tags> & `ticks`\u0007',
  observed: '{"company":"acme"}',
  status: 'differs',
  reason: 'it does not show\nthe expected session',
  trace: 'failures/one/trace.zip',
})
const results = aRun([
  spec,
  { ...spec, id: 'two', status: 'not in this version', reason: 'no update()' },
  { ...spec, id: 'three', status: 'held' },
])
const passing = aRun([aSpec('one')])
/** One spec has changed since the baseline. */
const comparison: Comparison = {
  with: 'report/baseline.json',
  versions: ['next 16.4.5 → 16.4.6'],
  differences: diff(behaviorsOf(aRun([aSpec('one', { status: 'known to fail' })])), behaviorsOf(passing)),
}

test('a difference is one line with id, sentence, expected, observed and versions', () => {
  const line = differenceLine(spec, subject)
  expect(line.split('\n')).toHaveLength(1)
  expect(line).toBe(
    `one | ${spec.title} | expected: {"company":"globex"} | observed: {"company":"acme"} | next-auth 4.24.15, next 16.4.6 | e2e/article/one.spec.ts:7`,
  )
})

test('the summary counts every status, and says where the trace is', () => {
  const text = verdictText(results, 'out/latest')
  expect(text).toContain('1 held, 1 differs, 1 not in this version, in 2.0 s')
  expect(text).toContain('npx playwright show-trace out/latest/failures/one/trace.zip')
  expect(text).not.toContain('freshness table')
  const two = verdictText(aRun([spec, { ...spec, id: 'two' }]), 'out/latest')
  expect(two).toContain('\n2 differ, in 2.0 s')
  expect(two).toContain('2 of 2 differ:')
})

test('a run of part of the suite says how many of all specs it has', () => {
  const part = { ...passing, total: 857 }
  expect(verdictText(part, 'out/latest')).toContain('\n1 of 857 specs: 1 held, in 2.0 s')
  expect(githubSummary(part)).toContain('## 1 of 857 specs ran and is as specified\n\n1 of 857 specs: 1 held\n')
  expect(verdictText(passing, 'out/latest')).toContain('\n1 held, in 2.0 s')
})

test('the command that runs a differing spec again keeps the subject, and is quoted for the shell', () => {
  const rerunCommand = (args: string[], specs = [aSpec('passing'), spec]) =>
    /again and record a trace: (.*)/.exec(verdictText(aRun(specs), 'out/latest', undefined, args))?.[1]
  expect(rerunCommand([])).toBe('npm run gate -- one --trace on')
  expect(rerunCommand(['--app', 'v5', '--next-auth', '../my build’s', '--next', "it's"])).toBe(
    `npm run gate -- one --app v5 --next-auth '../my build’s' --next 'it'\\''s' --trace on`,
  )
  expect(rerunCommand([], [aSpec('passing')])).toBeUndefined()
})

test('specs that the baseline does not have are listed, and do not count as differences', () => {
  const ids = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
  const against = (unknown: string[], specs: number) => {
    const run = aRun([spec, ...ids.map((id) => aSpec(id))].slice(0, specs))
    const one = { ...comparison, versions: [], differences: [], unknown }
    return [verdictText(run, 'out/latest', one), githubSummary(run, one)]
  }
  const [alone, summary] = against(['one'], 1)
  expect(alone).toContain('\nreport/baseline.json does not have this spec: one.\n')
  expect(alone).not.toContain('No difference')
  expect(summary).toContain('\nreport/baseline.json does not have this spec: one.\n')
  const [many] = against(ids, 8)
  expect(many).toContain(
    '\nreport/baseline.json does not have these 7 specs: one, two, three, four, five and 2 more.\nNo difference from report/baseline.json in the other spec.\n',
  )
})

test('the summary says how large the freshness table is, and what each rule leaves out', () => {
  const cell = aCell({ path: 'update', view: 'proxy', moment: 'immediately' }, 'fresh')
  const text = (cells: number) =>
    verdictText(aRun([cell], { leftOut: [{ reason: 'it is fetched again', cells }] }), 'out/latest')
  expect(text(combinations - 1)).toContain(
    `The freshness table: 1 cells. Of ${combinations} combinations, its rules leave out ${combinations - 1}:\n  ${combinations - 1}  it is fetched again\n`,
  )
  expect(text(combinations - 374)).toContain('This run has 1 of 374 cells of the freshness table.\n')
})

test('the summary of a run of derived cells says that no table has them', () => {
  const derivedFrom = 'fresh/update/proxy/immediately'
  const derived = aCell({ path: 'update', view: 'proxy', moment: 'after-link' }, 'fresh', { derivedFrom })
  expect(
    verdictText(aRun([derived], { leftOut: [{ reason: 'it is fetched again', cells: 1 }] }), 'out/latest'),
  ).toContain('This run has 1 cell left out of the tables, because rules derive them from other cells.\n')
})

test('the summary has a line for each difference from the baseline, and says what to do if it is intended', () => {
  const text = verdictText(passing, 'out/latest', comparison)
  expect(text).toContain('Compared with report/baseline.json: 1 changed. Since then: next 16.4.5 → 16.4.6.')
  expect(text).toContain('\n  C one | the sentence of one | known to fail → held\n')
  expect(text).toContain('If this is intended: npm run gate -- --update-baseline, and commit report/baseline.json')
  expect(verdictText(passing, 'out/latest', { ...comparison, differences: [] })).toContain(
    'No difference from report/baseline.json. Since then: next 16.4.5 → 16.4.6.',
  )
})

test('in a full run, specs that the baseline does not have count as added, whether they differ or not', () => {
  const run = aRun([spec, aSpec('new')])
  const added = { ...comparison, differences: diff(behaviorsOf(aRun([])), behaviorsOf(run)) }
  const text = verdictText(run, 'out/latest', added)
  expect(text).toContain('Compared with report/baseline.json: 2 added, 1 of them listed above.')
  expect(text).toContain('\n  A new | the sentence of new | held\n')
  expect(text).not.toContain('No difference')
})

test('a spec that differs and has changed since the baseline is listed once', () => {
  const change = comparison.differences[0] as Extract<Comparison['differences'][number], { letter: 'C' }>
  const differing = { ...change, new: { ...change.new, status: 'differs' as const } }
  const text = verdictText(results, 'out/latest', { ...comparison, differences: [differing] })
  expect(text).toContain('Compared with report/baseline.json: 1 changed, 1 of them listed above.')
  expect(text).not.toContain('  C one')
})

test('the text of a spec cannot break out of Markdown', () => {
  expect(escapeMarkdown('a|b `c`\n<img> & *d* [e](f) \\')).toBe(
    'a\\|b \\`c\\` &lt;img&gt; &amp; \\*d\\* \\[e\\](f) \\\\',
  )
  const summary = githubSummary(results)
  expect(summary).toContain('## 1 of 3 specs differs\n')
  expect(summary.split('\n').filter((line) => line.startsWith('|'))).toEqual([
    '|  | spec | sentence | difference |',
    '| - | - | - | - |',
    '|  | one | a "sentence" with &lt;tags&gt; &amp; \\`ticks\\`\u0007 | expected: {"company":"globex"}; observed: {"company":"acme"}; e2e/article/one.spec.ts:7 |',
  ])
})

test('the summary shows the versions, and the hash of the dependency tree', () => {
  expect(verdictText(passing, 'out/latest')).toContain(
    'next-auth 4.24.15, next 16.4.6, react 19.3.1, node v20.9.0, playwright 1.65.1, tree 3f2a91c04d1e, Chromium 156',
  )
})

test('the job summary of a run without differences has no table', () => {
  expect(githubSummary(passing)).toMatch(/^## Everything is as specified\n/)
  expect(githubSummary(passing)).not.toContain('|')
})

test('the job summary lists the differences from the baseline, and the versions that changed', () => {
  const summary = githubSummary(passing, comparison)
  expect(summary).toContain('## Everything is as specified, but not the same as in report/baseline.json\n')
  expect(summary).toContain('Since the baseline: next 16.4.5 → 16.4.6\n')
  expect(summary).toContain('| C | one | the sentence of one | known to fail → held |\n')
})

test('a spec that differs and has changed since the baseline is one row of the job summary', () => {
  const differs = aRun([spec])
  const both = { ...comparison, differences: diff(behaviorsOf(passing), behaviorsOf(differs)) }
  const summary = githubSummary(differs, both)
  expect(summary.match(/\| one \|/g)).toHaveLength(1)
  expect(summary).toMatch(/^\| C \| one \|.*; e2e\/article\/one\.spec\.ts:7 \|$/m)
})

test('a comparison as Markdown', () => {
  expect(diffMarkdown(comparison)).toContain('## 1 changed\n\nnext 16.4.5 → 16.4.6\n\n|')
  expect(diffMarkdown({ ...comparison, versions: [], differences: [] })).toBe('## No difference\n')
})

test('the closest names come first', () => {
  expect(closestNames('wrokers', ['trace', 'workers', 'shard'], 1)).toEqual(['workers'])
})
