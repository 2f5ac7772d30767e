import type { Source } from './results'

/** A page of the documentation: `docs('https://next-auth.js.org/getting-started/client#updating-the-session')`. */
export const docs = (page: string): Source => ({ kind: 'docs', page })
/** An issue or pull request of nextauthjs/next-auth. */
export const issue = (number: number): Source => ({ kind: 'issue', number })
/** A file of a published package: `code('next-auth', 'react/index.js')`. */
export const code = (packageName: string, file: string): Source => ({ kind: 'code', package: packageName, file })
/** A published security advisory: `advisory('GHSA-x445-f3h2-j279')`. */
export const advisory = (id: string): Source => ({ kind: 'advisory', id })
