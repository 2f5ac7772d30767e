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
const inWords = (groups: Mutant[][]) => groups.map((group) => group.map(({ id }) => id).join(' '))

test('mutants that no spec judges twice come together', () => {
  expect(inWords(groupsOf([mutant('a', ['one']), mutant('b', ['two', 'three'])], {}, 1))).toEqual(['a b'])
})

test('a spec is run with one mutant only, whether it is to catch it or to hold', () => {
  const judgedByOne = [
    mutant('a', ['one']),
    mutant('b', ['one']),
    mutant('c', ['two'], { rightlyHeld: { one: 'why' } }),
  ]
  expect(inWords(groupsOf(judgedByOne, {}, 1))).toEqual(['a', 'b', 'c'])
})

test('the apps have groups of their own, and so has each fault of the company API', () => {
  const apart = [
    mutant('a', ['one']),
    mutant('b', ['two'], { app: 'v5' }),
    mutant('c', ['three'], { file: 'company-api/handlers.ts' }),
    mutant('d', ['four'], { app: 'v5' }),
    mutant('e', ['five']),
  ]
  expect(inWords(groupsOf(apart, {}, 1))).toEqual(['a e', 'b d', 'c'])
})

test('what no spec can see is with nobody', () => {
  expect(inWords(groupsOf([mutant('a', []), mutant('b', ['one']), mutant('c', [])], {}, 1))).toEqual(['a', 'b', 'c'])
})

test('those whose specs are in one file come together', () => {
  const many = ['a', 'b', 'c', 'd'].map((id) =>
    mutant(
      id,
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${id}${n}`),
    ),
  )
  const list = { a1: 'later.spec.ts', b1: 'first.spec.ts', c1: 'later.spec.ts', d1: 'first.spec.ts' }
  expect(inWords(groupsOf(many, list, 1))).toEqual(['b d', 'a c'])
})

test('there are as many groups as run at once, where there is enough for that', () => {
  const few = ['a', 'b', 'c', 'd', 'e'].map((id) => mutant(id, [`spec-${id}`]))
  expect(inWords(groupsOf(few, {}, 2))).toEqual(['a b c', 'd e'])
  expect(inWords(groupsOf(few, {}, 8))).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('a mutant with many specs is judged all the same', () => {
  const ids = Array.from({ length: 40 }, (_, n) => `spec-${n}`)
  expect(inWords(groupsOf([mutant('a', ids), mutant('b', ['one'])], {}, 1))).toEqual(['a', 'b'])
})
