import { existsSync, writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { sampleResults } from '../report/book/sample-book'
import { main } from './book'

test('npm run book writes the book next to its results', async ({}, testInfo) => {
  const file = testInfo.outputPath('results.json')
  writeFileSync(file, JSON.stringify(sampleResults()))
  expect(await main([file])).toBe(0)
  expect(existsSync(testInfo.outputPath('book', 'index.html'))).toBe(true)
})

test('npm run book exits with 2 when it cannot read the results', async ({}, testInfo) => {
  const broken = testInfo.outputPath('results.json')
  writeFileSync(broken, '{"schema":')
  expect(await main([broken])).toBe(2)
  expect(await main([testInfo.outputPath('missing.json')])).toBe(2)
  expect(await main(['one.json', 'two.json'])).toBe(2)
  expect(await main(['--nonsense'])).toBe(2)
})
