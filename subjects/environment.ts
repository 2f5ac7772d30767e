/** Variables that would change how the app under test behaves, were they inherited from the shell of whoever runs us. */
const meddling = /^(NEXTAUTH_.*|AUTH_.*|VERCEL.*|COMPANY_API_URL|PORT|NODE_OPTIONS|NODE_ENV|(https?|all)_proxy)$/i

/** The names of variables in `environment` that children will not get. */
export function ignoredVariables(environment: NodeJS.ProcessEnv = process.env): string[] {
  return Object.keys(environment)
    .filter((name) => meddling.test(name))
    .sort()
}

/**
 * The environment of a child process that runs the app: ours without what would change the app's behaviour, with
 * Next's telemetry off and no proxy between us and loopback.
 *
 * @param own what this child needs besides
 */
export function childEnvironment(own: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !meddling.test(name))
  return {
    ...Object.fromEntries(kept),
    NEXT_TELEMETRY_DISABLED: '1',
    // Next up to 15 else writes into the lockfile of the checkout, in which binaries of some platforms may be missing
    NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
    NO_PROXY: 'localhost,127.0.0.1,::1',
    ...own,
  }
}
