import { costs, cures } from '../cures'
import { compareCells, tableCellOf, type Cure, type TableName } from '../tables'
import { causeOf, type Cause } from './causes'
import type { Moment, Verdict, View } from '../../schema/table'
import type { Results, SpecResult } from '../../schema/results'

/** What a cure costs: in words, and what the server answered for it in the spec that proves it. */
export interface CureCost {
  words: (typeof costs)[number]
  /** `GET /api/auth/session` */
  requests: string[]
}

/** Some moments at which a view is not fresh, for the same reason and with the same cure. */
export interface Finding {
  moments: { moment: Moment; verdict: Verdict; spec: string }[]
  /** undefined: no spec shows why. */
  cause: Cause | undefined
  /** null: no spec of the run proves one. undefined: the view is not stale, but without a session. */
  cure: Cure | null | undefined
  cost: CureCost | undefined
}

/** A view that is not fresh after a change. */
export interface Answer {
  table: TableName
  path: string
  view: View
  findings: Finding[]
}

/** What a run observed to be not fresh, by what changed the session and by view, in the order of the schema. */
export function answersOf({ specs }: Results): Answer[] {
  const byId = new Map(specs.map((spec) => [spec.id, spec]))
  const cells = specs.flatMap((spec) => {
    const found = tableCellOf(spec)
    return found ? [{ id: spec.id, ...found }] : []
  })
  const answers = new Map<string, Answer>()
  for (const { id, table, cell } of cells.toSorted(compareCells)) {
    const { path, view, moment, observed: verdict, cure } = cell
    if (verdict === null || verdict === 'fresh') continue
    const key = [table, path, view].join(' ')
    const answer = answers.get(key) ?? { table, path, view, findings: [] }
    answers.set(key, answer)
    const cause = causeOf({ table, path, view, moment, verdict })
    let finding = answer.findings.find((one) => one.cause === cause && one.cure?.spec === cure?.spec)
    if (!finding) {
      finding = { moments: [], cause, cure, cost: cure ? costOf(cure, byId.get(cure.spec)) : undefined }
      answer.findings.push(finding)
    }
    finding.moments.push({ moment, verdict, spec: id })
  }
  return [...answers.values()]
}

/** What the server answered between the update and the end of the spec. */
function costOf({ moment }: Cure, spec: SpecResult | undefined): CureCost | undefined {
  const words = cures[moment]?.cost
  if (!words) return undefined
  const timeline = spec?.timeline ?? []
  const landed = timeline.findIndex(({ kind }) => kind === 'landed')
  const end = timeline.findIndex(({ kind }, at) => at > landed && (kind === 'check' || kind === 'clock-before-stale'))
  const during = landed < 0 || end < 0 ? [] : timeline.slice(landed, end)
  return {
    words,
    requests: during
      .filter(({ lane, kind }) => lane === 'server' && kind === 'response')
      .map(({ text }) => text.replace(/\?\S*/, '?…').replace(/ → .*$/, '')),
  }
}
