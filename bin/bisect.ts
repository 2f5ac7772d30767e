import { join } from 'node:path'
import semver from 'semver'
import { behavioursOf } from '../report/diff'
import { NoSuchSubject, SubjectFailed } from '../subjects/errors'
import { resolveSubject, versionsOf } from '../subjects/resolve'
import { appOf, satisfies } from '../subjects/versions'
import { parsed, UsageError } from './arguments'
import { checkIds } from './check-ids'
import { childGate } from './child-gate'
import { explained, Interrupted } from './explained'
import { newRunFolder, outFolder, root, short } from './settings'

const help = `npm run bisect -- <spec id> --from <version> --to <version>
                            names the release of next-auth in which what the spec sees has changed
  --next <version>          on this next. Without it: the one of --from where --to accepts it too, else each its own

Exit codes
  0    it is named
  1    nothing changed between the two
  2    wrong usage, or there is no such spec or version
  3    the environment failed
  130  interrupted`

/** `npm run bisect`: resolves with the exit code. */
export const main = (args: string[]): Promise<number> => explained(() => bisect(args))

async function bisect(args: string[]): Promise<number> {
  const options = {
    help: { type: 'boolean', short: 'h' },
    from: { type: 'string' },
    to: { type: 'string' },
    next: { type: 'string' },
  } as const
  const { values, positionals } = parsed('bisect', { args, options, allowPositionals: true })
  if (values.help) {
    console.log(help)
    return 0
  }
  const [id] = positionals
  const { from, to } = values
  if (!id || positionals.length > 1 || !from || !to)
    throw new UsageError('Expected one spec and two versions: npm run bisect -- <spec id> --from 4.20.1 --to 4.24.15')
  for (const version of [from, to]) {
    if (!semver.valid(version)) throw new UsageError(`${version} is no version. Expected one like 4.20.1.`)
  }
  if (!semver.lt(from, to))
    throw new UsageError(`--from ${from} is not below --to ${to}. Expected the older one first.`)
  if (appOf(from) !== appOf(to))
    throw new UsageError(`${from} and ${to} are for different apps. Expected two versions of the same major.`)

  await checkIds([id])
  const releases = between(await versionsOf('next-auth', { root }), from, to)
  const next = values.next ?? (await commonNext(from, to))
  const folder = newRunFolder(outFolder(), 'bisect')
  console.log(`${releases.length} releases from ${from} to ${to}${next ? `, on next ${next}` : ''}`)

  const look = async (version: string): Promise<string | undefined> => {
    const wanted = [id, `--next-auth=${version}`, ...(next ? [`--next=${next}`] : [])]
    const log = join(folder, `${version}.log`)
    const { code, results, tail } = await childGate({ args: wanted, out: join(folder, version), log })
    if (code === 130) throw new Interrupted(`Interrupted. What was run until then: ${short(folder)}`)
    const spec = results && behavioursOf(results).specs.find((one) => one.id === id)
    if (spec) {
      const seen = [spec.verdict, spec.status].filter(Boolean).join(', ')
      console.log(`  ${version}: ${seen}${spec.status !== 'held' && spec.why ? ` (${spec.why})` : ''}`)
      return seen
    }
    if (code === 2) throw new UsageError(tail)
    console.log(`  ${version}: cannot be run here (exit ${code}). All of it: ${short(log)}`)
    return undefined
  }

  let [low, high] = [0, releases.length - 1]
  const [atLow, atHigh] = [await look(from), await look(to)]
  if (!atLow || !atHigh)
    throw new SubjectFailed(`${atLow ? to : from} cannot be run, and a bisection needs both ends. See its log above.`)
  if (atLow === atHigh) {
    console.log(`Nothing changed: ${id} is ${atLow} in ${from} and in ${to}.`)
    return 1
  }
  let [seenLow, seenHigh] = [atLow, atHigh]
  const cannotRun = new Set<number>()
  while (true) {
    // The untried release nearest to the middle
    const middle = (low + high) / 2
    const open = Array.from({ length: high - low - 1 }, (_, index) => low + 1 + index).filter(
      (one) => !cannotRun.has(one),
    )
    const [at] = open.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
    if (at === undefined) break
    const seen = await look(releases[at] ?? '')
    if (seen === undefined) cannotRun.add(at)
    else if (seen === seenLow) low = at
    else [high, seenHigh] = [at, seen]
  }
  const unsure = high - low > 1 ? `, or in one of the releases between that cannot be run here` : ''
  console.log(
    `\n${id} changed in next-auth ${releases[high]}${unsure}: ${seenLow} in ${releases[low]}, ${seenHigh} in ${releases[high]}.`,
  )
  return 0
}

/** The releases from one to the other, both included. Of NextAuth 5, prereleases are all there is. */
function between(versions: string[], from: string, to: string): string[] {
  const missing = [from, to].filter((one) => !versions.includes(one))
  if (missing.length > 0) throw new NoSuchSubject(`There is no next-auth ${missing.join(', ')}.`)
  const prereleases = semver.prerelease(from) !== null
  return versions.filter(
    (one) => semver.gte(one, from) && semver.lte(one, to) && (prereleases || semver.prerelease(one) === null),
  )
}

/** The next of the older version, if the newer one accepts it: then next-auth is all that changes. */
async function commonNext(from: string, to: string): Promise<string | undefined> {
  const older = await resolveSubject({ nextAuth: from }, { root })
  const { next } = older.versions
  try {
    const newer = await resolveSubject({ nextAuth: to, next }, { root })
    return satisfies(newer.versions.next, next) ? next : undefined
  } catch (error) {
    if (error instanceof NoSuchSubject) return undefined
    throw error
  }
}
