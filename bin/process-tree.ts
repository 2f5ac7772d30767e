import { readdirSync, readFileSync } from 'node:fs'

/** A process of this process's tree, at one point in time. */
interface ProcessSample {
  pid: number
  command: string
  /** The processor time that it has used so far, in ms. */
  cpuMs: number
}

/** The processes of a tree. Linux only: empty where there is no /proc. */
function processTree(root = process.pid): ProcessSample[] {
  const samples = new Map<number, ProcessSample & { parent: number }>()
  for (const pid of pids()) {
    const stat = readIfExists(`/proc/${pid}/stat`)
    // The command's name is in parentheses and may contain anything; the fields come after it
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
    const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number)
    if (parent === undefined || user === undefined || system === undefined || Number.isNaN(parent)) continue
    const command = (readIfExists(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ')
    samples.set(pid, { pid, command, parent, cpuMs: (user + system) * msPerTick })
  }
  const isInTree = (pid: number | undefined): boolean =>
    pid === root || (pid !== undefined && isInTree(samples.get(pid)?.parent))
  return [...samples.values()].filter(({ pid }) => isInTree(pid))
}

/** Linux counts processor time in hundredths of a second. */
const msPerTick = 10

function pids(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return []
  }
}

/** The memory of a process in bytes, as PSS: memory that processes share is divided among them. 0 where there is no /proc. */
const memoryOf = ({ pid }: ProcessSample): number =>
  Number(/^Pss:\s+(\d+)/m.exec(readIfExists(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0) * 1024

/** Sums of a number of each process, by kind of process. */
function sumByKind(processes: Iterable<ProcessSample>, of: (one: ProcessSample) => number): Map<string, number> {
  const sums = new Map<string, number>()
  for (const one of processes) sums.set(kindOf(one), (sums.get(kindOf(one)) ?? 0) + of(one))
  return sums
}

/** The kinds of processes of a run, each with what its command line contains. The first that matches counts. */
const kinds: [string, RegExp][] = [
  ['renderers', /--type=renderer/],
  ['network service', /--utility-sub-type=network/],
  ['GPU process', /--type=gpu-process/],
  ['other browser processes', /--type=|chrome_crashpad/],
  ['browsers', /--remote-debugging-p|--headless/],
  ['Playwright’s workers', /workerProcessEntry/],
  ['Playwright’s main process', /playwright.*cli\.js/],
  ['builds', /next-build|jest-worker/],
  ['Next servers', /next-server|next\/dist\/bin/],
  ['the gate itself', /run\.mjs/],
]

const kindOf = ({ command }: ProcessSample): string =>
  kinds.find(([, pattern]) => pattern.test(command))?.[0] ?? 'others'

/** Follows a process tree while work is done, in samples: what a process does after its last sample is not counted. */
export class ProcessWatch {
  private readonly last = new Map<number, ProcessSample>()
  private peak = new Map<string, number>()

  /** @param interval between samples, in ms */
  constructor(private readonly interval: number) {}

  async during<T>(work: () => Promise<T>): Promise<T> {
    const sample = () => {
      const tree = processTree()
      const memory = sumByKind(tree, memoryOf)
      if (totalOf(memory) > totalOf(this.peak)) this.peak = memory
      for (const one of tree) this.last.set(one.pid, one)
    }
    const timer = setInterval(sample, this.interval)
    return work().finally(() => {
      clearInterval(timer)
      sample()
    })
  }

  /** The processor time of each kind of process, in ms. Empty where there is no /proc. */
  cpuByKind(): Map<string, number> {
    return sumByKind(this.last.values(), ({ cpuMs }) => cpuMs)
  }

  /** The memory of each kind of process in bytes, when that of all was largest. Empty where there is no /proc. */
  memoryByKind(): Map<string, number> {
    return this.peak
  }
}

/** The sum over all kinds of process. */
export const totalOf = (sums: Map<string, number>) => [...sums.values()].reduce((sum, one) => sum + one, 0)

/** undefined: the process has exited in the meantime. */
function readIfExists(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
