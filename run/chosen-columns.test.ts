import { expect, test } from '@playwright/test'
import type { Published, PublishedColumn } from '../report/published'
import { subject } from '../report/sample-results'
import { chosenColumns } from './chosen-columns'

function column(
  nextAuth: string,
  next: string,
  { forced, node }: { forced?: string; node?: string } = {},
): PublishedColumn {
  const versions = { ...subject.versions, 'next-auth': nextAuth, next, ...(node && { node }) }
  return { app: nextAuth.startsWith('5') ? 'v5' : 'v4', versions, ...(forced && { forced }), date: '2026-01-01' }
}

const columns = [
  column('4.21.1', '13.5.11'),
  column('4.21.1', '16.4.6', { forced: 'because' }),
  column('4.24.15', '15.5.29'),
  column('4.24.15', '16.4.6'),
  column('4.24.15', '16.4.6', { node: 'v24.1.0' }),
  column('5.0.0-beta.25', '15.5.29'),
  column('5.0.0-beta.32', '16.4.6'),
]
const many: Published = { columns, specs: [] }
const namesOf = (...requests: Parameters<typeof chosenColumns>[1]) =>
  chosenColumns(many, requests).map(({ versions }) => `${versions['next-auth']} ${versions.next}`)

test('columns are chosen by versions and ranges, with the same next on both sides where there is one', () => {
  expect(namesOf({ nextAuth: '4.24.15' }, { nextAuth: '5.0.0-beta.32' })).toEqual([
    '4.24.15 16.4.6',
    '5.0.0-beta.32 16.4.6',
  ])
  expect(namesOf({ nextAuth: '4' }, { nextAuth: '5.0.0-beta.25' })).toEqual([
    '4.24.15 15.5.29',
    '5.0.0-beta.25 15.5.29',
  ])
  expect(namesOf({ nextAuth: '4.21' }, { nextAuth: '4.24' })).toEqual(['4.21.1 16.4.6', '4.24.15 16.4.6'])
  expect(namesOf({ app: 'v4', next: '15' }, { app: 'v4', next: '16' })).toEqual(['4.24.15 15.5.29', '4.24.15 16.4.6'])
})

test('both sides have the same Node, unless each side asks for one', () => {
  const nodesOf = (...requests: Parameters<typeof chosenColumns>[1]) =>
    chosenColumns(many, requests).map(({ versions }) => versions.node)
  expect(nodesOf({ nextAuth: '4.24.15' }, { nextAuth: '5.0.0-beta.32' })).toEqual(['v20.9.0', 'v20.9.0'])
  expect(nodesOf({ nextAuth: '4.24.15', node: '20' }, { nextAuth: '4.24.15', node: '24' })).toEqual([
    'v20.9.0',
    'v24.1.0',
  ])
  expect(() => nodesOf({ node: '18' }, { node: '20' })).toThrow('no column for Node 18')
})

test('a version that was not measured: the message names its neighbors, and how to measure it', () => {
  expect(() => namesOf({ nextAuth: '4.22.0' }, { nextAuth: '4.24.15' })).toThrow(
    [
      'The published matrix has no column for next-auth 4.22.0. The nearest: next-auth 4.21.1, next 13.5.11, react 19.3.1, Node 20; next-auth 4.21.1, next 16.4.6, react 19.3.1, Node 20; next-auth 4.24.15, next 15.5.29, react 19.3.1, Node 20; next-auth 4.24.15, next 16.4.6, react 19.3.1, Node 20; next-auth 4.24.15, next 16.4.6, react 19.3.1, Node 24.',
      'To measure it: npm run gate -- --next-auth 4.22.0',
    ].join('\n'),
  )
})
