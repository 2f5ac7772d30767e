import { join, resolve } from 'node:path'
import { readBehaviors } from '../report/baseline'
import { compared, type Comparison } from '../report/diff'
import { diffPage } from '../report/diff-page'
import { writeWhole } from '../schema/files'
import { diffMarkdown } from '../report/github'
import { comparedText } from '../report/terminal'
import { parsed } from './arguments'
import { asExitCode, UsageError } from '../run/exit-codes'
import { outFolder, displayPath } from '../run/paths'

const help = `npm run diff -- <old> <new>     shows what was added (A), removed (D) and changed (C), spec by spec
  --out <folder>                the folder for the HTML page (default: out/diff)
  --markdown                    prints Markdown instead of text

<old> and <new> are results.json files, run folders, or baseline.json files. Their subjects may differ, such as v4 and v5.

Exit codes
  0    no difference
  1    differences
  2    wrong usage, or a file that cannot be compared`

const options = {
  help: { type: 'boolean', short: 'h' },
  out: { type: 'string' },
  markdown: { type: 'boolean' },
} as const

/** `npm run diff`: compares two runs, or a run and a baseline. Resolves with the exit code. */
export function main(args: string[]): Promise<number> {
  return asExitCode(() => {
    const { values, positionals } = parsed('diff', { args, options, allowPositionals: true })
    if (values.help) {
      console.log(help)
      return 0
    }
    const [old, now] = positionals
    if (!old || !now || positionals.length > 2)
      throw new UsageError(`Got ${positionals.length} files, expected two: npm run diff -- <old> <new>`)

    const comparison: Comparison = { with: old, ...compared(readBehaviors(old), readBehaviors(now)) }
    const page = join(values.out ? resolve(values.out) : join(outFolder(), 'diff'), 'index.html')
    writeWhole(page, diffPage(comparison, now))
    console.log(
      values.markdown ? diffMarkdown(comparison) : `${comparedText(comparison)}\n\nHTML page: ${displayPath(page)}`,
    )
    return comparison.differences.length > 0 ? 1 : 0
  })
}
