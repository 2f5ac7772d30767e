import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { prepareCluster } from '../fixtures/server/pglite'
import { changeFor, notAppliedIn } from '../mutants'
import type { Mutant } from '../mutants/mutant'
import { closestNames } from '../report/did-you-mean'
import { indent } from '../report/terminal'
import { writeWhole } from '../schema/files'
import { appNames, type AppName } from '../schema/subject'
import type { SubjectOnDisk } from '../schema/subject-on-disk'
import { EnvironmentFault, settings, userSettings } from '../schema/process'
import { makeSubject } from '../subjects/build'
import { ignoredVariables } from '../subjects/environment'
import { resolveSubject, type SubjectRequest } from '../subjects/resolve'
import { checkIds } from './check-ids'
import { MutantDoesNotApply, UsageError } from './exit-codes'
import { displayPath, loadSettings, newRunFolder, outFolder, root } from './paths'

export interface Prepared {
  run: string
  subject: SubjectOnDisk
  /** The environment variables for Playwright's processes. */
  environment: Record<string, string>
}

interface SubjectOptions {
  signal?: AbortSignal
  /** The fault that is active. */
  mutant?: Mutant
  /** The specs that will run on it. Their ids are checked before anything is installed or built. */
  ids?: string[]
}

interface PrepareOptions extends SubjectOptions {
  /** Whether a missing browser is installed. @default true */
  installsBrowsers?: boolean
  /** The run's folder. @default a new one */
  run?: string
}

/**
 * Prepares what a run needs: its folder, the browsers, a built subject, an empty database.
 *
 * @param subjectRequest what the specs run on; empty: what the checkout has
 * @throws EnvironmentFault, NoSuchSubject or SubjectFailed, whose messages name what is missing; UsageError for an unknown id or
 *   setting
 */
export async function prepareRun(
  subjectRequest: SubjectRequest,
  { installsBrowsers = true, run = newRunFolder(outFolder()), ...options }: PrepareOptions = {},
): Promise<Prepared> {
  loadSettings()
  checkSettings()
  reportIgnored()
  createRunFolder(run)
  const { browser, fullBrowser } = await findBrowsers(installsBrowsers)
  const subject = await buildSubject(subjectRequest, options)
  if (!process.env.DATABASE_URL)
    await prepareCluster(() => console.log('Creating an empty database (cached until PGlite changes) …'))
  const subjectFile = join(run, 'subject.json')
  writeWhole(subjectFile, JSON.stringify(subject))
  options.signal?.throwIfAborted()
  const environment = {
    [settings.run]: run,
    [settings.subject]: subjectFile,
    [settings.browser]: browser,
    [settings.fullBrowser]: fullBrowser,
    [settings.mutant]: options.mutant?.id ?? '',
  }
  return { run, subject, environment }
}

/** Installs and builds a subject. With a mutant, the build contains all mutants of the app, and that one is active. */
export async function buildSubject(
  subjectRequest: SubjectRequest,
  { ids = [], signal, mutant }: SubjectOptions = {},
): Promise<SubjectOnDisk> {
  const plan = await resolveSubject(subjectRequest, { root, signal })
  // Checks the ids once, before anything is installed or built
  let uncheckedIds = ids
  const onStep = async (what: string) => {
    await checkIds(uncheckedIds)
    uncheckedIds = []
    console.log(`${what} (cached until its input changes) …`)
  }
  const common = { root, apps: appsFolder(), plan, signal, onStep }
  if (!mutant) return makeSubject(common)
  const made = await makeSubject({ ...common, change: changeFor(plan.app) })
  const notApplied = notAppliedIn(made.folder).find(({ id }) => id === mutant.id)
  if (notApplied) throw new MutantDoesNotApply(`The mutant ${mutant.id} does not apply. ${notApplied.why}`)
  return withMutant(made, mutant)
}

/** A build that contains a mutant, with that mutant active. */
export function withMutant(subject: SubjectOnDisk, { id, intent }: Mutant): SubjectOnDisk {
  return { ...subject, subject: { ...subject.subject, mutant: { id, intent } } }
}

/** @throws UsageError for a variable that looks like a setting but is none: it would change nothing */
function checkSettings(): void {
  const known: string[] = Object.values(settings)
  const unknown = Object.keys(process.env).filter((name) => name.startsWith('SESSION_SPEC_') && !known.includes(name))
  if (unknown.length === 0) return
  const lines = unknown.map((name) => `${name}: did you mean ${closestNames(name, Object.values(userSettings), 1)[0]}?`)
  throw new UsageError(`No setting has this name. The settings are in .env.example.\n${indent(lines)}`)
}

/** Prints which inherited variables and settings files the run ignores. */
function reportIgnored(): void {
  const ignored = ignoredVariables()
  if (ignored.length > 0)
    console.log(`Ignored, so that the app runs as specified: ${ignored.join(', ')} (inherited from the environment)`)
  const folders = (Object.keys(appNames) as AppName[]).map((app) => join(appsFolder(), app)).filter(existsSync)
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  const settingsFiles = files.filter((file) => basename(file).startsWith('.env'))
  if (settingsFiles.length > 0)
    console.log(`Ignored, so that the app runs as specified: ${settingsFiles.map(displayPath).join(', ')}`)
}

export function appsFolder(): string {
  const apps = resolve(root, process.env[settings.apps] ?? 'app-under-test')
  if (existsSync(join(apps, 'v4'))) return apps
  throw new UsageError(`SESSION_SPEC_APPS is ${apps}, which has no folder v4. Expected a folder like app-under-test.`)
}

function createRunFolder(run: string): void {
  try {
    mkdirSync(run, { recursive: true })
    accessSync(run, constants.W_OK)
  } catch (error) {
    throw new EnvironmentFault(
      `Cannot write to ${displayPath(outFolder())}: ${(error as Error).message}\nExpected a writable folder. Make it writable, or set SESSION_SPEC_OUT to another folder.`,
    )
  }
}

/**
 * Finds the executables of both browsers.
 *
 * @param installs whether those that are missing are installed
 * @throws EnvironmentFault when one is missing or cannot be installed
 */
export async function findBrowsers(installs = true): Promise<{ browser: string; fullBrowser: string }> {
  const { ensureBrowsers, SetupFailed } = await import('./setup.mjs')
  try {
    return ensureBrowsers(installs)
  } catch (error) {
    if (error instanceof SetupFailed) throw new EnvironmentFault(error.message)
    throw error
  }
}
