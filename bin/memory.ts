import { readdirSync, readFileSync } from 'node:fs'

/**
 * The memory of this process and all its descendants, summed as PSS: what they share is counted once. Linux only.
 *
 * @returns bytes; undefined where there is no /proc
 */
export function treeMemory(root = process.pid): number | undefined {
  const parents = new Map<number, number>()
  try {
    for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
      const stat = readQuietly(`/proc/${name}/stat`)
      // The command's name stands in parentheses and may hold anything; the parent is the second field behind it
      if (stat) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    }
  } catch {
    return undefined
  }
  const isOurs = (pid: number): boolean => pid === root || (parents.has(pid) && isOurs(parents.get(pid) as number))
  const kilobytes = [...parents.keys()]
    .filter(isOurs)
    .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readQuietly(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0))
  return kilobytes.reduce((sum, one) => sum + one, 0) * 1024
}

/** undefined: the process has ended in between. */
function readQuietly(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
