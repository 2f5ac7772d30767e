import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { isAmong } from '../../schema/spec'
import { bookHtml } from '../book/index'
import { documentedSpecs as specs, specDocument } from '../documented-specs'
import { aRun, aSpec } from '../sample-results'
import { requirements } from './asvs'
import { hazards } from './hazards'

const root = join(__dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Those of the chapter about hazards. */
const ofChapter = /^### Hazards and what prevents them$[\s\S]*?^### /m.exec(specDocument)?.[0] ?? ''

test('every hazard of the chapter about hazards has an entry, which names who can do it and what is lost', () => {
  const shown = specs.filter(({ title, id }) => title.startsWith('Hazard:') && ofChapter.includes(`\`${id}\``))
  expect(shown.length).toBeGreaterThan(10)
  const named = hazards.flatMap((one) => one.specs)
  expect(shown.filter(({ id }) => !isAmong(named, id)).map(({ id }) => id)).toEqual([])
})

test('every spec that an entry or a requirement names exists', () => {
  const named = [
    ...hazards.flatMap((one) => [...one.specs, ...one.preventedBy]),
    ...requirements.flatMap((one) => one.specs),
  ]
  expect(named.filter((pattern) => !specs.some(({ id }) => isAmong([pattern], id)))).toEqual([])
})

test('the lines of a defense are in the app, word for word', () => {
  const lines = hazards.flatMap((one) => one.lines ?? [])
  const missing = lines.filter(({ file, text }) => {
    const code = read(`app-under-test/${file}`).replaceAll(/^ +/gm, '')
    return !code.includes(text)
  })
  expect(missing).toEqual([])
})

test('texts are sentences, and ids and requirements occur once', () => {
  const texts = [
    ...hazards.flatMap((one) => [one.happens, one.loses, one.defense]),
    ...requirements.map(({ asks }) => asks),
  ]
  expect(texts.filter((text) => !/^\p{Lu}/u.test(text) || !text.endsWith('.') || /;/.test(text))).toEqual([])
  for (const ids of [hazards.map(({ id }) => id), requirements.map(({ id }) => id)])
    expect(new Set(ids).size).toBe(ids.length)
})

test('the chapter says what a hazard is, and a requirement is met only if all its specs held', () => {
  const hazard = aSpec('late-read/undoes-update', {
    title: 'Hazard: a late read undoes an update',
    needs: ['update()'],
  })
  const defense = aSpec('copied-update/hardened', { status: 'differs' })
  const html = bookHtml(
    aRun([hazard, defense, aSpec('secret-in-token/picked'), aSpec('late-read/hardened-keeps-update')]),
  )
  expect(html).toContain('id="_hazard-late-read"')
  expect(html).toContain('versions with update()')
  expect(html).not.toContain('id="_hazard-copied-update"')
  const textOf = (id: string) => new RegExp(`id="_asvs-${id}".*?</li>`).exec(html)?.[0] ?? ''
  expect(textOf('15.3.3')).toContain('<small>differs</small>')
  expect(textOf('16.2.5')).toContain('<small>shown by 1 spec</small>')
  expect(textOf('9.1.1')).toContain('<small>not run</small>')
  expect(bookHtml(aRun([aSpec('a')]))).not.toContain('Before you copy the article')
})
