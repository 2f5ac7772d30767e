/** Variables that would change the behavior of the app under test if it inherited them from the user's shell. */
const conflicting =
  /^(NEXTAUTH_.*|AUTH_.*|VERCEL.*|COMPANY_API_URL|NEXT_PUBLIC_BASE_PATH|PORT|NODE_OPTIONS|NODE_ENV|(https?|all)_proxy)$/i

/** The names of the variables in `environment` that child processes do not inherit. */
export function ignoredVariables(environment: NodeJS.ProcessEnv = process.env): string[] {
  return Object.keys(environment)
    .filter((name) => conflicting.test(name))
    .sort()
}

/**
 * The environment of a child process that runs the app: this process's environment without the variables that would change the
 * app's behavior, with Next's telemetry off and no proxy for loopback.
 *
 * @param own additional variables for this child
 */
export function childEnvironment(own: Record<string, string>): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([name]) => !conflicting.test(name))
  return {
    ...Object.fromEntries(kept),
    NEXT_TELEMETRY_DISABLED: '1',
    // Otherwise, Next up to 15 writes to the checkout's lockfile, which may lack the binaries of some platforms
    NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
    NO_PROXY: 'localhost,127.0.0.1,::1',
    ...own,
  }
}
