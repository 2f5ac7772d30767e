import { median } from '../report/collect'
import { settings, type Bench } from '../report/schema'
import { gate } from './gate'
import { treeMemory } from './memory'

/** How often the memory is looked at, in ms. */
const sampling = 500

/**
 * `npm run bench`: runs the specs, behind each one its bare floor (the same navigations and requests by Playwright alone),
 * and prints the ratio of what they cost, and the memory of a plain run. Arguments are the gate's.
 */
export async function main(args: string[]): Promise<number> {
  console.log('A plain run, for the time and the memory:')
  const once = args.filter((arg) => !arg.startsWith('--repeat-each'))
  const plain = await withMemory(() => gate(once))
  if (!plain.outcome.results) return plain.outcome.exitCode
  console.log('\nEach spec, and behind it its bare floor:')
  const repeated = args.some((arg) => arg.startsWith('--repeat-each')) ? args : [...args, '--repeat-each=5']
  const { exitCode, results } = await gate(repeated, { [settings.bench]: '1' })
  if (!results) return exitCode

  const all: Bench[] = []
  console.log('\n   spec    floor   ratio')
  for (const { id, bench = [] } of results.specs) {
    all.push(...bench)
    console.log(`${row(bench)}  ${id}`)
  }
  console.log(
    `\n${row(all)}  the medians over all ${all.length} runs of ${results.specs.length} specs (goal: at most 1.25)`,
  )
  console.log(
    `${(plain.outcome.results.durationMs / 1000).toFixed(1)} s for the plain run of ${plain.outcome.results.specs.length} specs`,
  )
  if (plain.peak !== undefined)
    console.log(`${Math.round(plain.peak / 1024 ** 2)} MiB at most in the plain run (PSS summed over the process tree)`)
  return exitCode
}

function row(bench: Bench[]): string {
  const spec = median(bench.map(({ specMs }) => specMs))
  const floor = median(bench.map(({ floorMs }) => floorMs))
  return `${spec.toFixed(0).padStart(4)} ms  ${floor.toFixed(0).padStart(4)} ms   ${(spec / floor).toFixed(2)}`
}

async function withMemory<T>(work: () => Promise<T>): Promise<{ outcome: T; peak: number | undefined }> {
  let peak: number | undefined
  const timer = setInterval(() => {
    peak = Math.max(peak ?? 0, treeMemory() ?? 0) || undefined
  }, sampling)
  const outcome = await work().finally(() => clearInterval(timer))
  return { outcome, peak }
}
