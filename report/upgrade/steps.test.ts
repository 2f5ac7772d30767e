import { expect, test } from '@playwright/test'
import { columnOf } from './sample-matrix'
import { stepsOf } from './steps'
import type { PublishedColumn } from '../published'

const namesOf = (columns: PublishedColumn[], kind: string) =>
  stepsOf({ columns, specs: [] })
    .filter((step) => step.kind === kind)
    .map(({ name, columns: pair, commands }) =>
      [name, ...(pair ? pair.map(({ versions }) => versions.next) : commands)].join(' | '),
    )

test('to NextAuth 5: the newest of both, on the newest next that both have', () => {
  const columns = [
    columnOf('4.24.11', '16.4.6'),
    columnOf('4.24.15', '14.2.35'),
    columnOf('4.24.15', '15.5.29'),
    columnOf('5.0.0-beta.25', '15.5.29'),
    columnOf('5.0.0-beta.32', '15.5.29'),
    columnOf('5.0.0-beta.32', '16.4.6'),
  ]
  expect(namesOf(columns, 'major')).toEqual(['4.24.15 → 5.0.0-beta.32 | 15.5.29 | 15.5.29'])
  expect(namesOf([], 'major')).toEqual([
    'NextAuth 4 → NextAuth 5 | npm run matrix -- --app v4 --publish | npm run matrix -- --app v5 --publish',
  ])
})

test('betas: neighbors, also on another next, and what is not measured, with the command that measures it', () => {
  const columns = [
    columnOf('5.0.0-beta.4', '14.2.35'),
    columnOf('5.0.0-beta.15', '14.2.35'),
    columnOf('5.0.0-beta.25', '15.5.29'),
    columnOf('5.0.0-beta.31'),
    columnOf('5.0.0-beta.33'),
  ]
  expect(namesOf(columns, 'beta')).toEqual([
    '5.0.0-beta.4 → 5.0.0-beta.15 | 14.2.35 | 14.2.35',
    '5.0.0-beta.15 → 5.0.0-beta.20 | npm run matrix -- --app v5 --next-auth 5.0.0-beta.20 --publish',
    '5.0.0-beta.20 → 5.0.0-beta.25 | npm run matrix -- --app v5 --next-auth 5.0.0-beta.20 --publish',
    '5.0.0-beta.25 → 5.0.0-beta.31 | 15.5.29 | 16.4.6',
    '5.0.0-beta.31 → 5.0.0-beta.32 | npm run matrix -- --app v5 --next-auth 5.0.0-beta.32 --publish',
    '5.0.0-beta.32 → 5.0.0-beta.33 | npm run matrix -- --app v5 --next-auth 5.0.0-beta.32 --publish',
  ])
})

test('minor versions of next-auth 4: the newest patches on the same next; older patches lead to the newest one', () => {
  const columns = [
    columnOf('4.23.2', '13.5.11'),
    columnOf('4.24.5', '14.2.35'),
    columnOf('4.24.15', '13.5.11'),
    columnOf('4.24.15', '14.2.35'),
  ]
  expect(namesOf(columns, 'minor').at(-1)).toBe('4.23.2 → 4.24.15 | 13.5.11 | 13.5.11')
  expect(namesOf(columns, 'patch')).toEqual(['4.24.5 → 4.24.15 | 14.2.35 | 14.2.35'])
  expect(namesOf(columns, 'next').slice(0, 2)).toEqual([
    'Next.js 13 → 14 | 13.5.11 | 14.2.35',
    'Next.js 14 → 15 | npm run matrix -- --next-auth 4.24.15 --next 15 --publish',
  ])
})

test('another Node is a step of its own, and no other step; forced columns are no step', () => {
  const columns = [
    columnOf('4.24.15', '15.5.29'),
    columnOf('4.24.15'),
    columnOf('4.24.15', '16.4.6', 'v24.1.0'),
    { ...columnOf('4.21.1'), forced: 'it shows what comes from next' },
  ]
  expect(namesOf(columns, 'node')).toEqual(['Node.js 20 → 24 | 16.4.6 | 16.4.6'])
  expect(namesOf(columns, 'next').at(-1)).toBe('Next.js 15 → 16 | 15.5.29 | 16.4.6')
  expect(namesOf(columns, 'patch')).toEqual([])
})
