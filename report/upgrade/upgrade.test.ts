import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readPublished, type Outcome, type Published } from '../published'
import { advice } from './advice'
import { rewrites } from './by-hand'
import { upgradeDocument } from './document'
import { guideOf } from './guide'
import { isNamedBy, matches } from './groups'
import { questions } from './questions'
import { failing, held, missing, shows } from './sample-matrix'

const docs = join(__dirname, '..', '..', 'docs')
const published = readPublished(join(docs, 'matrix.json'))
const specification = readFileSync(join(docs, 'SPEC.md'), 'utf8').replaceAll('\r\n', '\n')
const ids = published.specs.map(({ id }) => id)
const guide = guideOf(published)
/** The specs about sessions from before the upgrade are newer than some published matrices. */
const isPublished = (id: string) => !id.startsWith('v4-') || ids.some((one) => one.startsWith('v4-'))
const document = upgradeDocument(published, specification)

test('docs/UPGRADE.md is what the published matrix gives (npm run spec -- --upgrade writes it)', () => {
  const committed = readFileSync(join(docs, 'UPGRADE.md'), 'utf8').replaceAll('\r\n', '\n')
  expect(committed === document).toBe(true)
})

test('each change of a step is in exactly one group, and few have no advice', () => {
  for (const { step, changes, groups } of guide) {
    const grouped = groups.flatMap((group) => group.changes.map(({ id }) => id))
    expect(grouped.toSorted(), step.id).toEqual((changes?.changes.map(({ id }) => id) ?? []).toSorted())
    const wrong = groups.flatMap((group) => group.changes.filter((one) => group.advice && !matches(group.advice, one)))
    expect(wrong.map(({ id }) => id)).toEqual([])
  }
  const other = guide.flatMap(({ groups }) => groups.filter((group) => !group.advice).flatMap((group) => group.changes))
  const all = guide.flatMap(({ changes }) => changes?.changes ?? [])
  expect(other.length, `without advice: ${other.map(({ id }) => id).join(', ')}`).toBeLessThan(all.length / 10)
})

test('all advice is used, and what it names exists and shows what it says', () => {
  const used = new Set(guide.flatMap(({ groups }) => groups.map((group) => group.advice)))
  const needed = advice.filter(({ provenBy: [first = ''] = [] }) => isPublished(first))
  // Advice for a step that was not measured waits for it
  const isMeasured = guide.every(({ changes }) => changes)
  expect(needed.filter((one) => isMeasured && !used.has(one)).map(({ id }) => id)).toEqual([])
  for (const { when = {}, specs = [], provenBy = [] } of needed)
    for (const name of [...Object.keys(when), ...specs, ...provenBy])
      expect(
        ids.some((id) => isNamedBy(name, id)),
        name,
      ).toBe(true)
  for (const { groups } of guide)
    for (const group of groups)
      expect(
        group.proof.map(({ id }) => id),
        group.advice?.id,
      ).toEqual(group.advice?.provenBy ?? [])
  expect(advice.filter((one) => one.specs && !one.when)).toEqual([])
})

test('what the questions and the list that is kept by hand name exists', () => {
  const named = [
    ...questions.flatMap(({ points }) => points.map(({ spec }) => spec)),
    ...rewrites.flatMap((one) => one.specs ?? []),
  ]
  expect(named.filter((id) => isPublished(id) && !ids.includes(id))).toEqual([])
})

test('texts are sentences, and anchors are unique', () => {
  expect(
    advice.map(({ text }) => text).filter((text) => !/^[A-Z]/.test(text) || !text.endsWith('.') || /;/.test(text)),
  ).toEqual([])
  const anchors = [...document.matchAll(/<a id="([^"]*)"/g)].map(([, id]) => id)
  expect(new Set(anchors).size).toBe(anchors.length)
  expect(new Set(advice.map(({ id }) => id)).size).toBe(advice.length)
})

test('links lead to headings of docs/SPEC.md, to files and to anchors that exist', () => {
  const links = [...new Set([...document.matchAll(/\]\(([^)<]*)\)/g)].map(([, link = '']) => link))]
  const headings = new Set(
    [...specification.matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
      text
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    ),
  )
  const broken = links.filter((link) => {
    const [file = '', anchor = ''] = link.split('#')
    if (link.startsWith('https:')) return false
    if (file === '') return !document.includes(`<a id="${anchor}"></a>`)
    return anchor ? !headings.has(anchor) : !existsSync(join(docs, file))
  })
  expect(broken).toEqual([])
  expect(links.length).toBeGreaterThan(20)
})

/** The matrix with another outcome of a spec in the newer column of the step to NextAuth 5. */
function turned(id: string, outcome: Outcome): Published {
  const column = published.columns.indexOf(guide.find(({ step }) => step.kind === 'major')!.changes!.to)
  const specs = published.specs.map((spec) =>
    spec.id === id
      ? { ...spec, outcomes: spec.outcomes.map((old, index) => (index === column ? outcome : old)) }
      : spec,
  )
  return { ...published, specs }
}

const opposite = (id: string): Outcome => {
  const column = published.columns.indexOf(guide.find(({ step }) => step.kind === 'major')!.changes!.to)
  const now = published.specs.find((spec) => spec.id === id)?.outcomes[column]
  if (now?.verdict) return shows(now.verdict === 'fresh' ? 'stale' : 'fresh')
  return now?.status === 'held' ? failing : id.startsWith('fresh/') ? shows('fresh') : held
}

test('each point of an answer, and each short answer, follows from the outcomes', () => {
  const answersIn = (data: Published) => guideOf(data).flatMap(({ answers }) => answers)
  for (const { question, short, points } of answersIn(published)) {
    const others = points.map(({ id: spec }) => {
      const other = answersIn(turned(spec, opposite(spec))).find((one) => one.question === question)
      expect(other?.points, spec).not.toEqual(points)
      return other?.short
    })
    expect(
      others.some((other) => other !== short),
      question.id,
    ).toBe(true)
  }
})

test('a verdict of the matrix that is turned round makes the guide differ', () => {
  for (const id of [
    'fresh/update-data/proxy/immediately',
    'empty-update-sends-post',
    'oidc-user-id-is-new-each-time',
    'token-of-another-secret-is-rejected',
  ])
    expect(upgradeDocument(turned(id, opposite(id)), specification) === document, id).toBe(false)
})

test('specs about sessions from before the upgrade answer whether users stay signed in', () => {
  const shownBy = (newer: string[]) => {
    const outcomes = published.columns.map(({ app }) => (app === 'v5' ? held : missing('upgrade from NextAuth 4')))
    const added = newer.map((id) => ({ id, title: `The title of ${id}`, outcomes }))
    const others = published.specs.filter((spec) => !spec.id.startsWith('v4-'))
    // Without links to the specs that the document has by now
    return upgradeDocument({ ...published, specs: [...others, ...added] }, '')
  }
  expect(shownBy([])).toContain('No spec yet upgrades an app that has users with sessions.')
  expect(shownBy(['v4-session-is-ignored'])).toContain(
    'Yes, once: NextAuth 5 ignores the session cookie of NextAuth 4.',
  )
  const all = shownBy(['v4-session-is-ignored', 'v4-bridge-signs-in-first-page'])
  expect(all).toContain('Yes, once, unless you keep them signed in')
  expect(all).toContain('- A session cookie of NextAuth 4 does not sign the user in. (`v4-session-is-ignored`)')
  expect(all).toContain('- The title of v4-bridge-signs-in-first-page (`v4-bridge-signs-in-first-page`)')
  expect(all).toContain('#### Sessions from before the upgrade')
})
