import { appNames } from '../schema/subject'
import { keysOf } from '../schema/table'
import { changesBetween } from '../report/changes'
import { changesText } from '../report/upgrade/changes-text'
import { chosenColumns, NoSuchColumn, type ColumnRequest } from '../run/chosen-columns'
import { readPublished } from '../report/published'
import { asExitCode, UsageError } from '../run/exit-codes'
import { publishedFile } from '../run/paths'
import { parsed } from './arguments'

const help = `npm run changes -- <old> <new>    shows what changes for users between two versions of next-auth, from the published matrix
                                  (docs/matrix.json); nothing is run
npm run changes -- <version>      the same with both sides on this version: for --next and --node
  --next <version>                the version of next. Twice: that of the old side, then that of the new side
  --node <version>                the version of Node, likewise
  --app <v4|v5>                   without <old> and <new>: the newest next-auth of this app
  --all                           also lists the specs that only one of the two versions has what they need for

Versions may be ranges: 4.24 is the newest 4.24 that was measured. Examples:
  npm run changes -- 4.24.15 5.0.0-beta.32
  npm run changes -- 4.24.15 --next 14 --next 15
  npm run changes -- 4.24.15 --node 20 --node 24

Exit codes
  0    shown, whether or not something changes
  2    wrong usage, or versions that the published matrix does not have`

const options = {
  help: { type: 'boolean', short: 'h' },
  all: { type: 'boolean' },
  app: { type: 'string' },
  next: { type: 'string', multiple: true },
  node: { type: 'string', multiple: true },
} as const

/** `npm run changes`: compares two columns of the published matrix. Resolves with the exit code. */
export function main(args: string[]): Promise<number> {
  return asExitCode(() => {
    const { values, positionals } = parsed('changes', { args, options, allowPositionals: true })
    if (values.help) {
      console.log(help)
      return 0
    }
    const published = readPublished(publishedFile)
    try {
      const [from, to] = chosenColumns(published, requestsIn(positionals, values))
      console.log(changesText(changesBetween(published, from, to), { all: values.all }))
    } catch (error) {
      if (error instanceof NoSuchColumn) throw new UsageError(error.message)
      throw error
    }
    return 0
  })
}

function requestsIn(
  versions: string[],
  values: { app?: string; next?: string[]; node?: string[] },
): [ColumnRequest, ColumnRequest] {
  const [nexts, nodes] = [values.next ?? [], values.node ?? []]
  const app = keysOf(appNames).find((one) => one === values.app)
  if (values.app !== undefined && !app) throw new UsageError(`There is no app ${values.app}. Expected v4 or v5.`)
  if ([versions, nexts, nodes].some((all) => all.length > 2))
    throw new UsageError('Expected at most two versions of next-auth, of next and of Node: npm run changes -- --help')
  if ([versions, nexts, nodes].every((all) => all.length < 2))
    throw new UsageError(
      'Expected two versions, of next-auth, of next or of Node: npm run changes -- 4.24.15 5.0.0-beta.32',
    )
  const side = (index: 0 | 1): ColumnRequest => ({
    nextAuth: versions[index] ?? versions[0],
    next: nexts[index] ?? nexts[0],
    node: nodes[index] ?? nodes[0],
    app,
  })
  return [side(0), side(1)]
}
