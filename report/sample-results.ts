// For the harness's own tests only: small runs, written by hand.
import { schemaVersion, type Results, type SpecResult } from '../schema/results'
import type { Cell, Subject } from '../schema/results'
import type { Verdict } from '../schema/table'

export const subject: Subject = {
  id: 'v4-jwt',
  app: 'v4',
  strategy: 'jwt',
  capabilities: [],
  versions: {
    'next-auth': '4.24.15',
    next: '16.4.6',
    react: '19.3.1',
    node: 'v20.9.0',
    playwright: '1.65.1',
    tree: '3f2a91c04d1e',
    browser: '156',
  },
}

/** A spec that held, unless `rest` says otherwise. */
export function aSpec(id: string, rest: Partial<SpecResult> = {}): SpecResult {
  return {
    id,
    title: `the sentence of ${id}`,
    source: [{ kind: 'docs', page: 'https://next-auth.js.org/getting-started/client' }],
    holds: null,
    needs: [],
    subject: subject.id,
    expected: '{"company":"globex"}',
    observed: '{"company":"globex"}',
    status: 'held',
    reason: '',
    durationMs: 1234,
    runs: 1,
    file: 'e2e/article/one.spec.ts',
    line: 7,
    checks: [{ sentence: 'it shows the expected session', expected: '1', observed: '1', pass: true }],
    cell: null,
    code: 'test()',
    timeline: [{ at: 0, lane: 'tab 1', kind: 'render', text: 'null' }],
    trace: null,
    ...rest,
  }
}

/** A cell in which this verdict was observed, as the table says. */
export function aCell(cell: Omit<Cell, 'verdict'>, verdict: Verdict, rest: Partial<SpecResult> = {}): SpecResult {
  return aSpec(`fresh/${cell.path}/${cell.view}/${cell.moment}`, {
    file: 'e2e/freshness/freshness.spec.ts',
    cell: { ...cell, verdict, observed: verdict },
    ...rest,
  })
}

/** A whole run. */
export function aRun(specs: SpecResult[], rest: Partial<Results> = {}): Results {
  return {
    schema: schemaVersion,
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 2000,
    complete: true,
    subjects: [subject],
    specs,
    total: specs.length,
    leftOut: [],
    errors: [],
    ...rest,
  }
}
