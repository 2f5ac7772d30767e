import { expect, test } from '@playwright/test'
import { caughtBySpecs, judgeMutant, killMatrixText, mutantText, unrun, type KillRow } from './kill-matrix'
import { holdsHere } from '../schema/spec'
import type { Check } from '../schema/results'
import { aCell, aRun, aSpec } from './sample-results'

const fault = { id: 'react/fault', intent: 'a fault', loses: 'something', file: 'next-auth/react/index.js' }
const mismatch: Check = {
  sentence: 'it does not show the expected session',
  expected: '"new"',
  observed: '"old"',
  pass: false,
}
const cell = { path: 'update-data', view: 'use-session', moment: 'immediately' } as const
const cellId = 'fresh/update-data/use-session/immediately'

/** Judges the fault by a run of the one spec that must catch it. */
const judged = (spec: ReturnType<typeof aSpec>, rest: { rightlyHeld?: Record<string, string> } = {}) =>
  judgeMutant({ ...fault, caughtBy: rest.rightlyHeld ? [] : [spec.id], ...rest }, aRun([spec]), '', 1)

test('a mismatch catches a mutant', () => {
  const row = judged(aSpec('one', { status: 'differs', checks: [mismatch], expected: '"new"', observed: '"old"' }))
  expect(row).toMatchObject({
    status: 'caught',
    by: [{ spec: 'one', expected: '"new"', observed: '"old"' }],
    missed: [],
  })
})

test('a crash or a timeout does not catch a mutant', () => {
  const row = judged(aSpec('one', { status: 'differs', reason: 'TypeError: it is undefined' }))
  expect(row.status).toBe('survived')
  expect(row.missed[0]?.why).toContain('TypeError: it is undefined')
})

test('a spec that held, is known to fail, is not in this version or did not run does not catch a mutant', () => {
  const statuses = (['held', 'known to fail', 'not in this version', 'not run'] as const).map(
    (status) => judged(aSpec('one', { status, checks: [mismatch] })).status,
  )
  expect(new Set(statuses)).toEqual(new Set(['survived']))
  expect(judgeMutant({ ...fault, caughtBy: ['one'] }, aRun([]), '', 1).missed).toEqual([
    { spec: 'one', why: 'it did not run' },
  ])
})

test('a spec that is known to fail in this version catches a mutant by holding', () => {
  const row = judged(aSpec('one', { status: 'differs', reason: `${holdsHere}next-auth 4.24.15 is outside <4.21.0` }))
  expect(row).toMatchObject({ status: 'caught', missed: [] })
})

test('with anyFailure, a crash catches a mutant', () => {
  const crash = aSpec('one', { status: 'differs', reason: 'TypeError: it is undefined' })
  expect(judgeMutant({ ...fault, caughtBy: ['one'], anyFailure: true }, aRun([crash]), '', 1).status).toBe('caught')
})

test('with anyFailure, a server or a browser that does not start catches nothing', () => {
  const reasons = [
    'Fixture "databaseServer" timeout of 60000ms exceeded during setup.',
    'Test timeout of 10000ms exceeded while setting up "device".',
  ]
  for (const reason of reasons) {
    const broken = aSpec('one', { status: 'differs', reason })
    expect(judgeMutant({ ...fault, caughtBy: ['one'], anyFailure: true }, aRun([broken]), '', 1)).toMatchObject({
      status: 'survived',
      missed: [{ spec: 'one', why: `it failed without a mismatch: ${reason}` }],
    })
  }
})

test('a cell catches a mutant by observing another verdict, but not when its update does not land', () => {
  const other = aCell(cell, 'fresh', { status: 'differs', checks: [mismatch] })
  const otherVerdict = { ...other, cell: { ...cell, verdict: 'fresh' as const, observed: 'stale' as const } }
  const noVerdict = { ...other, cell: { ...cell, verdict: 'fresh' as const, observed: null } }
  expect(judged(otherVerdict).status).toBe('caught')
  expect(judged(noVerdict)).toMatchObject({ status: 'survived', missed: [{ spec: cellId }] })
})

test('a mutant that one of its specs does not catch survives, even if other specs catch it', () => {
  const specs = [aSpec('one', { status: 'differs', checks: [mismatch] }), aSpec('two')]
  const row = judgeMutant({ ...fault, caughtBy: ['one', 'two'] }, aRun(specs), '', 1)
  expect(row).toMatchObject({ status: 'survived', missed: [{ spec: 'two', why: 'held' }] })
})

test('a spec that the mutant lists as rightly held must hold', () => {
  const row = judged(aSpec('one', { status: 'differs', checks: [mismatch] }), { rightlyHeld: { one: 'why' } })
  expect(row).toMatchObject({ status: 'survived', missed: [{ spec: 'one' }] })
  const crash = aSpec('one', { status: 'differs', reason: 'TypeError: it is undefined' })
  expect(judged(crash, { rightlyHeld: { one: 'why' } }).missed[0]?.why).toContain('TypeError')
})

test('a run without results proves nothing', () => {
  const row = judgeMutant({ ...fault, caughtBy: ['one'] }, undefined, 'the server died', 1)
  expect(row).toMatchObject({ status: 'survived', why: 'the server died' })
})

test('the specs and the lines of the table that caught nothing are listed', () => {
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
    'fresh/get-query/use-session/immediately',
    'fresh/get-query/proxy/immediately',
  ])
  expect(all).toEqual({
    specs: [
      { id: 'one', by: ['core/other'] },
      { id: 'two', by: [] },
    ],
    lines: [
      { line: 'use-session/immediately', by: ['react/fault'] },
      { line: 'proxy/immediately', by: [] },
    ],
  })
  const text = killMatrixText({ schema: 1, startedAt: '', durationMs: 9000, subjects: [], mutants: rows, ...all })
  expect(text).toContain('3 caught, 0 survived, 0 equivalent, 0 not applicable; 9 s, 3.0 s per mutant')
  expect(text).toContain('Specs and table rows that caught none of these mutants (2):\n    two\n    proxy/immediately')
})

test('the text of a mutant lists the specs that caught it, or says why none can', () => {
  expect(mutantText(judged(aSpec('one', { status: 'differs', checks: [mismatch] })))).toContain(
    'caught by one: expected',
  )
  const equivalent = { ...fault, caughtBy: [], equivalent: 'nothing reads it' }
  expect(mutantText(unrun(equivalent, 'equivalent', ''))).toBe(
    '= react/fault: a fault\n    equivalent: nothing reads it',
  )
})
