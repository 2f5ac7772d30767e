import { expect, type Page } from '@playwright/test'
import type { Results } from '../../schema/results'
import { adviceOf } from './advice'
import { test, whole } from './book-in-browser'
import { bookHtml } from './index'
import { tableSvg } from './svg'

const cell = (page: Page, id: string) => page.locator(`.grid a[href="#${id}"]`)
const absentCell = 'fresh/update/use-session/immediately'
const deletedCookie = 'sign-out/cookie-deleted/use-session/immediately'

/** The same run in a version without update(). */
const withoutUpdate: Results = {
  ...whole,
  specs: whole.specs.map((spec) =>
    spec.cell?.path.startsWith('update')
      ? { ...spec, status: 'not in this version', cell: { ...spec.cell, observed: null } }
      : spec,
  ),
}

test('update paths that are not in this version are folded, and the address says when they are not', async ({
  page,
  book,
}) => {
  await book.open(withoutUpdate)
  await expect(page.getByText('A session is changed by one of 6 update paths.')).toBeVisible()
  await expect(page.getByText('2 of 8 update paths are not in this version.')).toBeVisible()
  await expect(cell(page, absentCell)).toBeHidden()
  await page.getByRole('button', { name: 'Show them' }).click()
  await expect(cell(page, absentCell)).toBeVisible()
  await expect(page).toHaveURL(/#\?absent=fresh$/)
  await page.getByRole('button', { name: 'Hide them', expanded: true }).click()
  await expect(cell(page, absentCell)).toBeHidden()
  // A filter that asks for them shows them, too
  await page.getByRole('combobox', { name: 'Update path' }).selectOption('update')
  await expect(cell(page, absentCell)).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.getByRole('button', { name: /^not in this version/ }).click()
  await expect(cell(page, absentCell)).toBeVisible()
})

test('the picture and the guide leave out the update paths that are not in this version', () => {
  expect(tableSvg(withoutUpdate)).not.toContain('update()')
  expect(adviceOf(withoutUpdate).map(({ path }) => path)).not.toContain('update')
  expect(adviceOf(withoutUpdate)).toHaveLength(6)
})

test('every other table is folded below its question, with its cells and the arrow keys', async ({ page, book }) => {
  await book.open(whole, '#_table-sign-out')
  const table = page.locator('#_table-sign-out')
  await expect(table.getByRole('heading')).toHaveText('Who sees that the user has signed out, and when?')
  await expect(table.locator('summary')).toContainText('5 fresh')
  await expect(table.locator('summary')).toContainText('1 stale')
  await cell(page, deletedCookie).focus()
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, 'sign-out/cookie-deleted/use-session/after-focus')).toBeFocused()
  await expect(page.locator('#_table-database')).not.toHaveAttribute('open')
  await page.locator('#_table-database summary').click()
  await expect(cell(page, 'database/update-data/proxy/immediately')).toBeVisible()
})

test('the details of a cell of another table show its verdict and its cure', async ({ page, book }) => {
  await book.open(whole, `#${deletedCookie}`)
  await expect(page.locator('dialog[open] .cell-facts')).toHaveText('stale')
  await expect(page.locator('dialog[open] .cure')).toHaveText('cured by a window focus')
})

test('without cells of other tables, the book has none', () => {
  const specs = whole.specs.filter(({ otherCell }) => !otherCell)
  expect(bookHtml({ ...whole, specs }).includes('class="other-tables"')).toBe(false)
  expect(bookHtml(whole).includes('class="other-tables"')).toBe(true)
})
