import type { SpecList } from '../schema/process'
import { appOfMutant, type Mutant } from './mutant'

/** The specs that judge a mutant, after names with `*` have been expanded. */
export const specsOf = ({ caughtBy, rightlyHeld = {} }: Mutant) => [...caughtBy, ...Object.keys(rightlyHeld)]

/** The maximum number of specs in a group: the rows of the kill matrix appear only when the run of the group has finished. */
const maxSpecs = 40

/**
 * Groups mutants that one run can judge: they are in the same app, and no spec judges two of them, so that each spec
 * runs with one mutant. A group saves the start of a runner, a worker and a browser for each mutant.
 *
 * Mutants of the company API are not grouped: its worker selects its code once, when it loads it.
 *
 * @param list maps each spec to its file: mutants whose specs are in one file are grouped, because each file has to be loaded
 * @param jobs how many groups run at the same time: where there are enough mutants, there are at least as many groups
 * @returns every mutant exactly once; a mutant that cannot share a run is alone in its group
 */
export function groupsOf(mutants: Mutant[], list: SpecList, jobs: number): Mutant[][] {
  const groups: Mutant[][] = []
  const size = Math.min(maxSpecs, Math.ceil(mutants.flatMap(specsOf).length / jobs))
  const fileOf = (mutant: Mutant) => list[specsOf(mutant)[0] ?? ''] ?? ''
  for (const mutant of [...mutants].sort((a, b) => fileOf(a).localeCompare(fileOf(b)))) {
    const fits = (group: Mutant[]) => {
      const taken = new Set(group.flatMap(specsOf))
      const own = specsOf(mutant)
      return (
        group.every((other) => !runsAlone(other) && appOfMutant(other) === appOfMutant(mutant)) &&
        taken.size + own.length <= size &&
        own.every((id) => !taken.has(id))
      )
    }
    const group = runsAlone(mutant) ? undefined : groups.find(fits)
    if (group) group.push(mutant)
    else groups.push([mutant])
  }
  return groups
}

/** Whether a mutant cannot share its run with others. */
const runsAlone = (mutant: Mutant) => mutant.file.startsWith('company-api/') || specsOf(mutant).length === 0
