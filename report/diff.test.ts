import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { behaviorsOf, changeInWords, compared, diff, versionChanges, type Comparison } from './diff'
import { diffPage } from './diff-page'
import { diffMarkdown } from './github'
import type { Results, SpecResult, SpecStatus, Subject } from '../schema/results'
import type { Verdict } from '../schema/table'
import { comparedText } from './terminal'
import { aCell, aRun, aSpec, subject } from './sample-results'

const cell = { path: 'get-query', view: 'use-session', moment: 'immediately' } as const

/** Each difference as a line. */
const lines = (old: SpecResult[], now: SpecResult[]) =>
  diff(behaviorsOf(aRun(old)), behaviorsOf(aRun(now))).map((one) => `${one.letter} ${one.id}: ${changeInWords(one)}`)

test('the same behavior is not a difference, even with another title, other times and other random ids', () => {
  const other = { title: 'another title', durationMs: 1, expected: 'user-1', observed: 'user-1', line: 99 }
  expect(lines([aSpec('one'), aCell(cell, 'stale')], [aCell(cell, 'stale', other), aSpec('one', other)])).toEqual([])
})

test('a spec that is only on the new side is added, and one that is only on the old side is removed', () => {
  expect(lines([aSpec('one'), aSpec('two')], [aSpec('two'), aCell(cell, 'stale')])).toEqual([
    'A fresh/get-query/use-session/immediately: stale',
    'D one: held',
  ])
})

test('another status is a change, with the expected and the observed value', () => {
  const differs = aSpec('one', { status: 'differs', reason: 'it does not show it', observed: '{"company":"acme"}' })
  expect(lines([aSpec('one')], [differs])).toEqual([
    'C one: held → differs (it does not show it; expected: {"company":"globex"}; observed: {"company":"acme"})',
  ])
  expect(lines([differs], [aSpec('one')])).toEqual(['C one: differs → held'])
})

const id = 'fresh/get-query/use-session/immediately'
const cellChanges: [string, [SpecStatus, Verdict | null], [SpecStatus, Verdict | null], string[]][] = [
  ['another verdict', ['held', 'stale'], ['differs', 'fresh'], [`C ${id}: stale → fresh`]],
  ['another verdict, which is now specified', ['held', 'stale'], ['held', 'fresh'], [`C ${id}: stale → fresh`]],
  [
    'the same verdict, no longer specified',
    ['held', 'stale'],
    ['differs', 'stale'],
    [`C ${id}: stale (held) → stale (differs)`],
  ],
  ['nothing observed anymore', ['held', 'stale'], ['differs', null], [`C ${id}: stale → differs (it broke)`]],
  ['not run anymore', ['held', 'stale'], ['not run', null], [`C ${id}: stale → not run (it broke)`]],
  ['run again', ['not run', null], ['held', 'stale'], [`C ${id}: not run → stale`]],
  ['never run', ['not run', null], ['not run', null], []],
]
for (const [name, old, now, expected] of cellChanges) {
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

test('the same id under another subject is another behavior', () => {
  expect(lines([aSpec('one')], [aSpec('one', { subject: 'v5-jwt' })])).toEqual(['D one: held', 'A one: held'])
})

/** A whole run on NextAuth 5, with this spec. */
const onV5 = (spec: SpecResult): Results => {
  const v5: Subject = { ...subject, id: 'v5-jwt', versions: { ...subject.versions, 'next-auth': '5.0.0-beta.32' } }
  return aRun([{ ...spec, subject: v5.id }], { subjects: [v5] })
}

test('runs of different subjects are paired by spec, and the versions say which subject became which', async ({
  page,
}) => {
  const [v4, v5] = [aRun([aSpec('one')]), onV5(aSpec('one', { status: 'known to fail', reason: 'not in 5' }))]
  const { versions, differences } = compared(behaviorsOf(v4), behaviorsOf(v5))
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

test('when a side has several subjects, only subjects with the same name are paired', () => {
  const [v4, v5] = [aRun([aSpec('one')]), onV5(aSpec('one'))]
  const both = aRun([...v4.specs, ...v5.specs], { subjects: [...v4.subjects, ...v5.subjects] })
  const { versions, differences } = compared(behaviorsOf(v5), behaviorsOf(both))
  expect(versions).toEqual([])
  expect(differences).toMatchObject([{ letter: 'A', subject: 'v4-jwt', id: 'one' }])
})

/** The run with this version of next. */
const withNext = (next: string): Results =>
  aRun([aSpec('one')], { subjects: [{ ...subject, versions: { ...subject.versions, next } }] })

test('changed versions are listed, but do not count as differences', () => {
  const [old, now] = [behaviorsOf(withNext('16.4.6')), behaviorsOf(withNext('16.5.0'))]
  expect(versionChanges(old, now)).toEqual(['next 16.4.6 → 16.5.0'])
  expect(diff(old, now)).toEqual([])
})

test('the same versions with other dependencies are distinguished by their trees', () => {
  const versions = { ...subject.versions, tree: '0a1b2c3d4e5f' }
  const other = aRun([aSpec('one')], { subjects: [{ ...subject, versions }] })
  expect(versionChanges(behaviorsOf(aRun([aSpec('one')])), behaviorsOf(other))).toEqual([
    'tree 3f2a91c04d1e → 0a1b2c3d4e5f',
  ])
})

const comparison: Comparison = {
  with: 'old <run>',
  versions: ['next 16.4.6 → 16.5.0'],
  differences: diff(
    behaviorsOf(aRun([aSpec('gone'), aCell(cell, 'stale', { title: 'a <b>sentence</b>\nof two lines' })])),
    behaviorsOf(aRun([aSpec('new'), aCell(cell, 'fresh', { title: 'a <b>sentence</b>\nof two lines' })])),
  ),
}

test('a comparison as text lists the versions first, then one line per difference', () => {
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
  test(`a comparison as a page, in ${colorScheme} mode, lists the same differences, escaped, and is accessible`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await page.setContent(diffPage(comparison, 'new'))
    await expect(page).toHaveTitle('1 added, 1 removed, 1 changed: session updates')
    await expect(page.getByRole('row')).toContainText([
      'Difference',
      /C\s*fresh\/get-query\/use-session\/immediately\s*a <b>sentence<\/b>\s+of two lines\s*stale → fresh/,
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
