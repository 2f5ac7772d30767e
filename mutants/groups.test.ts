import { expect, test } from '@playwright/test'
import { none } from '.'
import { groupsOf } from './groups'
import type { Mutant } from './mutant'

const mutant = (id: string, caughtBy: string[], more: Partial<Mutant> = {}): Mutant => ({
  ...none,
  id,
  file: 'next-auth/react/index.js',
  caughtBy,
  ...more,
})
const idsOf = (groups: Mutant[][]) => groups.map((group) => group.map(({ id }) => id).join(' '))

test('mutants without a common spec are in one group', () => {
  expect(idsOf(groupsOf([mutant('a', ['one']), mutant('b', ['two', 'three'])], {}, 1))).toEqual(['a b'])
})

test('a spec runs with only one mutant, whether it must catch the mutant or hold', () => {
  const judgedByOne = [
    mutant('a', ['one']),
    mutant('b', ['one']),
    mutant('c', ['two'], { rightlyHeld: { one: 'why' } }),
  ]
  expect(idsOf(groupsOf(judgedByOne, {}, 1))).toEqual(['a', 'b', 'c'])
})

test('each app has its own groups, and each mutant of the company API has its own group', () => {
  const separate = [
    mutant('a', ['one']),
    mutant('b', ['two'], { app: 'v5' }),
    mutant('c', ['three'], { file: 'company-api/handlers.ts' }),
    mutant('d', ['four'], { app: 'v5' }),
    mutant('e', ['five']),
  ]
  expect(idsOf(groupsOf(separate, {}, 1))).toEqual(['a e', 'b d', 'c'])
})

test('a mutant that no spec has to catch is alone', () => {
  expect(idsOf(groupsOf([mutant('a', []), mutant('b', ['one']), mutant('c', [])], {}, 1))).toEqual(['a', 'b', 'c'])
})

test('mutants whose specs follow one another are in one group', () => {
  const many = ['a', 'b', 'c', 'd'].map((id) =>
    mutant(
      id,
      Array.from({ length: 40 }, (_, n) => `${id}${n + 1}`),
    ),
  )
  const list = { b1: 'first.spec.ts', d1: 'first.spec.ts', a1: 'later.spec.ts', c1: 'later.spec.ts' }
  expect(idsOf(groupsOf(many, list, 1))).toEqual(['b d', 'a c'])
})

test('with enough mutants, there are as many groups as jobs', () => {
  const few = ['a', 'b', 'c', 'd', 'e'].map((id) => mutant(id, [`spec-${id}`]))
  expect(idsOf(groupsOf(few, {}, 2))).toEqual(['a b c', 'd e'])
  expect(idsOf(groupsOf(few, {}, 8))).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('mutants that need a server of their own are not in one group where it would start again and again', () => {
  const atStart = { file: 'next-auth/next/middleware.js' }
  const interleaved = [
    mutant('a', ['one', 'three', 'five', 'seven', 'nine', 'eleven'], atStart),
    mutant('b', ['two', 'four', 'six', 'eight', 'ten'], atStart),
    mutant('c', ['twelve', 'thirteen'], atStart),
    mutant('d', ['fourteen']),
  ]
  const order = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen'
  const list = Object.fromEntries(order.split(' ').map((id) => [id, 'one.spec.ts']))
  expect(idsOf(groupsOf(interleaved, list, 1))).toEqual(['a c', 'b', 'd'])
})

test('a mutant with more specs than the maximum of a group has its own group', () => {
  const ids = Array.from({ length: 100 }, (_, n) => `spec-${n}`)
  expect(idsOf(groupsOf([mutant('a', ids), mutant('b', ['one'])], {}, 1))).toEqual(['a', 'b'])
})
