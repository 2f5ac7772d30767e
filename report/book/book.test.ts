import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Results, SpecResult, SpecStatus, TimelineEntry } from '../../schema/results'
import { chaptersOf } from './chapters'
import { adviceOf } from './advice'
import { bookHtml, writeBook } from './index'
import { badgeSvg, tableSvg } from './svg'
import { cellWords, stateOf, tableJson, tableOf } from './table'
import { differing, sampleCell, sampleResults, sampleSpec } from './sample-book'
import { compact, packed, shorten } from './timeline'
import { verdictOf } from './verdict'

const whole = sampleResults()
const withStatus = (status: SpecStatus, more: Partial<SpecResult> = {}): Results => ({
  ...whole,
  specs: [{ ...sampleSpec, status, ...more }, sampleSpec],
  total: 2,
})

test.describe('the verdict', () => {
  test('says that everything is as specified only when all specs ran', () => {
    expect(verdictOf(whole)).toMatchObject({ kind: 'as specified', badge: `${whole.specs.length} as specified` })
    expect(verdictOf(withStatus('known to fail')).kind).toBe('as specified')
    expect(verdictOf(withStatus('not run'))).toMatchObject({ kind: 'incomplete', badge: 'incomplete' })
    expect(verdictOf({ ...whole, complete: false }).kind).toBe('incomplete')
    expect(verdictOf({ ...whole, specs: [] }).headline).toBe('Nothing ran')
  })

  test('says when only part of the suite was run', () => {
    const part = { ...whole, total: whole.specs.length + 817 }
    const of = `${whole.specs.length} of ${part.total}`
    expect(verdictOf(part)).toMatchObject({
      kind: 'as specified',
      headline: `${of} specs ran and are as specified`,
      notes: [],
      badge: `${of} ran, as specified`,
    })
    expect(verdictOf({ ...part, errors: ['a worker died'] }).notes).toContain(`This run has ${of} specs.`)
    expect(verdictOf({ ...part, total: 857, specs: [{ ...sampleSpec, status: 'differs' }] })).toMatchObject({
      headline: '1 of 1 specs differs',
      notes: ['This run has 1 of 857 specs.'],
    })
    expect(verdictOf(whole).headline).toBe('Everything is as specified')
  })

  test('puts differences first, and also reports errors and specs that did not run', () => {
    const { headline, notes } = verdictOf({
      ...whole,
      specs: [
        { ...sampleSpec, status: 'differs' },
        { ...sampleSpec, status: 'not run' },
      ],
      total: 2,
      errors: ['a worker died'],
    })
    expect(headline).toBe('1 of 2 specs differs')
    expect(notes).toEqual(['The run is incomplete: 1 of 2 specs did not run.', '1 error outside the specs.'])
    expect(verdictOf({ ...whole, errors: ['a worker died'] })).toMatchObject({ kind: 'errors', badge: '1 error' })
  })
})

test.describe('the table', () => {
  const cell = sampleCell('get-query', 'get-session', 'immediately')

  test('is in the order of the schema, and counts as whole only if rules leave out every combination without a cell', () => {
    const table = tableOf(whole)
    expect(table.paths.slice(0, 2)).toEqual(['get-query', 'update-data'])
    expect(table.groups[0]).toMatchObject({ view: 'response', rows: [{ moment: 'immediately' }] })
    expect(table.whole).toBe(true)
    expect(tableOf({ ...whole, specs: whole.specs.slice(0, 50) }).whole).toBe(false)
  })

  test('shows a cell as fresh only when that was observed and expected', () => {
    expect(stateOf(cell)).toBe('fresh')
    expect(stateOf({ ...cell, cell: { ...cell.cell, observed: null } })).toBe('not run')
    expect(stateOf({ ...cell, status: 'not run' })).toBe('not run')
    expect(stateOf({ ...cell, status: 'known to fail' })).toBe('known to fail')
    expect(cellWords(differing(cell, 'stale'))).toBe('differs: expected fresh, observed stale')
    const precondition = 'The update did not take effect'
    const unmet = { sentence: 'it is missing', expected: '1', observed: '2', pass: false, precondition }
    const failed = { ...cell, status: 'differs' as const, cell: { ...cell.cell, observed: null } }
    expect(cellWords({ ...failed, checks: [unmet] })).toBe(
      'differs: expected fresh, observed nothing (The update did not take effect)',
    )
    expect(cellWords(failed)).toBe('differs: expected fresh, observed nothing, because the spec failed')
  })

  test('is available as JSON, with observed and expected verdicts kept apart', () => {
    const specs = [
      differing(cell, 'stale'),
      { ...sampleCell('update', 'get-session', 'immediately'), status: 'not run' as const },
    ]
    const { rows } = JSON.parse(tableJson({ ...whole, specs })) as { rows: unknown[] }
    expect(rows).toEqual([
      {
        view: { id: 'get-session', words: 'getSession()' },
        moment: { id: 'immediately', words: 'immediately' },
        cells: {
          'get-query': { id: cell.id, expected: 'fresh', observed: 'stale', status: 'differs' },
          update: expect.objectContaining({ status: 'not run' }),
        },
      },
    ])
  })
})

test.describe('the guide', () => {
  test('counts requests and renders during the update, and derives CSRF protection from the requests', () => {
    const costs = adviceOf(whole).map(({ path, cost }) => [path, cost?.requests.length, cost?.renders, cost?.csrf])
    expect(costs).toEqual([
      ['get-query', 1, 1, 'no: a link is enough'],
      ['update-data', 2, 2, 'yes: CSRF token'],
      ['update', 2, 2, 'yes: CSRF token'],
      ['post-csrf', 2, 2, 'yes: CSRF token'],
      ['api-route', 1, 1, 'only by the cookie’s SameSite=Lax'],
      ['route-handler', 1, 1, 'only by the cookie’s SameSite=Lax'],
      ['sign-in', 2, 2, 'yes: CSRF token'],
      ['client-store', 0, 0, 'nothing is sent'],
    ])
  })

  test('uses observed verdicts, even when the table says otherwise, and never expected ones', () => {
    const cell = sampleCell('update', 'use-session', 'immediately')
    const notRun: SpecResult = { ...cell, status: 'not run', cell: { ...cell.cell, observed: null } }
    expect(adviceOf({ ...whole, specs: [notRun] })).toMatchObject([
      { cost: null, observed: [], immediate: { views: 0 } },
    ])
    expect(adviceOf({ ...whole, specs: [differing(cell, 'stale')] })).toMatchObject([
      { immediate: { views: 1, fresh: 0 }, cost: { renders: 2 } },
    ])
  })
})

test('chapters are folders, sections are files', () => {
  const [article, freshness] = chaptersOf(whole)
  expect(article).toMatchObject({
    name: 'Article',
    sections: [{ name: 'Use session' }, { name: 'Post request' }, { name: 'Use session catches up' }],
  })
  expect(freshness?.sections).toHaveLength(1)
})

test('a text is shortened in the middle, because the updated value of a session comes last', () => {
  const short = shorten(`use-session render 3: ${'x'.repeat(500)}"company":{"id":"globex"}`, 140)
  expect(short).toHaveLength(140)
  expect(short).toMatch(/^use-session render 3: .* … .*"company":\{"id":"globex"\}$/)
})

test('a render is left out if its view showed the same before in that document, but a render of useSession never is', () => {
  const render = (view: string, session: string, at: number): TimelineEntry => ({
    at,
    lane: 'tab 1',
    kind: 'render',
    text: `${view}: ${session}`,
    data: { view, session },
  })
  const document: TimelineEntry = {
    at: 5,
    lane: 'tab 1',
    kind: 'navigation',
    text: 'a new document: /',
    data: { url: '/' },
  }
  const timeline = [
    render('get-session', 'acme', 1),
    render('get-session', 'acme', 2),
    render('use-session', 'acme', 3),
    render('use-session', 'acme', 4),
    document,
    render('get-session', 'acme', 6),
    render('get-session', 'globex', 7),
  ]
  expect(compact({ ...sampleSpec, timeline }).timeline.map(([at]) => at)).toEqual([1, 3, 4, 5, 6, 7])
})

test('the book of a whole run is small, and the same results produce the same book', () => {
  const html = bookHtml(whole)
  expect(whole.specs.length).toBeGreaterThan(300)
  expect(html.length).toBeLessThan(1_000_000)
  expect(packed(whole).length).toBeLessThan(300_000)
  expect(bookHtml(structuredClone(whole)) === html).toBe(true)
})

test('writes the book, and the files to embed elsewhere', ({}, testInfo) => {
  const folder = testInfo.outputPath('book')
  writeBook(whole, folder)
  for (const name of ['index.html', 'table.json', 'table.svg', 'badge.svg'])
    expect(readFileSync(join(folder, name), 'utf8').length).toBeGreaterThan(100)
})

test('images contain the verdict, and no text can break out of them', () => {
  const cell = sampleCell('get-query', 'response', 'immediately')
  const subjects = whole.subjects.map((subject) => ({
    ...subject,
    versions: { ...subject.versions, next: '<script>"&\u0000' },
  }))
  const image = tableSvg({ ...whole, subjects, specs: [differing(cell, 'stale')] })
  expect(image).toContain('1 of 1 specs differs')
  expect(image).toContain('differs: expected fresh, observed stale')
  expect(image).toContain('next &lt;script&gt;&quot;&amp;\ufffd')
  expect(badgeSvg(withStatus('differs'))).toContain('aria-label="sessions: 1 differs"')
  expect(badgeSvg(withStatus('not run'))).toContain('incomplete')
  expect(tableSvg({ ...whole, specs: [] })).toContain('was not part of this run')
})
