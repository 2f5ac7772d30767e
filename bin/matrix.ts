import { resolve } from 'node:path'
import semver from 'semver'
import { checkIds } from '../run/check-ids'
import { asExitCode, UsageError } from '../run/exit-codes'
import { runMatrix } from '../run/matrix-runs'
import { publishedFile, root } from '../run/paths'
import { catalog, nodes, type CatalogRow } from '../subjects/catalog'
import { rowsWithoutLock, writeLocks } from '../subjects/install'
import { canaries, catalogAndCheckout, checkoutRow, nameOf, withExactNode } from '../subjects/rows'
import { satisfies } from '../subjects/versions'
import { parsed, subjectFlags, subjectRequestIn } from './arguments'

const help = `npm run matrix                    runs the specs on every subject of subjects/catalog.ts, and shows the results side by side
npm run matrix -- <spec id> …     runs only these specs
  --app <v4|v5>                   only this app
  --next-auth <range>             only these versions of next-auth, such as ">=4.21 <4.24"
  --next <range>                  only these versions of next
  --node <range>                  only the rows for these versions of Node: the checkout's next-auth 4 runs on ${nodes.join(', ')}
  --node none                     only the rows for the Node that runs this command
  --sample                        some specs of every chapter instead of all
  --canary                        instead of the catalog: the checkout's versions, and these with the newest next-auth or next,
                                  prereleases included
  --publish                       adds the results to docs/matrix.json, which npm run changes reads and npm test compares with
  --to <file>                     with --publish: to another file
npm run matrix -- --write-locks   runs nothing; writes the missing or outdated lockfiles of the catalog's rows to subjects/locks. Rows
                                  are installed from them. To let npm resolve everything again, delete the folder first

The results of a subject whose app, specs, versions and harness have not changed since its last run come from the cache. After
an interruption, run the command again: it continues where it stopped.

Exit codes: the worst of its runs (see npm run gate -- --help)`

/** `npm run matrix`: runs the gate on each row of the catalog and puts the results side by side. Resolves with the exit code. */
export const main = (args: string[]): Promise<number> => asExitCode(() => run(args))

async function run(args: string[]): Promise<number> {
  const { as: _as, ...filters } = subjectFlags
  const options = {
    ...filters,
    help: { type: 'boolean', short: 'h' },
    sample: { type: 'boolean' },
    canary: { type: 'boolean' },
    publish: { type: 'boolean' },
    to: { type: 'string' },
    node: { type: 'string' },
    'write-locks': { type: 'boolean' },
  } as const
  const { values, positionals: ids } = parsed('matrix', { args, options, allowPositionals: true })
  if (values.help) {
    console.log(help)
    return 0
  }
  subjectRequestIn(values)
  if (values.publish && values.canary)
    throw new UsageError('--publish is for the catalog only: the versions of --canary change from day to day.')
  if (values.to !== undefined && !values.publish) throw new UsageError('--to only goes with --publish.')
  if (values.node !== undefined && values.node !== 'none' && semver.validRange(values.node) === null)
    throw new UsageError(`--node is ${values.node}, which is not a range of versions. Expected one like 24, or none.`)
  if (values['write-locks']) return writeAllLocks()
  const all = values.canary ? await canaries(root) : catalogAndCheckout(root)
  const rows = all.filter((row) => matchesFilters(row, values))
  if (rows.length === 0)
    throw new UsageError('No subject matches. Expected some of subjects/catalog.ts: npm run matrix -- --help')
  await checkIds(ids)
  reportRowsWithoutLock(rows)
  const exact = await Promise.all(rows.map((row) => withExactNode(row, root)))
  const publishTo = values.publish ? resolve(values.to ?? publishedFile) : undefined
  return runMatrix(exact, [...ids, ...(values.sample ? ['--sample'] : [])], publishTo)
}

/** `npm run matrix -- --write-locks` */
async function writeAllLocks(): Promise<number> {
  let count = 0
  await writeLocks(root, (file, what) => {
    count += 1
    console.log(`${file}: ${what}`)
  })
  console.log(
    count > 0
      ? 'Commit them, so that every run of these rows installs the same packages.'
      : `All ${catalog.length} rows have a current lockfile.`,
  )
  return 0
}

/** Reports rows without a current lockfile here, because the gate's own message about it only goes to a log. */
function reportRowsWithoutLock(rows: CatalogRow[]): void {
  const unlocked = rowsWithoutLock(
    root,
    rows.filter((row) => catalog.includes(row) && nameOf(row) !== nameOf(checkoutRow(root, row.app))),
  )
  if (unlocked.length > 0)
    console.log(
      `No current lockfile, so npm resolves the transitive dependencies: ${unlocked.map(nameOf).join('; ')}.\nTo write it: npm run matrix -- --write-locks`,
    )
}

function matchesFilters(
  row: CatalogRow,
  values: { app?: string; 'next-auth'?: string; next?: string; node?: string },
): boolean {
  const fits = (version: string, range: string | undefined) => range === undefined || satisfies(version, range)
  return (
    (values.app ?? row.app) === row.app &&
    fits(row['next-auth'], values['next-auth']) &&
    fits(row.next, values.next) &&
    fitsNode(row, values.node)
  )
}

function fitsNode({ node }: CatalogRow, typed: string | undefined): boolean {
  if (typed === undefined || typed === 'none') return typed === undefined || node === undefined
  return node !== undefined && semver.intersects(node, typed)
}
