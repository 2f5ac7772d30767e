import { settings } from '../schema/process'
import { checkInstalled } from '../subjects/install'
import { exitFor } from './exit-codes'
import { givenBaseline } from './baseline'
import { root } from './paths'
import { prepareRun } from './prepare'

/** Why the set-up failed, for the reporter. undefined: it has not. */
export let setupFailure: string | undefined

/**
 * Playwright's global set-up: prepares what the specs run on when nothing has done so yet, for `npx playwright test`, UI
 * mode and editors. It installs nothing. The workers and the reporter find the result in the environment.
 *
 * @throws Error whose message says what is missing and how to install it
 */
export default async function globalSetup(): Promise<void> {
  if (process.env[settings.subject]) return
  try {
    checkInstalled(root)
    // A broken baseline is reported before the run, not after it
    givenBaseline()
    const run = process.env[settings.run]
    const { environment } = await prepareRun({}, { installsBrowsers: false, run })
    Object.assign(process.env, environment)
  } catch (error) {
    const expected = exitFor(error)
    if (!expected) throw error
    setupFailure = expected.message
    // What is missing is in the message: the stack would only hide it
    throw Object.assign(new Error(setupFailure), { stack: setupFailure })
  }
}
