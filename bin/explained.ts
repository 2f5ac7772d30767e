import { ResultsError } from '../report/read'
import { NoSuchSubject, SubjectFailed } from '../subjects/errors'
import { UsageError } from './arguments'
import { cannotWrite, short } from './settings'

/** What a run needs is not there: no browser, no folder that can be written. The command ends with 3. */
export class EnvironmentFailed extends Error {}

/** The work was interrupted; the command ends with 130. */
export class Interrupted extends Error {}

/**
 * Runs a command. What its user can meet is explained; anything else is shown whole.
 *
 * @param work gives the exit code
 * @returns 2 for wrong usage, 3 for what the environment or we did wrong, 130 for an interruption
 */
export async function explained(work: () => number | Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    const { code, message } = explanationOf(error) ?? { code: 3, message: error }
    console.error(message)
    return code
  }
}

/** The exit code and the words for an error that a user can meet. */
export function explanationOf(error: unknown): { code: 2 | 3 | 130; message: string } | undefined {
  if (error instanceof UsageError || error instanceof ResultsError || error instanceof NoSuchSubject)
    return { code: 2, message: error.message }
  if (error instanceof SubjectFailed)
    return {
      code: 3,
      message: [error.message, error.log && `All of it: ${short(error.log)}`].filter(Boolean).join('\n'),
    }
  if (error instanceof EnvironmentFailed) return { code: 3, message: error.message }
  if (error instanceof Interrupted) return { code: 130, message: error.message }
  const trouble = cannotWrite(error)
  return trouble === undefined ? undefined : { code: 3, message: trouble }
}
