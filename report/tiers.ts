import { basename, dirname } from 'node:path'
import type { TestCase } from '@playwright/test/reporter'
import { metaOf, type SpecMeta, type Tier } from '../schema/spec'
import type { Cell } from '../schema/results'

/** The specs that a tier runs. */
export function specsOfTier(tier: Tier, tests: TestCase[]): TestCase[] {
  switch (tier) {
    case 'quick':
      return quickOf(tests)
    case 'sample':
      return sampleOf(tests)
    case 'derived':
      return tests.filter((test) => isDerived(metaOf(test) ?? {}))
  }
}

/** Whether only a run with `--derived` has a spec, because it follows from a cell. */
export const isDerived = ({ derivedFrom }: Pick<SpecMeta, 'derivedFrom'>): boolean => derivedFrom !== undefined

/** The article's chapter, and the core of the freshness table. */
const quickOf = (tests: TestCase[]) =>
  tests.filter((test) => {
    const { cell } = metaOf(test) ?? {}
    return cell ? isCoreCell(cell) : basename(chapterOf(test)) === 'article'
  })

/**
 * Some specs of every chapter: the first of each folder, and the cells of the freshness table in which useSession() is
 * read immediately, one for each path.
 */
function sampleOf(tests: TestCase[]): TestCase[] {
  // By id, because --repeat-each repeats tests
  const firsts = new Map<string, string>()
  return tests.filter((test) => {
    const { id = '', cell } = metaOf(test) ?? {}
    if (cell) return cell.view === 'use-session' && cell.moment === 'immediately'
    if (!firsts.has(chapterOf(test))) firsts.set(chapterOf(test), id)
    return firsts.get(chapterOf(test)) === id
  })
}

const chapterOf = (test: TestCase) => dirname(test.location.file)

/**
 * The core of the freshness table has each view and each update path: every view immediately after `update(data)`,
 * and `useSession()` after every path, both immediately and after a reload.
 */
export const isCoreCell = ({ path, view, moment }: Pick<Cell, 'path' | 'view' | 'moment'>): boolean =>
  (path === 'update-data' && moment === 'immediately') ||
  (view === 'use-session' && (moment === 'immediately' || moment === 'after-reload'))
