/** The signals that end a run early. */
const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Calls a function at each signal that ends a run early, instead of ending this process. @returns what undoes this */
export function onInterruption(handle: () => void): () => void {
  for (const signal of interruptions) process.on(signal, handle)
  return () => {
    for (const signal of interruptions) process.off(signal, handle)
  }
}
