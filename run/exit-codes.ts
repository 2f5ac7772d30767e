import { ResultsError } from '../report/read'
import { EnvironmentFault } from '../schema/process'
import { NoSuchSubject, SubjectFailed } from '../subjects/errors'
import { writeErrorMessage, displayPath } from './paths'

/** The command was used incorrectly. It exits with 2. */
export class UsageError extends Error {}

/** The text that a mutant replaces no longer exists, so the mutant proves nothing. The command exits with 1. */
export class MutantDoesNotApply extends Error {}

/** The command was interrupted. It exits with 130. */
export class Interrupted extends Error {}

/**
 * Runs a command and converts errors to exit codes. An error that is expected is printed as its message, any other error in full.
 *
 * @param work returns the exit code
 * @returns 1 for a mutant that does not apply, 2 for wrong usage, 3 for a failure of the environment or an unexpected error, 130 for an interruption
 */
export async function asExitCode(work: () => number | Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    const { code, message } = exitFor(error) ?? { code: 3, message: error }
    console.error(message)
    return code
  }
}

/** The exit code and the message for an expected error. undefined: the error is unexpected. */
export function exitFor(error: unknown): { code: 1 | 2 | 3 | 130; message: string } | undefined {
  if (error instanceof MutantDoesNotApply) return { code: 1, message: error.message }
  if (error instanceof UsageError || error instanceof ResultsError || error instanceof NoSuchSubject)
    return { code: 2, message: error.message }
  if (error instanceof SubjectFailed)
    return {
      code: 3,
      message: [error.message, error.log && `Full log: ${displayPath(error.log)}`].filter(Boolean).join('\n'),
    }
  if (error instanceof EnvironmentFault) return { code: 3, message: error.text }
  if (error instanceof Interrupted) return { code: 130, message: error.message }
  const writeError = writeErrorMessage(error)
  return writeError === undefined ? undefined : { code: 3, message: writeError }
}
