import { expect, test } from '@playwright/test'
import { githubAnnotations, githubSummary } from './github'
import { junit } from './junit'
import { nearest } from './nearest'
import type { Results, SpecResult } from './schema'
import { differenceLine, verdictText } from './terminal'

const spec: SpecResult = {
  id: 'one',
  title: 'a "sentence" with <tags> & `ticks`\u0007',
  source: [],
  holds: null,
  needs: [],
  subject: 'v4-jwt',
  expected: '{"company":"globex"}',
  observed: '{"company":"acme"}',
  status: 'differs',
  reason: 'it does not show\nwhat it should',
  durationMs: 1234,
  runs: 1,
  file: 'e2e/article/one.spec.ts',
  line: 7,
  checks: [],
  timeline: [],
  trace: 'failures/one/trace.zip',
}
const results: Results = {
  schema: 1,
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 2000,
  complete: true,
  subjects: [
    {
      id: 'v4-jwt',
      app: 'v4',
      strategy: 'jwt',
      surfaces: [],
      versions: {
        'next-auth': '4.24.15',
        next: '16.4.6',
        react: '19.3.1',
        node: 'v20.9.0',
        playwright: '1.65.1',
        browser: '156',
      },
    },
  ],
  specs: [
    spec,
    { ...spec, id: 'two', status: 'not in this version', reason: 'no update()' },
    { ...spec, id: 'three', status: 'held' },
  ],
  errors: [],
}

test('JUnit has the id as name, counts by status, and holds nothing that XML cannot', () => {
  const xml = junit(results)
  expect(xml).toContain(
    '<testsuite name="e2e/article" timestamp="2026-01-01T00:00:00.000Z" tests="3" failures="1" skipped="1"',
  )
  expect(xml).toContain('<testcase name="one" classname="v4-jwt" file="e2e/article/one.spec.ts" line="7" time="1.234">')
  expect(xml).toContain('a &quot;sentence&quot; with &lt;tags&gt; &amp; `ticks`\ufffd&#10;expected')
  expect(xml).not.toContain('\u0007')
})

test('a difference is one line with id, sentence, expected, observed and versions', () => {
  const line = differenceLine(spec, results.subjects[0] as Results['subjects'][0])
  expect(line.split('\n')).toHaveLength(1)
  expect(line).toBe(
    `one | ${spec.title} | expected: {"company":"globex"} | observed: {"company":"acme"} | next-auth 4.24.15, next 16.4.6`,
  )
})

test('the verdict counts every status, and says where the trace is', () => {
  const text = verdictText(results, 'out/latest')
  expect(text).toContain('1 held, 1 differs, 1 not in this version, in 2.0 s')
  expect(text).toContain('npx playwright show-trace out/latest/failures/one/trace.zip')
})

test('what a spec says cannot break out of a workflow command or of Markdown', () => {
  const two = { ...results, specs: [{ ...spec, title: '50% done\n::error::gotcha' }] }
  expect(githubAnnotations(two).split('\n')).toHaveLength(1)
  expect(githubAnnotations(two)).toContain('50%25 done%0A::error::gotcha')
  expect(githubSummary(results)).toContain('1 of 3 specs differ')
  expect(
    githubSummary(results)
      .split('\n')
      .find((line) => line.startsWith('- ')),
  ).toMatch(/^- ``one .*``$/)
})

test('the nearest names come first', () => {
  expect(nearest('wrokers', ['trace', 'workers', 'shard'], 1)).toEqual(['workers'])
})
