import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { mutants, mutantOf, none, sample } from '../mutants'
import { appOfMutant, type Mutant } from '../mutants/mutant'
import { writeBook } from '../report/book'
import { writeWhole } from '../report/files'
import {
  caughtBySpecs,
  countsOfMutants,
  judgeMutant,
  killMatrixSchema,
  killMatrixText,
  mutantText,
  unrun,
  type KillMatrix,
  type KillRow,
} from '../report/kill-matrix'
import { ResultsError } from '../report/read'
import { appNames, type AppName, type Results } from '../report/schema'
import { NoSuchSubject, SubjectFailed } from '../subjects/errors'
import { parsed, UsageError, wishIn } from './arguments'
import { childGate } from './child-gate'
import { interruptions } from './playwright'
import { newRunFolder, outFolder, short, switchLink } from './settings'

const help = `npm run mutants                   puts one fault after the other into next-auth and the app, and runs the specs that
                                  must catch it: by a mismatch, not by a crash or a time-out
npm run mutants -- <mutant id> …  these only
  --app <v4|v5>                   only those in this app
  --sample                        some of each kind
  --list                          shows them all; nothing runs
  --next-auth <version>           in another version (see npm run gate -- --help)
  -j, --jobs <n>                  how many run at once

Exit codes
  0    every mutant is caught, or nobody can see it
  1    one survives, or what it replaces is no longer there
  2    wrong usage
  3    the environment failed
  130  interrupted`

/** `npm run mutants`: resolves with the exit code. */
export async function main(args: string[]): Promise<number> {
  try {
    return await run(args)
  } catch (error) {
    const isWrong = error instanceof UsageError || error instanceof NoSuchSubject || error instanceof ResultsError
    if (!isWrong && !(error instanceof SubjectFailed)) throw error
    console.error(error.message)
    return isWrong ? 2 : 3
  }
}

async function run(args: string[]): Promise<number> {
  const options = {
    help: { type: 'boolean', short: 'h' },
    app: { type: 'string' },
    'next-auth': { type: 'string' },
    sample: { type: 'boolean' },
    list: { type: 'boolean' },
    jobs: { type: 'string', short: 'j' },
  } as const
  const { values, positionals } = parsed('mutants', { args, options, allowPositionals: true })
  if (values.help) {
    console.log(help)
    return 0
  }
  const { app } = wishIn(values)
  const chosen = (positionals.length > 0 ? positionals.map(mutantOf) : values.sample ? sample : mutants).filter(
    (mutant) => !app || appOfMutant(mutant) === app,
  )
  if (chosen.length === 0) throw new UsageError('No mutant is left. npm run mutants -- --list shows them all.')
  if (values.list) {
    for (const { id, intent, loses } of chosen) console.log(`${id}\n    ${intent}. Lost: ${loses}.`)
    return 0
  }
  const jobs = Number(values.jobs ?? Math.min(4, availableParallelism()))
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new UsageError(`--jobs is ${values.jobs}. Expected how many mutants run at once, such as 2.`)
  return prove(chosen, {
    jobs,
    flags: values['next-auth'] ? [`--next-auth=${values['next-auth']}`] : [],
    isWhole: chosen.length === mutants.length,
  })
}

interface Proof {
  jobs: number
  /** Of the gate. */
  flags: string[]
  /** Whether it is all mutants: then a spec that catches none is one that may be unable to fail. */
  isWhole: boolean
}

async function prove(chosen: Mutant[], { jobs, flags, isWhole }: Proof): Promise<number> {
  const startedAt = new Date().toISOString()
  const began = performance.now()
  const folder = newRunFolder(outFolder(), 'mutants')
  const abort = new AbortController()
  const interrupt = () => abort.abort()
  for (const signal of interruptions) process.on(signal, interrupt)

  const gate = (name: string, args: string[]) =>
    childGate({ args: [...flags, ...args], out: join(folder, name), log: join(folder, name, 'gate.log') })
  const apps = (Object.keys(appNames) as AppName[]).filter((app) => chosen.some((one) => appOfMutant(one) === app))
  const controls: Results[] = []
  /** The specs that hold without a fault, by app. */
  const held: Record<AppName, string[]> = { v4: [], v5: [] }
  const all = await allIds(gate, folder)
  // The build that holds them all, with none switched on: what the mutants are compared with
  for (const app of apps) {
    const named = chosen.filter((one) => appOfMutant(one) === app).flatMap(({ caughtBy }) => caughtBy)
    const ids = all.filter((id) => named.some((name) => isNamed(id, name)))
    console.log(`${appNames[app]}, with no fault: ${ids.length} specs …`)
    const { code, results, tail } = await gate(`${app}-none`, [`--mutant=${none.id}`, `--app=${app}`, ...ids])
    if (code !== 0) {
      if (abort.signal.aborted) return 130
      console.error(
        `${tail}\nWithout a fault these specs must hold, or what they say of the mutants proves nothing. All of it: ${short(join(folder, `${app}-none`))}`,
      )
      return code
    }
    if (results) controls.push(results)
    held[app] = results?.specs.filter(({ status }) => status === 'held').map(({ id }) => id) ?? []
  }

  const rows: KillRow[] = []
  const queue = chosen.values()
  const work = async () => {
    for (const mutant of queue) {
      const row = await judged(withSpecs(mutant, held[appOfMutant(mutant)]), gate)
      if (abort.signal.aborted) return
      rows.push(row)
      console.log(mutantText(row))
    }
  }
  await Promise.all(Array.from({ length: jobs }, work))
  for (const signal of interruptions) process.off(signal, interrupt)
  if (abort.signal.aborted) {
    console.error(`\nInterrupted. ${rows.length} of ${chosen.length} mutants were run.`)
    return 130
  }
  const order = chosen.map(({ id }) => id)
  rows.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  const matrix: KillMatrix = {
    schema: killMatrixSchema,
    startedAt,
    durationMs: Math.round(performance.now() - began),
    subjects: controls.flatMap(({ subjects }) => subjects.map(inWords)),
    mutants: rows,
    ...caughtBySpecs(rows, isWhole ? all : []),
  }
  writeWhole(join(folder, 'kill-matrix.json'), `${JSON.stringify(matrix, undefined, 1)}\n`)
  const [control] = controls
  if (control) writeBook(control, join(folder, 'book'), { kills: matrix })
  const latest = join(outFolder(), 'mutants')
  switchLink(latest, folder)
  console.log(
    `\n${killMatrixText(matrix)}\n\nWhere to look: ${short(latest)}/book/index.html, ${short(latest)}/kill-matrix.json`,
  )
  const { survived, 'does not apply': gone } = countsOfMutants(matrix)
  return survived + gone > 0 ? 1 : 0
}

type Gate = (name: string, args: string[]) => ReturnType<typeof childGate>

/** Whether a spec is meant by a name in a mutant's `caughtBy`. */
const isNamed = (id: string, name: string) => (name.endsWith('*') ? id.startsWith(name.slice(0, -1)) : id === name)

/** A mutant that names many specs by `*` means those that hold without it. */
function withSpecs(mutant: Mutant, held: string[]): Mutant {
  const { caughtBy, rightlyHeld = {} } = mutant
  const specs = caughtBy.flatMap((name) => (name.endsWith('*') ? held.filter((id) => isNamed(id, name)) : [name]))
  return { ...mutant, caughtBy: specs.filter((id) => !Object.hasOwn(rightlyHeld, id)) }
}

/** Runs the specs that are to catch a mutant; where none of them does, all others until some do. */
async function judged(mutant: Mutant, gate: Gate): Promise<KillRow> {
  if (mutant.equivalent) return unrun(mutant, 'equivalent', '')
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  const name = mutant.id.replaceAll('/', '-')
  const flags = [`--mutant=${mutant.id}`, '--workers=1', '--trace=off']
  const specs = [...mutant.caughtBy, ...Object.keys(mutant.rightlyHeld ?? {})]
  const first = specs.length > 0 ? await gate(name, [...flags, ...specs]) : undefined
  if (first?.code === 1 && !first.results) return unrun(mutant, 'does not apply', lastLine(first.tail))
  const row = judgeMutant(mutant, first?.results, first && !first.results ? first.tail : '', seconds())
  if (row.by.length > 0) return row
  const { results } = await gate(`${name}-all`, [...flags, '--max-failures=5'])
  const others = judgeMutant({ ...mutant, caughtBy: [] }, results, '', seconds())
  const found = others.by.map(({ spec }) => spec)
  const why =
    found.length > 0
      ? `caught by ${found.join(', ')}, which it does not name. Expected them in its caughtBy.`
      : 'no spec caught it. Expected one: write it, or say in the mutant why nobody can see a difference (equivalent).'
  return { ...row, why: [row.why, why].filter(Boolean).join('\n'), seconds: seconds() }
}

/** The ids of all specs. */
async function allIds(gate: Gate, folder: string): Promise<string[]> {
  const name = 'list'
  await gate(name, ['--list'])
  return readFileSync(join(folder, name, 'gate.log'), 'utf8').match(/^\S+(?=\n {4}\S)/gm) ?? []
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1) ?? ''

const inWords = ({ versions }: Results['subjects'][number]) =>
  `next-auth ${versions['next-auth']}, next ${versions.next}`
