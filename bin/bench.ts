import { firstLine, median } from '../report/collect'
import { settings } from '../schema/process'
import type { Results, SpecResult } from '../schema/results'
import { gate } from './gate'
import { ProcessWatch, totalOf } from './process-tree'

/** How often processes are measured, in ms. */
const sampleInterval = 300

/**
 * `npm run bench`: runs each spec, followed by its floor (the same navigations and requests with bare Playwright), and
 * prints the ratio of their durations. It also prints how the time grows with the cells of the freshness table, and the
 * memory and the processor time of a plain run. It takes the gate's arguments.
 */
export async function main(args: string[]): Promise<number> {
  console.log('A plain run, to measure time and memory:')
  const withoutRepeats = args.filter((arg) => !arg.startsWith('--repeat-each'))
  const watch = new ProcessWatch(sampleInterval)
  const plain = await watch.during(() => gate(withoutRepeats))
  if (!plain.results) return plain.exitCode
  const growth = args.length === 0 ? await growthOf(plain.results) : []

  console.log('\nEach spec, followed by its floor (the same navigations and requests with bare Playwright):')
  const { exitCode, results } = await gate(['--isolated', ...args], { [settings.bench]: '1' })
  if (!results) return exitCode
  console.log('\n   spec    floor   ratio')
  const measured = results.specs.filter((spec) => costsOf(spec).length > 0)
  for (const [name, specs] of groupsOf(measured)) console.log(`${row(specs)}  ${name}`)
  const cells = measured.filter(({ cell }) => cell)
  if (cells.length > 0) console.log(`\n${row(cells)}  the medians of all ${cells.length} cells (goal: at most 1.25)`)
  console.log(`${row(measured)}  the medians of all ${measured.length} specs (goal: at most 1.25)`)
  const ratios = measured.flatMap(costsOf).map(({ specMs, floorMs }) => specMs / floorMs)
  console.log(`${median(ratios).toFixed(2).padStart(23)}  the median of the ratios of each spec to its own floor`)
  const withoutFloor = results.specs.flatMap(({ id, bench = [] }) =>
    bench.flatMap(({ why }) => (why === undefined ? [] : `  ${id}: ${firstLine(why)}`)),
  )
  if (withoutFloor.length > 0)
    console.log(
      [
        'Without a floor, because bare Playwright does not repeat what a spec does to a server, and the same steps then lead to a different page:',
        ...withoutFloor,
      ].join('\n'),
    )
  for (const line of growth) console.log(line)
  const { durationMs, specs } = plain.results
  console.log(`${(durationMs / 1000).toFixed(1)} s for the plain run of ${specs.length} specs`)
  const lines = [
    ...linesByKind('CPU of the plain run, for each spec', watch.cpuByKind(), 'ms', specs.length),
    ...linesByKind('Memory at the peak of the plain run', watch.memoryByKind(), 'MiB', 1024 ** 2),
  ]
  for (const line of lines) console.log(line)
  return exitCode
}

/** What a run needed, by kind of process, the most first: each of `sums` divided by `divisor`, in `unit`. */
function linesByKind(title: string, sums: Map<string, number>, unit: string, divisor: number): string[] {
  const line = (sum: number, name: string) => `${(sum / divisor).toFixed(0).padStart(7)} ${unit}  ${name}`
  const rows = [...sums].filter(([, sum]) => sum > 0).sort(([, a], [, b]) => b - a)
  if (rows.length === 0) return []
  return [
    `${title}, by kind of process:`,
    ...rows.map(([kind, sum]) => line(sum, kind)),
    line(totalOf(sums), 'in total'),
  ]
}

/** Groups specs by id, and the cells of the freshness table by moment. */
function groupsOf(specs: SpecResult[]): Map<string, SpecResult[]> {
  const groups = new Map<string, SpecResult[]>()
  for (const spec of specs) {
    const name = spec.cell ? `cells ${spec.cell.moment}` : spec.id
    groups.set(name, [...(groups.get(name) ?? []), spec])
  }
  return groups
}

/** Runs a quarter, half and all of the cells, spread over the table, and returns what each additional cell costs. */
async function growthOf({ specs }: Results): Promise<string[]> {
  const ids = specs.flatMap(({ id, cell }) => (cell ? [id] : []))
  const runs: { cells: number; ms: number }[] = []
  for (const step of [4, 2, 1]) {
    const { results } = await gate(ids.filter((_, index) => index % step === 0))
    if (!results) return []
    runs.push({ cells: results.specs.length, ms: results.durationMs })
  }
  return runs.map(({ cells, ms }, index) => {
    const before = runs[index - 1] ?? { cells: 0, ms: 0 }
    const each = (ms - before.ms) / (cells - before.cells)
    return `${(ms / 1000).toFixed(1)} s for ${cells} cells: ${each.toFixed(0)} ms of wall time per ${index === 0 ? 'cell' : 'additional cell'}`
  })
}

/** The durations of those runs of a spec that have a floor. */
const costsOf = ({ bench = [] }: SpecResult) =>
  bench.flatMap(({ specMs, floorMs }) => (floorMs === null ? [] : { specMs, floorMs }))

function row(specs: SpecResult[]): string {
  const costs = specs.flatMap(costsOf)
  const spec = median(costs.map(({ specMs }) => specMs))
  const floor = median(costs.map(({ floorMs }) => floorMs))
  return `${spec.toFixed(0).padStart(4)} ms  ${floor.toFixed(0).padStart(4)} ms   ${(spec / floor).toFixed(2)}`
}
