import type { SpecList } from '../report/schema'
import { appOfMutant, type Mutant } from './mutant'

/** The specs that a mutant is judged by, once what it names by `*` is written out. */
export const specsOf = ({ caughtBy, rightlyHeld = {} }: Mutant) => [...caughtBy, ...Object.keys(rightlyHeld)]

/** How many specs a group has at most: the rows of the kill matrix come when its run has ended. */
const largest = 16

/**
 * Puts together mutants that one run can judge: they are in the same app, and no spec judges two of them, so that each spec
 * is run with one. What they save is the start of a runner, of a worker and of a browser for each.
 *
 * The company API is left out: its worker chooses its code when it loads it, once.
 *
 * @param list says where the specs are: those of one file come together, as each file has to be loaded
 * @param jobs how many groups run at once: there are as many, where there is enough for that
 * @returns every mutant, once; those that cannot be with others are alone
 */
export function groupsOf(mutants: Mutant[], list: SpecList, jobs: number): Mutant[][] {
  const groups: Mutant[][] = []
  const size = Math.min(largest, Math.ceil(mutants.flatMap(specsOf).length / jobs))
  const fileOf = (mutant: Mutant) => list[specsOf(mutant)[0] ?? ''] ?? ''
  for (const mutant of [...mutants].sort((a, b) => fileOf(a).localeCompare(fileOf(b)))) {
    const fits = (group: Mutant[]) => {
      const taken = new Set(group.flatMap(specsOf))
      const own = specsOf(mutant)
      return (
        group.every((other) => !isAlone(other) && appOfMutant(other) === appOfMutant(mutant)) &&
        taken.size + own.length <= size &&
        own.every((id) => !taken.has(id))
      )
    }
    const group = isAlone(mutant) ? undefined : groups.find(fits)
    if (group) group.push(mutant)
    else groups.push([mutant])
  }
  return groups
}

/** No other mutant can be judged by its run. */
const isAlone = (mutant: Mutant) => mutant.file.startsWith('company-api/') || specsOf(mutant).length === 0
