import { expect, test } from '@playwright/test'
import { specDocument } from './spec-document'
import { aCell, aRun, aSpec, subject } from './sample-results'

const view = 'use-session'
const cells = [
  aCell({ path: 'get-query', view, moment: 'immediately' }, 'stale'),
  aCell({ path: 'get-query', view, moment: 'after-reload' }, 'fresh'),
  aCell({ path: 'update', view, moment: 'immediately' }, 'fresh', {
    status: 'not in this version',
    needs: ['update()'],
  }),
  aCell({ path: 'post-csrf', view, moment: 'immediately' }, 'fresh', {
    status: 'known to fail',
    holds: { 'next-auth': '<4.0.0' },
  }),
  aCell({ path: 'get-query', view: 'proxy', moment: 'immediately' }, 'cannot be read'),
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
  { leftOut: [{ reason: 'it is <fetched> again', cells: 3 }] },
)
const text = specDocument(run)

test('a view with several moments has its own table, with a column for each path, and paths that are not in this version are folded', () => {
  expect(text).toContain(
    [
      '### Views that are tested only immediately',
      '',
      '| view | a GET with a query |',
      '| - | - |',
      '| the proxy (middleware) | – cannot be read |',
      '',
      '### useSession() with a session prop',
      '',
      '| moment | a GET with a query | a POST with the CSRF token |',
      '| - | - | - |',
      '| immediately | ○ stale | ~~● fresh~~ (known to fail) |',
      '| after a reload | ● fresh |  |',
      '',
      '<details>',
      '<summary>Not in this version: update()</summary>',
      '',
      '#### Views that are tested only immediately',
      '',
      '| view | update() |',
      '| - | - |',
      '| useSession() with a session prop | ~~● fresh~~ (not in this version) |',
      '',
      '</details>',
      '',
      '### Left out',
    ].join('\n'),
  )
  expect(text).toContain('- 3: it is &lt;fetched&gt; again')
  expect(text).toContain('- update() · needs: update() · in this run: not in this version · [next-auth.js.org/')
})

test('each stale view has its cure, or says that no spec proves one', () => {
  const specs = [
    ...run.specs,
    aCell({ path: 'get-query', view, moment: 'a-day-later' }, 'stale'),
    aCell({ path: 'get-query', view: 'client-store', moment: 'immediately' }, 'stale'),
    // Its verdict is about other versions
    aCell({ path: 'update', view: 'client-store', moment: 'immediately' }, 'stale', { status: 'known to fail' }),
  ]
  expect(specDocument({ ...run, specs })).toContain(
    [
      '| after | this view is stale | when | cured by | in the spec |',
      '| - | - | - | - | - |',
      '| a GET with a query | useSession() with a session prop | immediately, after an idle day | a reload | `fresh/get-query/use-session/after-reload` |',
      '| a GET with a query | the client-only store | immediately | nothing that a spec proves |  |',
      '',
      '## The specs',
    ].join('\n'),
  )
})

test('every other table has its question and its update paths', () => {
  const cell = { table: 'sign-out', path: 'client', view, moment: 'immediately', verdict: 'fresh' } as const
  const signOut = aSpec('sign-out/client/use-session/immediately', { otherCell: { ...cell, observed: 'fresh' } })
  const withTable = specDocument(aRun([signOut]))
  expect(withTable).toContain('## Who sees that the user has signed out, and when?')
  expect(withTable).toContain('| useSession() with a session prop | ● fresh |')
  expect(withTable).not.toContain('The freshness table')
})

test('specs are listed by chapter and file, with id, sources and conditions, escaped', () => {
  expect(text.slice(text.indexOf('## The specs'))).toBe(`## The specs

### Article

#### [Callbacks](../e2e/article/callbacks.spec.ts)

- the sentence of a\\
  \`a\`\\
  [next-auth.js.org/getting-started/client](<https://next-auth.js.org/getting-started/client>)

#### [Use session](../e2e/article/use-session.spec.ts)

- a &lt;b&gt;sentence&lt;/b&gt; \\| with \\*everything\\*\\
  \`b\` · holds: next-auth &gt;=4.21.0 &lt;5.0.0-0 · needs: update() · in this run: known to fail\\
  the article, “useSession”: It waits. · [next-auth.js.org/a\\_page#part](<https://next-auth.js.org/a_page#part>) · [nextauthjs/next-auth#596](https://github.com/nextauthjs/next-auth/issues/596) · source code: next-auth/client/\\_utils.js · [GHSA-x445-f3h2-j279](https://github.com/advisories/GHSA-x445-f3h2-j279)
`)
})

test('the cells are not listed among the specs', () => {
  expect(text).not.toContain('the sentence of fresh/')
})

test('it has the versions of the packages that decide what holds, and no version that depends on the machine', () => {
  expect(text).toContain(
    '\n\nVersions of this run: next-auth 4.24.15, next 16.4.6, react 19.3.1. Everything that does not hold in these versions is marked.\n\n',
  )
  for (const name of ['node', 'playwright', 'browser'] as const) expect(text).not.toContain(subject.versions[name])
})

test('it contains nothing that a run observed', () => {
  const another = aRun(
    run.specs.map((spec) => ({
      ...spec,
      durationMs: 1,
      expected: 'user-1',
      observed: 'user-1',
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

test('without cells, it has no table', () => {
  expect(specDocument(aRun([aSpec('a')]))).not.toContain('freshness table')
})
