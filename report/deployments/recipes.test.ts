import { expect, test } from '@playwright/test'
import { deploymentGroups, isAmong } from '../../schema/spec'
import { bookHtml } from '../book/index'
import { documentedSpecs as specs } from '../documented-specs'
import { aRun, aSpec } from '../sample-results'
import { recipes } from './recipes'

const steps = recipes.flatMap((recipe) => recipe.steps)
const named = [
  ...recipes.flatMap(({ shownBy }) => shownBy),
  ...steps.flatMap((one) => [...one.provenBy, ...one.otherwise]),
]

test('every deployment has a recipe', () => {
  expect(recipes.map(({ deployment }) => deployment).sort()).toEqual(Object.keys(deploymentGroups).sort())
})

test('every spec that a recipe names exists', () => {
  expect(named.filter((pattern) => !specs.some(({ id }) => isAmong([pattern], id)))).toEqual([])
})

test('every hazard of a deployment is in its recipe, as what happens otherwise', () => {
  const groups = Object.keys(deploymentGroups).map((group) => `${group}/*`)
  const hazards = specs.filter(({ id, title }) => isAmong(groups, id) && title.startsWith('Hazard:'))
  expect(hazards.length).toBeGreaterThan(5)
  const otherwise = steps.flatMap((one) => one.otherwise)
  expect(hazards.filter(({ id }) => !isAmong(otherwise, id)).map(({ id }) => id)).toEqual([])
})

test('what a recipe says to do is proven in an app that runs like this', () => {
  const elsewhere = recipes.flatMap((recipe) =>
    recipe.steps.flatMap((step) => step.provenBy.filter((id) => !id.startsWith(`${recipe.deployment}/`))),
  )
  expect(elsewhere).toEqual([])
})

test('texts are sentences', () => {
  const texts = [...recipes.map(({ differs }) => differs), ...steps.map(({ does }) => does)]
  expect(texts.filter((text) => !/^[\p{Lu}`]/u.test(text) || !text.endsWith('.') || /;/.test(text))).toEqual([])
})

test('the chapter has what to do and what happens otherwise, for the deployments of the run', () => {
  const html = bookHtml(
    aRun([
      aSpec('base-path/sign-in-page/full'),
      aSpec('base-path/sign-in-page/route', { title: 'The sign-in page leads out of the app' }),
    ]),
  )
  const text = /id="_deployment-base-path".*?<\/section>/.exec(html)?.[0] ?? ''
  expect(text).toContain('Name a sign-in page of your own with the base path')
  expect(text).toContain('The sign-in page leads out of the app')
  expect(html).not.toContain('id="_deployment-https"')
  expect(bookHtml(aRun([aSpec('a')]))).not.toContain('As it is deployed')
})
