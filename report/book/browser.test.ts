import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { changed, details, fresh, matrix, mixed, small, stale, test, whole } from './book-in-browser'
import { guideOf } from '../upgrade/guide'
import { samplePublished } from '../upgrade/sample-matrix'
import { sampleKills, sampleResults } from './sample-book'

const cell = (page: Page, id: string) => page.locator(`#_grid a[href="#${id}"]`)

test('a cell opens its sentence, timeline, lanes, source and code, and closing it restores the focus', async ({
  page,
  book,
}) => {
  await book.open(whole)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Everything is as specified')
  await cell(page, stale).focus()
  await page.keyboard.press('Enter')

  await expect(details(page)).toHaveRole('dialog')
  await expect(details(page)).toHaveAccessibleName(/useSession\(\) with a session prop is stale/)
  await expect(details(page).getByRole('listitem').filter({ hasText: 'the session cookie holds' })).toContainText(
    'cookie jar:',
  )
  await expect(details(page).locator('.timeline svg .name')).toHaveText([
    'tab 1',
    'tab 2',
    'server',
    'cookie jar',
    'company api',
    'spec',
  ])
  await expect(details(page).getByRole('link', { name: 'next-auth #596' })).toHaveAttribute(
    'href',
    'https://github.com/nextauthjs/next-auth/issues/596',
  )
  await expect(details(page).locator('.code')).toContainText("await tab.open('dashboard')")
  await page.keyboard.press('Escape')
  await expect(details(page)).toBeHidden()
  await expect(cell(page, stale)).toBeFocused()
})

test('entries before the update are collapsed, and can be expanded', async ({ page, book }) => {
  await book.open(whole, `#${stale}`)
  const opening = details(page).getByText('open /dashboard')
  await expect(opening).toBeHidden()
  await details(page)
    .getByRole('button', { name: /Show the \d+ entries before/ })
    .click()
  await expect(opening).toBeVisible()
})

test('the URL contains the details and the filters, so deep links, back and forward work', async ({ page, book }) => {
  await book.open(whole, `#${stale}?path=get-query&verdict=stale`)
  await expect(details(page)).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('combobox', { name: 'Update path' })).toHaveValue('get-query')
  await expect(page.getByRole('button', { name: /^stale/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(cell(page, stale)).toBeVisible()
  await expect(cell(page, fresh)).toBeHidden()

  await page.getByRole('combobox', { name: 'View', exact: true }).selectOption('use-session')
  await expect(page).toHaveURL(/#\?path=get-query&verdict=stale&view=use-session$/)
  await expect(page.locator('#_shown')).toHaveText('1 cell')
  await page.goBack()
  await expect(page.getByRole('combobox', { name: 'View', exact: true })).toHaveValue('')
  await page.goBack()
  await expect(details(page)).toBeVisible()
  await page.goForward()
  await expect(details(page)).toBeHidden()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(cell(page, fresh)).toBeVisible()
})

test('a link to a section keeps the filters', async ({ page, book }) => {
  await book.open(whole, '#?moment=immediately')
  await page.getByRole('link', { name: 'which way to update' }).click()
  await expect(page).toHaveURL(/#_guide\?moment=immediately$/)
  await expect(page.getByRole('heading', { name: 'Which way should I update my session?' })).toBeInViewport()
})

test('the arrow keys move the focus through the table', async ({ page, book }) => {
  await book.open(whole)
  await cell(page, stale).focus()
  await page.keyboard.press('ArrowRight')
  await expect(cell(page, fresh)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, 'fresh/update-data/use-session/after-focus')).toBeFocused()
})

test('a spec that differs comes first, with expected, observed and trace, and its cell does not look like a verdict', async ({
  page,
  book,
}) => {
  await book.open(mixed)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`1 of ${mixed.specs.length} specs differs`)
  await expect(page.getByText('The run is incomplete: 1 of')).toBeVisible()
  await expect(page.getByRole('region', { name: 'What differs' })).toContainText(/expected\s*fresh\s*observed\s*stale/)
  await expect(cell(page, fresh)).toHaveText('differs: expected fresh, observed stale')
  await cell(page, fresh).click()
  await expect(details(page)).toContainText(/npx playwright show-trace failures\/\S+\/trace\.zip/)
  await expect(details(page).locator('.timeline li.mismatch')).toContainText('MISMATCH: stale')
})

test('not run, known to fail and not in this version are shown, and none of them looks like held', async ({
  page,
  book,
}) => {
  await book.open(mixed)
  await expect(cell(page, 'fresh/update/use-session/immediately')).toHaveText('not run')
  await expect(cell(page, 'fresh/update/get-session/immediately')).toHaveText('not in this version')
  await expect(cell(page, 'fresh/post-csrf/get-session/immediately')).toHaveText(
    'known to fail: stale instead of fresh',
  )
  const counts = page.getByRole('list', { name: `${mixed.specs.length} specs` })
  await expect(counts).toContainText(/1 differs.*2 known to fail.*2 not in this version.*1 not run/)
  await page.getByRole('button', { name: /^not run/ }).click()
  await expect(page.locator('#_shown')).toHaveText('1 cell')
})

test('the guide ranks the update paths by what was observed', async ({ page, book }) => {
  await book.open(mixed)
  const ranked = page.locator('#_advice tbody .path')
  await expect(ranked.first()).toHaveText('a GET with a query')
  await page.getByRole('checkbox', { name: 'useSession() in another tab', exact: true }).check()
  await expect(page.getByRole('status').filter({ hasText: 'update paths' })).toHaveText(
    '2 of 8 update paths were fresh in every selected view.',
  )
  await expect(ranked.nth(0)).toHaveText('update(data)')
  await page.getByRole('checkbox', { name: 'useSession() with a session prop', exact: true }).check()
  await expect(page.locator('#_advice tr[data-path="update-data"] .outcome')).toHaveText(/✗ .*session prop: stale/)
  await expect(page.locator('#_advice tr[data-path="update"] .outcome')).toHaveText(/\? .*session prop: not observed/)
})

test('the chapters can be searched by words and by id', async ({ page, book }) => {
  await book.open(whole)
  await page.getByRole('searchbox', { name: 'Search the specs' }).fill('keeps RELOAD')
  await expect(page.locator('#_found')).toHaveText('1 spec')
  await expect(page.locator('[id="use-session-waits-for-reload"]')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search the specs' }).fill(stale)
  await expect(page.locator('.spec:visible')).toHaveAttribute('id', stale)
  await expect(page).toHaveURL(/q=fresh/)
})

test('a run without the table says so', async ({ page, book }) => {
  await book.open({ ...whole, specs: whole.specs.slice(0, 4), leftOut: [], errors: ['Error: a worker died'] })
  await expect(page.getByText('The freshness table was not part of this run.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The run had 1 error')
  await expect(page.getByText('Error: a worker died')).toBeVisible()
  await page.getByRole('link', { name: 'a POST to the session route is rejected' }).click()
  await expect(details(page)).toContainText('next-auth 4.24.15 is outside <4.21.0')
})

test('text from a session stays text, wherever it appears', async ({ page, book }) => {
  const name = '<img src=x onerror=alert(1)></script><script>alert(2)</script>\u2028'
  const user = { id: 'user-1', name }
  const id = 'use-session-waits-for-reload'
  const results = changed(sampleResults(user), {
    [id]: (spec) => ({
      ...spec,
      title: `the name ${name} is text`,
      status: 'differs',
      reason: name,
      expected: `"${name}"`,
      observed: `'${name}'`,
      code: `const name = '${name}'`,
      source: [
        { kind: 'docs', page: 'javascript:alert(3)' },
        { kind: 'article', claim: name, says: name },
      ],
      timeline: [{ at: 1, lane: name, kind: 'read', text: name }],
      trace: `failures/${name}/trace.zip`,
    }),
  })
  await book.open({ ...results, errors: [name] }, `#${id}`)
  await expect(details(page)).toHaveAccessibleName(/<img src=x onerror=alert\(1\)><\/script>/)
  await expect(details(page).locator('.timeline .text')).toContainText('<img src=x onerror=alert(1)>')
  await expect(details(page).locator('.timeline .name')).toContainText('<img src=x onerror=alert(1)>')
  await expect(details(page).locator('.code')).toContainText('<script>alert(2)</script>')
  await expect(page.locator('img, a[href^="javascript:"]')).toHaveCount(0)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the table, the guide and the sentences are visible, and cells link to their sentence', async ({
    page,
    book,
  }) => {
    await book.open(whole)
    await cell(page, stale).click()
    await expect(page.locator(`[id="${stale}"]`)).toBeInViewport()
    await expect(page.locator('#_advice')).toContainText('no: a link is enough')
    await expect(page.getByRole('searchbox', { name: 'Search the specs' })).toBeHidden()
  })
})

// axe takes seconds for each combination, so all but one run nightly
for (const [colorScheme, width, when] of [
  ['light', 1280, { tag: '@nightly' }],
  ['dark', 390, {}],
  ['light', 390, { tag: '@nightly' }],
  ['dark', 1280, { tag: '@nightly' }],
] as const) {
  test.describe(`${colorScheme}, ${width} px wide`, when, () => {
    test.use({ colorScheme, viewport: { width, height: 900 }, contextOptions: { reducedMotion: 'reduce' } })

    test('has no accessibility violation, with the details closed or open, and nothing overflows', async ({
      page,
      book,
    }) => {
      await book.open(small, '', { matrix, kills: sampleKills, upgrade: guideOf(samplePublished) })
      await page.locator('.upgrade-steps > li > details').evaluateAll((all) => {
        for (const one of all) one.setAttribute('open', '')
      })
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
      await cell(page, fresh).click()
      await expect(details(page).locator('.timeline .point').first()).toBeVisible()
      expect((await new AxeBuilder({ page }).include('#_details').analyze()).violations).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    })
  })
}
