import { expect, test } from '@playwright/test'
import { runInline } from './testing'

const body = `import { forSubject, varying } from '../../../fixtures'
const company = forSubject(varying('acme', [{ 'next-auth': '<4.21.0', next: '<14.0.0-0' }, 'globex'], [{ next: '<15.0.0-0' }, 'hooli']))
test('a sentence', spec({ id: 'one', source: article('useSession') }), async ({ timeline }) => {
  await expect(reading(timeline, { company: 'acme' })).toShow({ company })
})`

const cases: [string, Record<string, string>, string][] = [
  ['where no range applies, what it is otherwise', { next: '16.4.6' }, 'acme'],
  [
    'a range for each of several packages, all of which must apply',
    { 'next-auth': '4.20.1', next: '13.5.11' },
    'globex',
  ],
  ['the first that applies counts, and a prerelease is below its release', { next: '15.0.0-rc.1' }, 'acme'],
  ['only one of two ranges is none', { 'next-auth': '4.20.1', next: '14.2.35' }, 'hooli'],
]
for (const [name, versions, expected] of cases) {
  test(`what varies: ${name}`, async ({}, testInfo) => {
    const { results } = await runInline(testInfo, body, { versions })
    expect(results?.specs).toMatchObject([
      { expected: JSON.stringify({ company: expected }), status: expected === 'acme' ? 'held' : 'differs' },
    ])
  })
}
