import { expect, test } from '@playwright/test'
import { specDocument } from './spec-document'
import { aCell, aRun, aSpec, subject } from './testing'

const view = 'use-session'
const cells = [
  aCell({ path: 'get-query', view, moment: 'at-once' }, 'stale'),
  aCell({ path: 'get-query', view, moment: 'after-reload' }, 'fresh'),
  aCell({ path: 'update', view, moment: 'at-once' }, 'fresh', { status: 'not in this version', needs: ['update()'] }),
  aCell({ path: 'post-csrf', view, moment: 'at-once' }, 'fresh', {
    status: 'known to fail',
    holds: { 'next-auth': '<4.0.0' },
  }),
  aCell({ path: 'get-query', view: 'proxy', moment: 'at-once' }, 'cannot be read'),
]
const run = aRun(
  [
    ...cells,
    aSpec('b', {
      title: 'a <b>sentence</b> | with *everything*',
      file: 'e2e/article/use-session.spec.ts',
      source: [
        { kind: 'article', claim: 'useSession', says: 'It waits.' },
        { kind: 'docs', page: 'https://next-auth.js.org/a_page#part' },
        { kind: 'issue', number: 596 },
        { kind: 'code', package: 'next-auth', file: 'client/_utils.js' },
        { kind: 'advisory', id: 'GHSA-x445-f3h2-j279' },
      ],
      holds: { 'next-auth': '>=4.21.0 <5.0.0-0' },
      needs: ['update()'],
      status: 'known to fail',
    }),
    aSpec('a', { file: 'e2e/article/callbacks.spec.ts' }),
  ],
  { leftOut: [{ reason: 'it is <asked> anew', cells: 3 }] },
)
const text = specDocument(run)

test('the freshness table: a table for each view with several moments, a column for each path', () => {
  expect(text).toContain(
    [
      '### What is read at once only',
      '',
      '| where | a GET with a query |',
      '| - | - |',
      '| the proxy (middleware) | – cannot be read |',
      '',
      '### useSession() under a provider with a session prop',
      '',
      '| when | a GET with a query | update() | a POST with the CSRF token |',
      '| - | - | - | - |',
      '| at once | ○ stale | ~~● fresh~~ (not in this version) | ~~● fresh~~ (known to fail) |',
      '| after a reload | ● fresh |  |  |',
      '',
      '### Left out',
    ].join('\n'),
  )
  expect(text).toContain('- 3: it is &lt;asked&gt; anew')
  expect(text).toContain('- update() · needs: update() · here: not in this version · [next-auth.js.org/')
})

test('the sentences: by chapter and file, with id, sources and conditions, escaped', () => {
  expect(text.slice(text.indexOf('## The sentences'))).toBe(`## The sentences

### Article

#### [Callbacks](../e2e/article/callbacks.spec.ts)

- the sentence of a\\
  \`a\`\\
  [next-auth.js.org/getting-started/client](<https://next-auth.js.org/getting-started/client>)

#### [Use session](../e2e/article/use-session.spec.ts)

- a &lt;b&gt;sentence&lt;/b&gt; \\| with \\*everything\\*\\
  \`b\` · holds: next-auth &gt;=4.21.0 &lt;5.0.0-0 · needs: update() · here: known to fail\\
  the article, “useSession”: It waits. · [next-auth.js.org/a\\_page#part](<https://next-auth.js.org/a_page#part>) · [nextauthjs/next-auth#596](https://github.com/nextauthjs/next-auth/issues/596) · the code, next-auth/client/\\_utils.js · [GHSA-x445-f3h2-j279](https://github.com/advisories/GHSA-x445-f3h2-j279)
`)
})

test('the cells are not among the sentences', () => {
  expect(text).not.toContain('the sentence of fresh/')
})

test('its versions are those of the packages that decide what holds, and of nothing of the machine', () => {
  expect(text).toContain(
    '\n\nAll of it was run on next-auth 4.24.15, next 16.4.6 and react 19.3.1; what is not true of these versions says so.\n\n',
  )
  for (const name of ['node', 'playwright', 'browser'] as const) expect(text).not.toContain(subject.versions[name])
})

test('nothing that a run observed is in it', () => {
  const another = aRun(
    run.specs.map((spec) => ({
      ...spec,
      durationMs: 1,
      expected: 'person-1',
      observed: 'person-1',
      checks: [],
      line: 99,
      cell: spec.cell && { ...spec.cell, observed: null },
    })),
    {
      leftOut: run.leftOut,
      startedAt: '2027-01-01T00:00:00.000Z',
      durationMs: 1,
      subjects: [{ ...subject, versions: { ...subject.versions, node: 'v99.0.0' } }],
    },
  )
  expect(specDocument(another)).toBe(text)
})

test('without cells there is no table', () => {
  expect(specDocument(aRun([aSpec('a')]))).not.toContain('freshness table')
})
