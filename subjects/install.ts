import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import semver from 'semver'
import { NoSuchSubject, SubjectFailed } from './errors'
import { isWrongWish, npm, npmSays } from './npm'
import { once } from './once'
import { isOwn, ownVersions, type Plan } from './resolve'

interface InstallOptions {
  /** The checkout. */
  root: string
  plan: Plan
  signal?: AbortSignal
  /** Called once when something must be installed. */
  onInstall?: () => void
}

/**
 * The folder below which a subject's packages are found. What the checkout has in the right version is taken from there
 * (Node looks upward); the rest is installed once, into a folder of its own, cached by what was asked for.
 *
 * @returns the absolute path of a folder below the checkout
 * @throws NoSuchSubject when the versions do not go together
 * @throws SubjectFailed when npm fails
 */
export async function installSubject({ root, plan, signal, onInstall }: InstallOptions): Promise<string> {
  const subjects = join(root, '.cache', 'subjects')
  const own = ownVersions(root, plan.app)
  const sameNext = plan.versions.next === own.next && plan.versions.react === own.react
  if (isOwn(root, plan)) {
    const lockfile = hashOf(readFileSync(join(root, 'package-lock.json')))
    return once(subjects, `own-${plan.app}-${lockfile}`, async (home) => {
      // Those of the root are found upward; those of the app's workspace must be beside what it shares
      if (plan.app === 'v5')
        cpSync(join(root, 'app-under-test', 'v5', 'node_modules'), join(home, 'node_modules'), {
          recursive: true,
          filter: (file) => !basename(file).startsWith('.'),
        })
    })
  }

  const dependencies = { 'next-auth': plan.versions['next-auth'], ...(!sameNext && wholeSet(root, plan)) }
  const wanted = { dependencies, local: plan.local?.hash, forced: plan.forced !== undefined }
  const key = `${plan.app}-${plan.counts}-next-${plan.versions.next}-${hashOf(JSON.stringify(wanted))}`
  return once(subjects, key, async (home) => {
    onInstall?.()
    if (plan.local) {
      copyFileSync(plan.local.tarball, join(home, 'next-auth.tgz'))
      dependencies['next-auth'] = 'file:./next-auth.tgz'
    }
    writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, dependencies }, undefined, 1))
    // Peers that are found upward need not be installed; those of a forced subject are refused knowingly, and so is a
    // prerelease of next, which npm counts to no range that would hold its release
    const isPrerelease = semver.prerelease(plan.versions.next) !== null
    const peers = sameNext || plan.forced || isPrerelease ? ['--legacy-peer-deps'] : ['--strict-peer-deps']
    const args = [
      'install',
      '--no-package-lock',
      '--ignore-scripts',
      '--prefer-offline',
      '--workspaces=false',
      ...peers,
    ]
    const run = await npm(args, home, signal)
    if (run.code === 0) return
    const log = join(home, 'install.log')
    writeFileSync(log, `${run.stdout}\n${run.stderr}`)
    const what = Object.entries(plan.versions).map(([name, version]) => `${name} ${version}`)
    if (isWrongWish(run))
      throw new NoSuchSubject(
        `These versions do not go together: ${what.join(', ')}. npm says: ${npmSays(run)}\nExpected versions that exist and accept each other, or a row in subjects/catalog.ts that says why it is forced. All of it: ${relative(root, log)}`,
      )
    throw new SubjectFailed(
      `${what.slice(0, 2).join(' and ')} could not be installed: ${npmSays(run)}\nExpected the package registry to answer, and room on the disk. Run it again when they do.`,
      log,
    )
  })
}

/** All that an app needs of its own when its next or react is not the checkout's. */
function wholeSet(root: string, { versions }: Plan): Record<string, string> {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >
  return {
    next: versions.next,
    react: versions.react,
    'react-dom': versions.react,
    nodemailer: versions.nodemailer,
    zustand: dependencies.zustand ?? '',
    '@reduxjs/toolkit': dependencies['@reduxjs/toolkit'] ?? '',
    'react-redux': dependencies['react-redux'] ?? '',
    typescript: versions.typescript,
    '@types/node': devDependencies['@types/node'] ?? '',
    '@types/react': `^${semver.major(versions.react)}`,
  }
}

const hashOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex').slice(0, 12)
