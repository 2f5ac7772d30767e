import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EnvironmentFault, settings } from '../schema/process'
import { Interrupted, UsageError } from './exit-codes'
import { runSpecs, withoutPages } from './playwright'

/**
 * Checks that specs with these ids exist, before minutes are spent on installing and building. It lists the specs, which takes
 * about two seconds and needs no subject.
 *
 * @param ids without any, nothing is checked
 * @throws UsageError with the closest ids
 */
export async function checkIds(ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const folder = mkdtempSync(join(tmpdir(), 'session-spec-ids-'))
  const log = join(folder, 'list.log')
  try {
    const environment = { [settings.run]: folder, [settings.subject]: '' }
    const { code, fault, interrupted } = await runSpecs([withoutPages, '--list'], ids, environment, log)
    if (interrupted) throw new Interrupted('Interrupted.')
    if (fault?.exitCode === 2) throw new UsageError(fault.message)
    if (fault || code !== 0)
      throw new EnvironmentFault(`The specs cannot be listed: ${fault?.message ?? readFileSync(log, 'utf8').trim()}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
