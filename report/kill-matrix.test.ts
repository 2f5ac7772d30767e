import { expect, test } from '@playwright/test'
import { caughtBySpecs, judgeMutant, killMatrixText, mutantText, unrun, type KillRow } from './kill-matrix'
import { holdsHere, type Check } from './schema'
import { aCell, aRun, aSpec } from './testing'

const fault = { id: 'react/fault', intent: 'a fault', loses: 'something', file: 'next-auth/react/index.js' }
const mismatch: Check = {
  sentence: 'it does not show what it should',
  expected: '"new"',
  observed: '"old"',
  pass: false,
}
const cell = { path: 'update-data', view: 'use-session', moment: 'at-once' } as const
const cellId = 'fresh/update-data/use-session/at-once'

/** What a run of one spec says of the fault that it is to catch. */
const judged = (spec: ReturnType<typeof aSpec>, rest: { rightlyHeld?: Record<string, string> } = {}) =>
  judgeMutant({ ...fault, caughtBy: rest.rightlyHeld ? [] : [spec.id], ...rest }, aRun([spec]), '', 1)

test('a mismatch catches a mutant', () => {
  const seen = judged(aSpec('one', { status: 'differs', checks: [mismatch], expected: '"new"', observed: '"old"' }))
  expect(seen).toMatchObject({
    status: 'caught',
    by: [{ spec: 'one', expected: '"new"', observed: '"old"' }],
    missed: [],
  })
})

test('a crash or a time-out does not', () => {
  const seen = judged(aSpec('one', { status: 'differs', reason: 'TypeError: it is undefined' }))
  expect(seen.status).toBe('survived')
  expect(seen.missed[0]?.why).toContain('TypeError: it is undefined')
})

test('nor does a spec that held, that is known to fail, or that was not run', () => {
  const statuses = (['held', 'known to fail', 'not in this version', 'not run'] as const).map(
    (status) => judged(aSpec('one', { status, checks: [mismatch] })).status,
  )
  expect(new Set(statuses)).toEqual(new Set(['survived']))
  expect(judgeMutant({ ...fault, caughtBy: ['one'] }, aRun([]), '', 1).missed).toEqual([
    { spec: 'one', why: 'it was not run' },
  ])
})

test('what is known to fail in this version catches it by holding', () => {
  const seen = judged(aSpec('one', { status: 'differs', reason: `${holdsHere}next-auth 4.24.15 is outside <4.21.0` }))
  expect(seen).toMatchObject({ status: 'caught', missed: [] })
})

test('where any failure counts, a crash catches it too', () => {
  const crash = aSpec('one', { status: 'differs', reason: 'TypeError: it is undefined' })
  expect(judgeMutant({ ...fault, caughtBy: ['one'], anyFailure: true }, aRun([crash]), '', 1).status).toBe('caught')
})

test('where any failure counts, a server or a browser that does not start catches nothing', () => {
  const reasons = [
    'Fixture "databaseServer" timeout of 60000ms exceeded during setup.',
    'Test timeout of 10000ms exceeded while setting up "device".',
  ]
  for (const reason of reasons) {
    const broken = aSpec('one', { status: 'differs', reason })
    expect(judgeMutant({ ...fault, caughtBy: ['one'], anyFailure: true }, aRun([broken]), '', 1)).toMatchObject({
      status: 'survived',
      missed: [{ spec: 'one', why: `it broke otherwise than by a mismatch: ${reason}` }],
    })
  }
})

test('a cell catches it by another verdict, and not where its update does not land', () => {
  const other = aCell(cell, 'fresh', { status: 'differs', checks: [mismatch] })
  const turned = { ...other, cell: { ...cell, verdict: 'fresh' as const, observed: 'stale' as const } }
  const notReached = { ...other, cell: { ...cell, verdict: 'fresh' as const, observed: null } }
  expect(judged(turned).status).toBe('caught')
  expect(judged(notReached)).toMatchObject({ status: 'survived', missed: [{ spec: cellId }] })
})

test('a mutant that one of its specs does not see survives, whoever else sees it', () => {
  const specs = [aSpec('one', { status: 'differs', checks: [mismatch] }), aSpec('two')]
  const row = judgeMutant({ ...fault, caughtBy: ['one', 'two'] }, aRun(specs), '', 1)
  expect(row).toMatchObject({ status: 'survived', missed: [{ spec: 'two', why: 'held' }] })
})

test('a spec that rightly holds must hold', () => {
  const seen = judged(aSpec('one', { status: 'differs', checks: [mismatch] }), { rightlyHeld: { one: 'why' } })
  expect(seen).toMatchObject({ status: 'survived', missed: [{ spec: 'one' }] })
  const crash = aSpec('one', { status: 'differs', reason: 'TypeError: it is undefined' })
  expect(judged(crash, { rightlyHeld: { one: 'why' } }).missed[0]?.why).toContain('TypeError')
})

test('a run without results is no proof', () => {
  const row = judgeMutant({ ...fault, caughtBy: ['one'] }, undefined, 'the server died', 1)
  expect(row).toMatchObject({ status: 'survived', why: 'the server died' })
})

test('the specs and the lines of the table that caught nothing are named', () => {
  const by = (spec: string) => [{ spec, expected: 'fresh', observed: 'stale' }]
  const rows: KillRow[] = [
    { ...unrun({ ...fault, caughtBy: [] }, 'caught', ''), by: by(cellId) },
    { ...unrun({ ...fault, id: 'core/other', caughtBy: [] }, 'caught', ''), by: by('one') },
    { ...unrun({ ...fault, id: 'vacuity/nothing-works', caughtBy: [] }, 'caught', ''), by: by('two') },
  ]
  const all = caughtBySpecs(rows, [
    'one',
    'two',
    cellId,
    'fresh/get-query/use-session/at-once',
    'fresh/get-query/proxy/at-once',
  ])
  expect(all).toEqual({
    specs: [
      { id: 'one', by: ['core/other'] },
      { id: 'two', by: [] },
    ],
    lines: [
      { line: 'use-session/at-once', by: ['react/fault'] },
      { line: 'proxy/at-once', by: [] },
    ],
  })
  const text = killMatrixText({ schema: 1, startedAt: '', durationMs: 9000, subjects: [], mutants: rows, ...all })
  expect(text).toContain('3 caught, 0 survived, 0 equivalent, 0 do not apply; 9 s, 3.0 s for each')
  expect(text).toContain('Not turned red by any of these mutants (2):\n    two\n    proxy/at-once')
})

test('a line says who caught a mutant, or why nobody can', () => {
  expect(mutantText(judged(aSpec('one', { status: 'differs', checks: [mismatch] })))).toContain(
    'caught by one: expected',
  )
  const equivalent = { ...fault, caughtBy: [], equivalent: 'nobody reads it' }
  expect(mutantText(unrun(equivalent, 'equivalent', ''))).toBe(
    '= react/fault: a fault\n    equivalent: nobody reads it',
  )
})
