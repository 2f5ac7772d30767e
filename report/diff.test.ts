import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { behavioursOf, changeInWords, compared, diff, versionChanges, type Comparison } from './diff'
import { diffPage } from './diff-page'
import { diffMarkdown } from './github'
import type { Results, SpecResult, SpecStatus, Subject, Verdict } from './schema'
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

/** A whole run on NextAuth 5, of this spec. */
const onV5 = (spec: SpecResult): Results => {
  const v5: Subject = { ...subject, id: 'v5-jwt', versions: { ...subject.versions, 'next-auth': '5.0.0-beta.32' } }
  return aRun([{ ...spec, subject: v5.id }], { subjects: [v5] })
}

test('runs of different subjects are paired by spec, and the versions say which became which', async ({ page }) => {
  const [v4, v5] = [aRun([aSpec('one')]), onV5(aSpec('one', { status: 'known to fail', reason: 'not in 5' }))]
  const { versions, differences } = compared(behavioursOf(v4), behavioursOf(v5))
  expect(versions).toEqual(['v4-jwt → v5-jwt', 'next-auth 4.24.15 → 5.0.0-beta.32'])
  const all = { with: 'old', versions, differences }
  expect(comparedText(all)).toContain(
    'Versions: v4-jwt → v5-jwt, next-auth 4.24.15 → 5.0.0-beta.32\n\nC one | the sentence of one | held → known to fail (not in 5)\n',
  )
  expect(diffMarkdown(all)).toContain('\nv4-jwt → v5-jwt, next-auth 4.24.15 → 5.0.0-beta.32\n')
  expect(diffMarkdown(all)).toContain('| C | one | the sentence of one | held → known to fail (not in 5) |')
  await page.setContent(diffPage(all, 'new'))
  await expect(page.getByText('Versions: v4-jwt → v5-jwt, next-auth 4.24.15 → 5.0.0-beta.32.')).toBeVisible()
  await expect(page.getByRole('row')).toContainText(['Difference', /C\s*one/])
})

test('where a side has several subjects, only those of the same name are paired', () => {
  const [v4, v5] = [aRun([aSpec('one')]), onV5(aSpec('one'))]
  const both = aRun([...v4.specs, ...v5.specs], { subjects: [...v4.subjects, ...v5.subjects] })
  const { versions, differences } = compared(behavioursOf(v5), behavioursOf(both))
  expect(versions).toEqual([])
  expect(differences).toMatchObject([{ letter: 'A', subject: 'v4-jwt', id: 'one' }])
})

/** The run with another next. */
const withNext = (next: string): Results =>
  aRun([aSpec('one')], { subjects: [{ ...subject, versions: { ...subject.versions, next } }] })

test('changed versions are said, and are no difference', () => {
  const [old, now] = [behavioursOf(withNext('16.4.6')), behavioursOf(withNext('16.5.0'))]
  expect(versionChanges(old, now)).toEqual(['next 16.4.6 → 16.5.0'])
  expect(diff(old, now)).toEqual([])
})

test('the same versions over other packages are told apart', () => {
  const versions = { ...subject.versions, tree: '0a1b2c3d4e5f' }
  const other = aRun([aSpec('one')], { subjects: [{ ...subject, versions }] })
  expect(versionChanges(behavioursOf(aRun([aSpec('one')])), behavioursOf(other))).toEqual([
    'tree 3f2a91c04d1e → 0a1b2c3d4e5f',
  ])
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
