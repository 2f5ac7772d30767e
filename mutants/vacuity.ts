import type { Mutant } from './mutant'

/** Faults on which nearly everything must fail: a spec that holds all the same proves nothing, or says why. */
export const vacuity: Mutant[] = [
  {
    id: 'vacuity/table-turned-round',
    intent: 'the freshness table claims the opposite in every cell',
    loses: 'nothing: a cell that holds all the same could not fail',
    file: 'e2e/freshness/table.ts',
    // Nothing is patched: fixtures/turned-round.ts hears of it
    patch: [],
    caughtBy: ['fresh/*'],
  },
]
