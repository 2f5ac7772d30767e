import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settings } from '../report/schema'
import { UsageError } from './arguments'
import { EnvironmentFailed, Interrupted } from './explained'
import { runSpecs, withoutPages } from './playwright'

/**
 * Makes sure that there are specs with these ids, for whoever would else install and build for minutes first. It lists the
 * specs, which takes about two seconds and needs no subject.
 *
 * @param ids none: nothing is done
 * @throws UsageError with what was probably meant
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
      throw new EnvironmentFailed(`The specs cannot be listed: ${fault?.message ?? readFileSync(log, 'utf8').trim()}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
