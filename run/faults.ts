import { indent } from '../report/terminal'
import { environmentFaultIn, settings, type Fault } from '../schema/process'

/**
 * The fault in a text: an environment fault of a worker, or Playwright's error about a browser that does not start.
 * undefined: there is none.
 */
export function faultIn(text: string): Fault | undefined {
  const environmentFault = environmentFaultIn(text)
  if (environmentFault !== undefined) return { exitCode: 3, message: environmentFault }
  if (!/browserType\.launch|Executable doesn't exist/.test(text)) return undefined
  const [, path = process.env[settings.browser]] = /<launching> (\S+)/.exec(text) ?? []
  const advice = /Missing X server/.test(text)
    ? 'A visible browser needs a display. Run without --headed and --debug, or start a virtual display (xvfb-run).'
    : `Expected a Chromium that runs on this machine. Set ${settings.browser} to another one, or install the missing system dependencies: npx playwright install-deps chromium`
  const message = `The browser did not start: ${path}\n${indent(text.split('\n').slice(0, 20))}\n${advice}`
  return { exitCode: 3, message }
}
