import { expect, type Page } from '@playwright/test'
import { reports } from '../symptoms/reports'
import { details, stale, test, whole } from './book-in-browser'

const list = (page: Page, name: string) => page.getByRole('combobox', { name })
const answers = (page: Page) => page.locator('.symptom:visible')
const found = (page: Page) => page.locator('#_symptoms-found')

test('what the user did and what does not show it lead to the cause, the cure and the evidence', async ({
  page,
  book,
}) => {
  await book.open(whole)
  await expect(answers(page)).toHaveCount(0)
  await list(page, 'What I did').selectOption('I requested the session route with a query (fetch)')
  await list(page, 'What does not show it').selectOption('useSession() with a session prop')
  await expect(page).toHaveURL(/#\?did=fresh%2Fget-query&still=use-session$/)
  await expect(found(page)).toHaveText('1 answer')
  await expect(answers(page)).toContainText('and useSession() with a session prop still shows the old session')
  await expect(answers(page)).toContainText('this change does not make the provider fetch the session again')
  await expect(answers(page)).toContainText(/cure\s*a window focus\s*costs nothing/)
  await answers(page).getByRole('link', { name: 'immediately' }).click()
  await expect(details(page)).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`#${stale}`))
})

test('the details of a stale cell link to the spec that proves its cure', async ({ page, book }) => {
  await book.open(whole, `#${stale}`)
  await details(page).getByRole('link', { name: 'a window focus' }).click()
  await expect(page).toHaveURL(/#fresh\/get-query\/use-session\/after-focus$/)
  await expect(details(page)).not.toContainText('cured by')
})

test('a view that is fresh after a change says so, and an address opens the same answer', async ({ page, book }) => {
  await book.open(whole, '#_symptoms?did=fresh/update-data&still=use-session')
  await expect(found(page)).toHaveText(
    'In this run, this view is fresh after this change, in 5 cells. Check that the change took effect.',
  )
  await expect(list(page, 'What I did')).toHaveValue('fresh/update-data')
  await expect(page.getByRole('heading', { name: 'What still shows the old session, and why?' })).toBeInViewport()
})

test('the search finds answers and reports by the words of people', async ({ page, book }) => {
  await book.open(whole)
  await page.getByRole('searchbox', { name: 'In your own words' }).fill('navbar')
  await expect(answers(page).first()).toContainText('useSession()')
  await page.getByRole('searchbox', { name: 'In your own words' }).fill('IFRAME')
  await expect(found(page)).toHaveText('This run has no answer to that.')
  await expect(page.locator('.report:visible')).toContainText('In a frame on another site, the app finds no session.')
  await expect(page.locator('#_reports-found')).toHaveText(`1 of ${reports.length} match “IFRAME”.`)
  await expect(page).toHaveURL(/symptom=IFRAME/)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('every answer and every report is there, and no form', async ({ page, book }) => {
    await book.open(whole)
    await expect(page.getByRole('combobox')).toHaveCount(0)
    await page.getByText('combinations of a change and a view that is not fresh').click()
    await expect(answers(page).first()).toBeVisible()
    await expect(page.locator('.report:visible')).toHaveCount(reports.length)
  })
})
