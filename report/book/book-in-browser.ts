import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test as base, type Page } from '@playwright/test'
import { matrixOf } from '../matrix'
import type { Results, SpecResult } from '../../schema/results'
import { writeBook } from './index'
import type { Supplements } from './page'
import { differing, sampleResults } from './sample-book'

interface Book {
  /** Opens the book of these results from disk. */
  open: (results: Results, hash?: string, supplements?: Supplements) => Promise<void>
}

export const test = base.extend<{ book: Book }>({
  // The book must open without console output, and without any request
  book: async ({ page }, use, testInfo) => {
    const problems: string[] = []
    page.on('console', (message) => problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('dialog', (dialog) => problems.push(`a dialog: ${dialog.message()}`))
    page.on('request', (request) => {
      const url = request.url()
      if (!/^(file:.*index\.html|data:)/.test(url)) problems.push(`a request: ${url}`)
    })
    const folder = testInfo.outputPath('book of a run')
    await use({
      open: async (results, hash = '', supplements = {}) => {
        writeBook(results, folder, supplements)
        await page.goto(`${pathToFileURL(join(folder, 'index.html')).href}${hash}`)
      },
    })
    expect(problems).toEqual([])
  },
})

export const whole = sampleResults()
export const stale = 'fresh/get-query/use-session/immediately'
export const fresh = 'fresh/update-data/use-session/immediately'

/** The same run with these specs changed. */
export const changed = (results: Results, change: Record<string, (spec: SpecResult) => SpecResult>): Results => ({
  ...results,
  specs: results.specs.map((spec) => change[spec.id]?.(spec) ?? spec),
})

const notObserved = (spec: SpecResult, more: Partial<SpecResult>): SpecResult => ({
  ...spec,
  timeline: [],
  cell: spec.cell && { ...spec.cell, observed: null },
  ...more,
})

/** A run with every status. */
export const mixed = changed(whole, {
  [fresh]: (spec) => differing(spec, 'stale'),
  'fresh/update/use-session/immediately': (spec) =>
    notObserved(spec, { status: 'not run', reason: 'the run ended before it started' }),
  'fresh/update/get-session/immediately': (spec) =>
    notObserved(spec, { status: 'not in this version', reason: 'no update()' }),
  'fresh/post-csrf/get-session/immediately': (spec) => ({
    ...differing(spec, 'stale'),
    status: 'known to fail',
    reason: 'next-auth 4.20.1 is outside >=4.21.0',
  }),
})

/** The same with a smaller table: axe takes time for each element, and the cells are all alike. */
export const small: Results = {
  ...mixed,
  specs: mixed.specs.filter(({ id }) => !id.startsWith('fresh/') || /\/(use|get)-session\//.test(id)),
}

/**
 * The same run on as many versions of next-auth as the catalog has. The oldest one is forced and has a different
 * result.
 */
export const matrix = matrixOf(
  [
    { results: small, nextAuth: '4.20.1', forced: 'it shows the behavior of Next itself' },
    ...Array.from({ length: 17 }, (_, index) => ({
      results: changed(small, { [stale]: (spec) => differing(spec, 'fresh') }),
      nextAuth: `4.24.${15 + index}`,
    })),
  ].map(({ results, nextAuth, ...rest }) => ({
    results: {
      ...results,
      subjects: results.subjects.map((one) => ({
        ...one,
        ...rest,
        versions: { ...one.versions, 'next-auth': nextAuth },
      })),
    },
    cached: nextAuth === '4.20.1',
  })),
)

/** The details of a spec. Not by role: Playwright would compute the role of every element of this large page, again and again. */
export const details = (page: Page) => page.locator('dialog[open]')
