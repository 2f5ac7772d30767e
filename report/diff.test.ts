import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { behavioursOf, changeInWords, diff, versionChanges, type Comparison } from './diff'
import { diffPage } from './diff-page'
import type { Results, SpecResult, SpecStatus, Verdict } from './schema'
import { comparedText } from './terminal'
import { aCell, aRun, aSpec, subject } from './testing'

const cell = { path: 'get-query', view: 'use-session', moment: 'at-once' } as const

/** Each difference as a line. */
const lines = (old: SpecResult[], now: SpecResult[]) =>
  diff(behavioursOf(aRun(old)), behavioursOf(aRun(now))).map((one) => `${one.letter} ${one.id}: ${changeInWords(one)}`)

test('the same behaviour is no difference, whatever its title, times and random ids', () => {
  const other = { title: 'another title', durationMs: 1, expected: 'person-1', observed: 'person-1', line: 99 }
  expect(lines([aSpec('one'), aCell(cell, 'stale')], [aCell(cell, 'stale', other), aSpec('one', other)])).toEqual([])
})

test('only in the new one: added; only in the old one: removed', () => {
  expect(lines([aSpec('one'), aSpec('two')], [aSpec('two'), aCell(cell, 'stale')])).toEqual([
    'A fresh/get-query/use-session/at-once: stale',
    'D one: held',
  ])
})

test('another status is a change, with what was expected and observed', () => {
  const differs = aSpec('one', { status: 'differs', reason: 'it does not show it', observed: '{"company":"acme"}' })
  expect(lines([aSpec('one')], [differs])).toEqual([
    'C one: held → differs (it does not show it; expected: {"company":"globex"}; observed: {"company":"acme"})',
  ])
  expect(lines([differs], [aSpec('one')])).toEqual(['C one: differs → held'])
})

const id = 'fresh/get-query/use-session/at-once'
const seen: [string, [SpecStatus, Verdict | null], [SpecStatus, Verdict | null], string[]][] = [
  ['another verdict', ['held', 'stale'], ['differs', 'fresh'], [`C ${id}: stale → fresh`]],
  ['another verdict, as it is now specified', ['held', 'stale'], ['held', 'fresh'], [`C ${id}: stale → fresh`]],
  [
    'the same verdict, no longer specified',
    ['held', 'stale'],
    ['differs', 'stale'],
    [`C ${id}: stale (held) → stale (differs)`],
  ],
  ['nothing seen any more', ['held', 'stale'], ['differs', null], [`C ${id}: stale → differs (it broke)`]],
  ['not run any more', ['held', 'stale'], ['not run', null], [`C ${id}: stale → not run (it broke)`]],
  ['run again', ['not run', null], ['held', 'stale'], [`C ${id}: not run → stale`]],
  ['never run', ['not run', null], ['not run', null], []],
]
for (const [name, old, now, expected] of seen) {
  test(`a cell: ${name}`, () => {
    const as = ([status, observed]: [SpecStatus, Verdict | null]) =>
      aCell(cell, 'stale', {
        status,
        reason: status === 'held' ? '' : 'it broke',
        expected: '',
        observed: '',
        cell: { ...cell, verdict: 'stale', observed },
      })
    expect(lines([as(old)], [as(now)])).toEqual(expected)
  })
}

test('the same id under another subject is another behaviour', () => {
  expect(lines([aSpec('one')], [aSpec('one', { subject: 'v5-jwt' })])).toEqual(['D one: held', 'A one: held'])
})

/** The run with another next. */
const withNext = (next: string): Results =>
  aRun([aSpec('one')], { subjects: [{ ...subject, versions: { ...subject.versions, next } }] })

test('changed versions are said, and are no difference', () => {
  const [old, now] = [behavioursOf(withNext('16.4.6')), behavioursOf(withNext('16.5.0'))]
  expect(versionChanges(old, now)).toEqual(['next 16.4.6 → 16.5.0'])
  expect(diff(old, now)).toEqual([])
})

const comparison: Comparison = {
  with: 'old <run>',
  versions: ['next 16.4.6 → 16.5.0'],
  differences: diff(
    behavioursOf(aRun([aSpec('gone'), aCell(cell, 'stale', { title: 'a <b>sentence</b>\nof two lines' })])),
    behavioursOf(aRun([aSpec('new'), aCell(cell, 'fresh', { title: 'a <b>sentence</b>\nof two lines' })])),
  ),
}

test('as text: versions first, then a line for each', () => {
  expect(comparedText(comparison).split('\n')).toEqual([
    'Versions: next 16.4.6 → 16.5.0',
    '',
    `C ${id} | a <b>sentence</b> of two lines | stale → fresh`,
    'D gone | the sentence of gone | held',
    'A new | the sentence of new | held',
    '',
    '1 added, 1 removed, 1 changed',
  ])
  expect(comparedText({ ...comparison, versions: [], differences: [] })).toBe('No difference.')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`as a page, in ${colorScheme}: the same, escaped, and accessible`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.setContent(diffPage(comparison, 'new'))
    await expect(page).toHaveTitle('1 added, 1 removed, 1 changed: session updates')
    await expect(page.getByRole('row')).toContainText([
      'Difference',
      /C\s*fresh\/get-query\/use-session\/at-once\s*a <b>sentence<\/b>\s+of two lines\s*stale → fresh/,
      /D\s*gone/,
      /A\s*new/,
    ])
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations).toEqual([])
  })
}

test('a page without differences has no table', async ({ page }) => {
  await page.setContent(diffPage({ ...comparison, differences: [] }, 'new'))
  await expect(page.getByRole('heading')).toHaveText('No difference')
  await expect(page.getByRole('table')).toHaveCount(0)
})
