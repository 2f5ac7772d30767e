import { readdirSync, readFileSync } from 'node:fs'

/**
 * The memory of this process and all its descendants, summed as PSS, so that shared memory is counted once. Linux only.
 *
 * @returns bytes; undefined where there is no /proc
 */
export function treeMemory(root = process.pid): number | undefined {
  const parents = new Map<number, number>()
  try {
    for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
      const stat = readIfExists(`/proc/${name}/stat`)
      // The command's name is in parentheses and may contain anything; the parent is the second field after it
      if (stat) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    }
  } catch {
    return undefined
  }
  const isInTree = (pid: number): boolean => pid === root || (parents.has(pid) && isInTree(parents.get(pid) as number))
  const kilobytes = [...parents.keys()]
    .filter(isInTree)
    .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readIfExists(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0))
  return kilobytes.reduce((sum, one) => sum + one, 0) * 1024
}

/** undefined: the process has exited in the meantime. */
function readIfExists(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
