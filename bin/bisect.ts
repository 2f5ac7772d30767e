import { join } from 'node:path'
import semver from 'semver'
import { behaviorsOf } from '../report/diff'
import { NoSuchSubject, SubjectFailed } from '../subjects/errors'
import { resolveSubject, versionsOf } from '../subjects/resolve'
import { appOf, satisfies } from '../subjects/versions'
import { parsed } from './arguments'
import { checkIds } from '../run/check-ids'
import { childGate } from '../run/child-gate'
import { asExitCode, Interrupted, UsageError } from '../run/exit-codes'
import { newRunFolder, outFolder, root, displayPath } from '../run/paths'

const help = `npm run bisect -- <spec id> --from <version> --to <version>
                            finds the release of next-auth in which the result of the spec changed
  --next <version>          the version of next to run on. Default: that of --from if --to accepts it too, otherwise
                            each release's own

Exit codes
  0    the release was found
  1    nothing changed between the two versions
  2    wrong usage, or an unknown spec or version
  3    the environment failed
  130  interrupted`

/** `npm run bisect`: resolves with the exit code. */
export const main = (args: string[]): Promise<number> => asExitCode(() => bisect(args))

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
    if (!semver.valid(version)) throw new UsageError(`${version} is not a version. Expected one like 4.20.1.`)
  }
  if (!semver.lt(from, to))
    throw new UsageError(`--from ${from} is not lower than --to ${to}. Expected the older version first.`)
  if (appOf(from) !== appOf(to))
    throw new UsageError(`${from} and ${to} are for different apps. Expected two versions of the same major.`)

  await checkIds([id])
  const releases = between(await versionsOf('next-auth', { root }), from, to)
  const next = values.next ?? (await commonNext(from, to))
  const folder = newRunFolder(outFolder(), 'bisect')
  console.log(`${releases.length} releases from ${from} to ${to}${next ? `, on next ${next}` : ''}`)

  const resultIn = async (version: string): Promise<string | undefined> => {
    const gateArgs = [id, `--next-auth=${version}`, ...(next ? [`--next=${next}`] : [])]
    const log = join(folder, `${version}.log`)
    const { code, results, tail } = await childGate({ args: gateArgs, out: join(folder, version), log })
    if (code === 130) throw new Interrupted(`Interrupted. The results of the releases that ran: ${displayPath(folder)}`)
    const spec = results && behaviorsOf(results).specs.find((one) => one.id === id)
    if (spec) {
      const seen = [spec.verdict, spec.status].filter(Boolean).join(', ')
      console.log(`  ${version}: ${seen}${spec.status !== 'held' && spec.why ? ` (${spec.why})` : ''}`)
      return seen
    }
    if (code === 2) throw new UsageError(tail)
    console.log(`  ${version}: could not be run here (exit ${code}). Full log: ${displayPath(log)}`)
    return undefined
  }

  let [low, high] = [0, releases.length - 1]
  const [atLow, atHigh] = [await resultIn(from), await resultIn(to)]
  if (!atLow || !atHigh)
    throw new SubjectFailed(
      `${atLow ? to : from} could not be run, and a bisection needs both ends. See its log above.`,
    )
  if (atLow === atHigh) {
    console.log(`Nothing changed: ${id} is ${atLow} in ${from} and in ${to}.`)
    return 1
  }
  let [seenLow, seenHigh] = [atLow, atHigh]
  const cannotRun = new Set<number>()
  while (true) {
    // The release nearest to the middle that has not been tried
    const middle = (low + high) / 2
    const open = Array.from({ length: high - low - 1 }, (_, index) => low + 1 + index).filter(
      (one) => !cannotRun.has(one),
    )
    const [at] = open.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
    if (at === undefined) break
    const seen = await resultIn(releases[at] ?? '')
    if (seen === undefined) cannotRun.add(at)
    else if (seen === seenLow) low = at
    else [high, seenHigh] = [at, seen]
  }
  const unsure =
    high - low > 1
      ? `, or in one of the releases between ${releases[low]} and ${releases[high]} that could not be run here`
      : ''
  console.log(
    `\n${id} changed in next-auth ${releases[high]}${unsure}: ${seenLow} in ${releases[low]}, ${seenHigh} in ${releases[high]}.`,
  )
  return 0
}

/** The releases from one version to the other, both included. NextAuth 5 has only prereleases. */
function between(versions: string[], from: string, to: string): string[] {
  const missing = [from, to].filter((one) => !versions.includes(one))
  if (missing.length > 0) throw new NoSuchSubject(`No such version of next-auth: ${missing.join(', ')}.`)
  const prereleases = semver.prerelease(from) !== null
  return versions.filter(
    (one) => semver.gte(one, from) && semver.lte(one, to) && (prereleases || semver.prerelease(one) === null),
  )
}

/** The version of next for the older next-auth, if the newer one accepts it: then only next-auth changes. */
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
