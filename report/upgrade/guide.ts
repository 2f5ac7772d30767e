import { changesBetween, kindsInOrder, resultOf, type Change, type ChangeKind, type Changes } from '../changes'
import type { Published } from '../published'
import type { Advice } from './advice'
import { groupsOf, type Group } from './groups'
import { questions, sentenceOf, type Pair, type Question } from './questions'
import { stepsOf, type Step } from './steps'

/** A spec that is named as evidence. */
export interface Evidence {
  id: string
  title: string
}

/** A group with what it needs to be shown. */
export interface GuideGroup extends Group {
  /** The sentences that held only in the old version, and only in the new one. Of the specs that the advice depends on. */
  before: Evidence[]
  after: Evidence[]
  /** The specs that show that the advice works. */
  proof: Evidence[]
  /** The changes that are neither in `before` nor in `after`. */
  rest: Change[]
}

export interface Answer {
  question: Question
  /** In a few words. */
  short: string
  /** What to do, if the step has this advice. */
  advice?: Advice
  points: (Evidence & { sentence: string; pair: Pair })[]
  /** See {@link Question.also}. */
  also: (Evidence & { pair: Pair })[]
}

/** A step with what changes. */
export interface GuideStep {
  step: Step
  /** Absent: it was not measured. */
  changes?: Changes
  groups: GuideGroup[]
  /** Only of the step to NextAuth 5. */
  answers: Answer[]
}

/** What the upgrade guide says, from the published matrix. */
export function guideOf(published: Published): GuideStep[] {
  return stepsOf(published).map((step): GuideStep => {
    if (!step.columns) return { step, groups: [], answers: [] }
    const changes = changesBetween(published, ...step.columns)
    const titles = new Map(published.specs.map(({ id, title }) => [id, title]))
    const pairs = pairsOf(published, step.columns)
    const groups = groupsOf(changes).map((group) => withSentences(group, titles, pairs))
    const advice = groups.flatMap((group) => group.advice ?? [])
    return {
      step,
      changes,
      groups,
      answers:
        step.kind === 'major'
          ? questions.map((question) => ({
              ...answerOf(question, titles, pairs, nextAuthOf(step)),
              advice: advice.find(({ id }) => id === question.advice),
            }))
          : [],
    }
  })
}

/** How many changes a step has, by kind, as the groups show them. */
export const countsOf = ({ groups }: GuideStep): { kind: ChangeKind; count: number }[] =>
  kindsInOrder.flatMap((kind) => {
    const count = groups.filter((one) => one.kind === kind).reduce((sum, { changes }) => sum + changes.length, 0)
    return count > 0 ? [{ kind, count }] : []
  })

function pairsOf({ columns, specs }: Published, [from, to]: NonNullable<Step['columns']>): Map<string, Pair> {
  const [before, after] = [columns.indexOf(from), columns.indexOf(to)]
  return new Map(
    specs.flatMap(({ id, outcomes }): [string, Pair][] => {
      const [old, now] = [outcomes[before], outcomes[after]]
      return old && now ? [[id, [resultOf(id, old), resultOf(id, now)]]] : []
    }),
  )
}

function withSentences(group: Group, titles: Map<string, string>, pairs: Map<string, Pair>): GuideGroup {
  const named = Object.keys(group.advice?.when ?? {}).flatMap((id) => {
    const pair = pairs.get(id)
    return pair ? [{ id, title: titles.get(id) ?? id, pair }] : []
  })
  const proof = (group.advice?.provenBy ?? []).filter((id) => ['holds', 'fresh'].includes(pairs.get(id)?.[1] ?? ''))
  const before = named.filter(({ pair: [old, now] }) => old === 'holds' && now !== 'holds')
  const after = named.filter(({ pair: [old, now] }) => old !== 'holds' && now === 'holds')
  const shown = new Set([...before, ...after].map(({ id }) => id))
  return {
    ...group,
    before,
    after,
    rest: group.changes.filter(({ id }) => !shown.has(id)),
    proof: proof.map((id) => ({ id, title: titles.get(id) ?? id })),
  }
}

/** `next-auth 4.24.15` of the old side. */
const nextAuthOf = ({ columns }: Step) => `next-auth ${columns?.[0].versions['next-auth'] ?? ''}`

function answerOf(
  question: Question,
  titles: Map<string, string>,
  pairs: Map<string, Pair>,
  oldVersion: string,
): Answer {
  const { also } = question
  return {
    question,
    short: question.answer((id) => pairs.get(id)) ?? 'Not measured yet.',
    points: question.points.flatMap((point) => {
      const pair = pairs.get(point.spec)
      return pair
        ? [{ id: point.spec, title: titles.get(point.spec) ?? '', sentence: sentenceOf(point, pair, oldVersion), pair }]
        : []
    }),
    also: also
      ? [...pairs]
          .filter(([id]) => id.startsWith(also.prefix))
          .map(([id, pair]) => ({ id, title: titles.get(id) ?? id, pair }))
      : [],
  }
}
