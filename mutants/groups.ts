import type { SpecList } from '../schema/process'
import { appOfMutant, isChosenAtStart, type Mutant } from './mutant'

/** The specs that judge a mutant, after names with `*` have been expanded. */
export const specsOf = ({ caughtBy, rightlyHeld = {} }: Mutant) => [...caughtBy, ...Object.keys(rightlyHeld)]

/** The maximum number of specs in a group: the rows of the kill matrix appear only when the run of the group has finished. */
const maxSpecs = 80

/** What the start of a group costs: a runner, a worker and a browser take as much CPU as this many starts of the app's server. */
const costOfGroup = 3

/**
 * Groups mutants that one run can judge: they are in the same app, and no spec judges two of them, so that each spec
 * runs with one mutant. A group saves the start of a runner, a worker and a browser for each mutant, and the start of a server, too,
 * unless its mutants are chosen at the start of the server: then, the server starts again wherever the next spec has another mutant,
 * so mutants are grouped whose specs follow one another.
 *
 * Mutants of the company API are not grouped: its worker selects its code once, when it loads it.
 *
 * @param list all specs, in the order in which they run
 * @param jobs how many groups run at the same time: where there are enough mutants, there are at least as many groups
 * @returns every mutant exactly once; a mutant that cannot share a run is alone in its group
 */
export function groupsOf(mutants: Mutant[], list: SpecList, jobs: number): Mutant[][] {
  const groups: Mutant[][] = []
  const size = Math.min(maxSpecs, Math.ceil(mutants.flatMap(specsOf).length / jobs))
  const order = new Map(Object.keys(list).map((id, index) => [id, index]))
  const positionOf = (id: string) => order.get(id) ?? order.size
  const firstPosition = (mutant: Mutant) => Math.min(order.size, ...specsOf(mutant).map(positionOf))
  for (const mutant of [...mutants].sort((a, b) => firstPosition(a) - firstPosition(b))) {
    const fits = (group: Mutant[]) => {
      const specs = [...group, mutant].flatMap(specsOf)
      return group.every((other) => canShareRun(mutant, other)) && specs.length <= size && !hasDoubles(specs)
    }
    const startsMore = (group: Mutant[]) =>
      serverStarts([...group, mutant], positionOf) - serverStarts(group, positionOf)
    const [best] = groups
      .filter(fits)
      .map((group) => ({ group, cost: startsMore(group) }))
      .sort((a, b) => a.cost - b.cost)
    if (best && best.cost <= 1 + costOfGroup) best.group.push(mutant)
    else groups.push([mutant])
  }
  return groups
}

const canShareRun = (one: Mutant, other: Mutant) =>
  !runsAlone(one) &&
  !runsAlone(other) &&
  appOfMutant(one) === appOfMutant(other) &&
  isChosenAtStart(one) === isChosenAtStart(other)

/** Whether a mutant cannot share its run with others. */
const runsAlone = (mutant: Mutant) => mutant.file.startsWith('company-api/') || specsOf(mutant).length === 0

const hasDoubles = (ids: string[]) => new Set(ids).size < ids.length

/** How many times a run of these mutants starts the app's server. */
function serverStarts(group: Mutant[], positionOf: (id: string) => number): number {
  const mutantsInOrder = group
    .filter(isChosenAtStart)
    .flatMap((mutant) => specsOf(mutant).map((id) => ({ mutant, position: positionOf(id) })))
    .sort((a, b) => a.position - b.position)
    .map(({ mutant }) => mutant)
  return mutantsInOrder.filter((mutant, index) => mutant !== mutantsInOrder[index - 1]).length
}
