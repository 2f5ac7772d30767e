import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishedIn } from '../report/published'
import { upgradeDocument } from '../report/upgrade/document'
import { guideOf } from '../report/upgrade/guide'
import { writeWhole } from '../schema/files'
import { publishedFile, root } from './paths'

/** The committed list of specs. */
export const specFile = join(root, 'docs', 'SPEC.md')

/** The committed upgrade guide. */
export const upgradeFile = join(root, 'docs', 'UPGRADE.md')

/** A text file with Unix line endings. Empty if it does not exist. */
export const readIfExists = (file: string) =>
  existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : ''

/**
 * The upgrade guide.
 *
 * @param specification the list of specs, which says where each spec is
 * @param matrix the published matrix
 */
export const upgradeGuide = (specification = readIfExists(specFile), matrix = publishedFile) =>
  upgradeDocument(publishedIn(matrix), specification)

/** Writes the committed upgrade guide from the committed matrix and the committed list of specs. */
export const writeUpgradeGuide = () => writeWhole(upgradeFile, upgradeGuide())

/** What the upgrade guide says, for a book. */
export const committedGuide = () => guideOf(publishedIn(publishedFile))
