import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FullConfig, TestCase } from '@playwright/test/reporter'
import { fileOf, placeOf, problemsIn, type IdPlace } from '../report/collect'
import { closestNames } from '../report/did-you-mean'
import { indent } from '../report/terminal'
import { specsOfTier } from '../report/tiers'
import { settings } from '../schema/process'
import { loadedSpecs, metaOf, selectionAnnotation, specProject, type Selection, type Tier } from '../schema/spec'
import { givenBaseline } from './baseline'

interface SelectedSpecs {
  chosen: Set<TestCase>
  /** Why no spec may run. */
  rejection?: string
}

/** Selects specs by id, by tier and by deployment, and annotates them with their {@link Selection}. */
export function selectSpecs(specs: TestCase[], config: FullConfig): SelectedSpecs {
  const files = specFiles(config)
  const problems = problemsIn(specs, idsInOtherFiles(specs, files))
  if (problems.length > 0) return rejected(`These specs have no unique id, or no source:\n${indent(problems)}`)

  const only = process.env[settings.only]?.split(' ').filter(Boolean) ?? []
  const ids = idsOf(specs)
  const unknown = only.filter((id) => !ids.includes(id))
  if (unknown.length > 0) {
    const lines = unknown.map((id) => `${id}: did you mean ${closestNames(id, ids, 3).join(', ')}?`)
    return rejected(`No spec has this id:\n${indent(lines)}`)
  }

  const tier = process.env[settings.tier] as Tier | undefined
  const ofTier = tier ? specsOfTier(tier, specs) : specs
  const group = process.env[settings.deployment]
  const isChosen = (id: string) =>
    (only.length === 0 || only.includes(id)) && (group === undefined || id.startsWith(`${group}/`))
  const chosen = ofTier.filter((test) => isChosen(metaOf(test)?.id ?? ''))
  const total = Number(process.env[settings.total] ?? sizeOfSuite(files) ?? specs.length)
  const key = createHash('sha256').update(idsOf(chosen).join(' ')).digest('hex').slice(0, 12)
  const description = JSON.stringify({ total, selected: chosen.length, key } satisfies Selection)
  for (const { annotations } of chosen) annotations.push({ type: selectionAnnotation, description })
  return { chosen: new Set(chosen) }
}

const rejected = (rejection: string): SelectedSpecs => ({ chosen: new Set(), rejection })

const idsOf = (tests: TestCase[]) => tests.map((test) => metaOf(test)?.id ?? '')

/**
 * The number of specs in the suite, whichever of them were selected. If Playwright has not loaded every file, because of
 * arguments or because UI mode and editors load files in another process, that of the baseline.
 */
function sizeOfSuite(files: string[]): number | undefined {
  if (files.every((file) => file in require.cache)) return loadedSpecs.size
  return givenBaseline()?.specs.length
}

/** The absolute paths of all spec files of the suite. */
function specFiles({ projects }: FullConfig): string[] {
  const testDir = projects.find(({ name }) => name === specProject)?.testDir ?? ''
  const files = readdirSync(testDir, { recursive: true, encoding: 'utf8' })
  return files.filter((file) => file.endsWith('.spec.ts')).map((file) => join(testDir, file))
}

/**
 * The ids in the files of which no spec was loaded, because of arguments. They are read from the text, so generated ids are
 * missing: only a run of all files finds duplicates of those.
 */
function idsInOtherFiles(specs: TestCase[], files: string[]): IdPlace[] {
  const loaded = new Set(specs.map(fileOf))
  return files
    .filter((file) => !loaded.has(file))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8')
      return [...text.matchAll(/\bspec\(\{\s*id: '([^']+)'/g)].map(({ 1: id = '', index }) => {
        const line = text.slice(0, index).split('\n').length
        return { id, place: placeOf({ location: { file, line } }) }
      })
    })
}
