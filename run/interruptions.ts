import { Interrupted } from './exit-codes'

/** The signals that end a run early. */
const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Calls a function at each signal that ends a run early, instead of ending this process. @returns what undoes this */
export function onInterruption(handle: () => void): () => void {
  for (const signal of interruptions) process.on(signal, handle)
  return () => {
    for (const signal of interruptions) process.off(signal, handle)
  }
}

/**
 * Does work that ends early at a signal.
 *
 * @param work is given what aborts at the signal
 * @throws Interrupted when it has aborted
 */
export async function abortOnInterruption<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController()
  const ignoreInterruptions = onInterruption(() => abort.abort())
  try {
    return await work(abort.signal)
  } catch (error) {
    throw error instanceof Error && error.name === 'AbortError' ? new Interrupted('\nInterrupted.') : error
  } finally {
    ignoreInterruptions()
  }
}
