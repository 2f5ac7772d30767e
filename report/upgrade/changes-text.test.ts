import { expect, test } from '@playwright/test'
import { changesBetween } from '../changes'
import { changesText } from './changes-text'
import { held, failing, missing, publishedOf, shows } from './sample-matrix'

const on = { from: '4.24.15', to: '5.0.0-beta.32' }

test('the text: what was compared, a line for each change, and by reason what only one version has', () => {
  const data = publishedOf(on, { 'A is': [shows('stale'), shows('fresh')], 'B lets in': [held, missing('refresh()')] })
  const changes = changesBetween(data, ...data.columns)
  expect(changesText(changes)).toBe(
    [
      'From next-auth 4.24.15, next 16.4.6, react 19.3.1, Node 20 (measured on 2026-01-01)',
      'to   next-auth 5.0.0-beta.32, next 16.4.6, react 19.3.1, Node 20 (measured on 2026-01-01):',
      '2 of 2 specs change.',
      '',
      'A view is fresh that was not (1)',
      '  A is | A is | stale → fresh',
      '',
      'Only one of the two versions has what the spec needs (1)',
      '  1 spec, gone: this version has no refresh()',
      '  --all lists them',
    ].join('\n'),
  )
  expect(changesText(changes, { all: true })).toContain('B lets in | B lets in | holds → not in this version')
})

test('changes with one cause are together, below the most serious of them, with what to do', () => {
  const data = publishedOf(on, {
    'empty-update-sends-post': [held, failing],
    'fresh/update/proxy/immediately': [shows('fresh'), failing],
  })
  const text = changesText(changesBetween(data, ...data.columns))
  expect(text.split('\n').slice(4)).toEqual([
    'A view that was fresh no longer is (2)',
    '  empty-update-sends-post | empty-update-sends-post | holds → does not hold',
    '  fresh/update/proxy/immediately | fresh/update/proxy/immediately | fresh → has no effect',
    '    What to do: Replace update() by update({}), which is an update in both versions.',
  ])
})

test('advice is for one direction: if a spec that it depends on changes in another one, it is not used', () => {
  const data = publishedOf(on, { 'empty-update-sends-post': [failing, held] })
  expect(changesText(changesBetween(data, ...data.columns))).not.toContain('What to do')
})
