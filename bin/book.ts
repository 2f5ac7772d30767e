import { dirname, join, resolve } from 'node:path'
import { writeBook } from '../report/book'
import { readResults } from '../report/read'
import { parsed } from './arguments'
import { asExitCode, UsageError } from '../run/exit-codes'
import { outFolder, displayPath } from '../run/paths'
import { committedGuide } from '../run/upgrade-guide'

const help = `npm run book [-- <results.json>]   writes the book of a run again, to the folder "book" next to its results

Default file: out/latest/results.json.

Exit codes
  0    the book is written
  2    wrong usage, or a file that cannot be read`

/** `npm run book`: writes the book from results without running specs. Resolves with the exit code. */
export function main(args: string[]): Promise<number> {
  return asExitCode(() => {
    const options = { help: { type: 'boolean', short: 'h' } } as const
    const { values, positionals } = parsed('book', { args, options, allowPositionals: true })
    if (values.help) {
      console.log(help)
      return 0
    }
    if (positionals.length > 1)
      throw new UsageError(`Got ${positionals.length} files, expected one: npm run book -- <results.json>`)
    const file = positionals[0] ? resolve(positionals[0]) : join(outFolder(), 'latest', 'results.json')
    const folder = join(dirname(file), 'book')
    writeBook(readResults(file), folder, { upgrade: committedGuide() })
    console.log(`The book: ${displayPath(join(folder, 'index.html'))}`)
    return 0
  })
}
