import { expect } from '@playwright/test'
import { details, matrix, small, test } from './book-in-browser'
import { guideOf } from '../upgrade/guide'
import { samplePublished } from '../upgrade/sample-matrix'
import { sampleKills } from './sample-book'

test('the matrix lists what changed from one version to the next, and has only the rows that differ', async ({
  page,
  book,
}) => {
  await book.open(small, '', { matrix })
  const chapter = page.getByRole('region', { name: 'What changed when?' })
  await expect(chapter.getByRole('listitem').filter({ hasText: 'next-auth 4.20.1 → 4.24.15' })).toContainText(
    '1 changed',
  )
  await expect(chapter.locator('tbody tr')).toHaveCount(1)
  await expect(chapter.locator('tbody td').nth(1)).toHaveText('differs, changed')
  await expect(chapter).toContainText('is forced: it shows the behavior of Next itself')
  await expect(chapter).toContainText('Taken from the cache')
  await chapter.locator('tbody a').click()
  await expect(details(page)).toBeVisible()
})

test('each mutant lists the specs that caught it, those that did not and why, and links to the specs', async ({
  page,
  book,
}) => {
  await book.open(small, '', { kills: sampleKills })
  const chapter = page.getByRole('region', { name: 'Could these specs fail?' })
  await expect(chapter).toContainText('4 deliberate faults')
  await expect(chapter).toContainText('1 caught, 1 survived, 1 equivalent, 1 does not apply')

  const caught = chapter.locator('[id="_mutant-react/update-does-not-broadcast"]')
  await expect(caught).toContainText('lost: another tab shows the update')
  await expect(caught.getByRole('listitem')).toHaveCount(9)
  await expect(caught.getByRole('listitem').last()).toHaveText('and by 1 more')
  await expect(chapter.locator('[id="_mutant-core/survivor"]')).toContainText(
    'unexpected result of update-broadcasts: held',
  )
  await expect(chapter.locator('[id="_mutant-core/no-effect"]')).toContainText('nothing reads what it changes')
  await expect(chapter.locator('[id="_mutant-core/not-applied"]')).toContainText(
    'the text that it replaces no longer exists',
  )
  await expect(
    chapter.getByRole('heading', { name: 'Specs and table rows that caught none of these faults' }),
  ).toBeVisible()
  await expect(
    chapter.getByRole('listitem').filter({ hasText: /^(post-is-rejected|proxy\/immediately)$/ }),
  ).toHaveCount(2)

  await caught.getByRole('link', { name: 'update-broadcasts' }).click()
  await expect(details(page)).toHaveAccessibleName(/update\(\) broadcasts to the other tabs/)
})

test('text from a mutant stays text', async ({ page, book }) => {
  const name = '<img src=x onerror=alert(1)></script>'
  const mutants = sampleKills.mutants.map((one) => ({ ...one, intent: name, loses: name, why: name, file: name }))
  await book.open(small, '', { kills: { ...sampleKills, mutants } })
  await expect(page.getByRole('region', { name: 'Could these specs fail?' })).toContainText(name)
  await expect(page.locator('img')).toHaveCount(0)
})

test('the upgrade guide answers in a few words, unfolds what it links to, and links to the specs', async ({
  page,
  book,
}) => {
  await book.open(small, '', { upgrade: guideOf(samplePublished) })
  const chapter = page.getByRole('region', { name: 'What changes when I upgrade?' })
  const question = chapter.getByRole('link', { name: 'What happens to update() without data?' })
  await expect(chapter.locator('.upgrade-answers')).toContainText(
    'It only sends a GET: the jwt callback receives no trigger update.',
  )
  await expect(chapter).toContainText('5.0.0-beta.31 → 5.0.0-beta.32: not measured yet.')
  await expect(chapter.locator('details').first()).not.toHaveAttribute('open')

  await question.click()
  const answer = chapter.locator('#_upgrade-update-without-data')
  await expect(answer).toBeInViewport()
  await expect(answer).toContainText('update() sends no POST. In next-auth 4.24.15, it sends a POST')
  await expect(chapter.getByText('Replace update() by update({})')).toBeVisible()

  await chapter.getByRole('link', { name: 'update-broadcasts' }).click()
  await expect(details(page)).toHaveAccessibleName(/update\(\) broadcasts to the other tabs/)
})

test('an address of the upgrade guide opens what is folded', async ({ page, book }) => {
  await book.open(small, '#_upgrade-header', { upgrade: guideOf(samplePublished) })
  await expect(page.locator('#_upgrade-header')).toBeInViewport()
})
