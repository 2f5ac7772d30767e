import { expect } from '@playwright/test'
import type { TimelineEntry } from '../../schema/results'
import { changed, details, test, whole } from './book-in-browser'

const id = 'use-session-waits-for-reload'

/** An entry of a tab, at this number of ms, about its request of this number. */
const entry = (at: number, kind: TimelineEntry['kind'], text: string, number: number, lane = 'tab 1') => ({
  at,
  lane,
  kind,
  text,
  data: { number },
})

test('a line connects each request with its own response, whatever their texts are', async ({ page, book }) => {
  const session = 'GET /api/auth/session'
  const long = `GET /api/auth/session?companyId=${'x'.repeat(300)}`
  const timeline = [
    entry(0, 'request', session, 1),
    entry(1, 'request', session, 2),
    entry(2, 'request', session, 1, 'tab 2'),
    entry(3, 'response', `${session} → 200`, 2),
    entry(4, 'response', `${session} → 500`, 1),
    entry(5, 'request', long, 3),
    entry(6, 'response', `${long} → 200`, 3),
    entry(7, 'request', session, 4),
    entry(8, 'response', `${session} failed: TypeError: Failed to fetch`, 4),
    { at: 9, lane: 'server', kind: 'response', text: `${session} → 200` } as const,
  ]
  await book.open(changed(whole, { [id]: (spec) => ({ ...spec, timeline }) }), `#${id}`)

  // The entries that a line starts and ends at. Every entry is a point, in the order of the timeline
  const points = details(page).locator('.timeline .point')
  await expect(points).toHaveCount(timeline.length)
  const heights = await points.evaluateAll((all) => all.map((point) => point.getAttribute('cy')))
  const lines = await details(page)
    .locator('.timeline .pending')
    .evaluateAll((all) => all.map((line) => [line.getAttribute('y1'), line.getAttribute('y2')]))
  expect(lines.map((ends) => ends.map((end) => heights.indexOf(end)))).toEqual([
    [0, 4],
    [1, 3],
    [5, 6],
    [7, 8],
  ])
})
