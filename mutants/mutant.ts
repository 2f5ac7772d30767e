import type { AppName } from '../schema/subject'

/** One deliberate fault, made to prove that the specs can fail. */
export interface Mutant {
  /** Permanent, kebab-case, prefixed with the part of the product that it is in: `react/update-does-not-broadcast`. */
  id: string
  /** What the fault does, in one line: `update() no longer broadcasts to other tabs`. */
  intent: string
  /** What users or developers would lose by it. */
  loses: string
  /** The app that it is in. @default v4 */
  app?: AppName
  /** The file of a package (`next-auth/react/index.js`) or of an app (`session/token.ts`). */
  file: string
  /** Texts that the file contains exactly once, each with its replacement. */
  patch: [original: string, replacement: string][]
  /**
   * The specs that must catch it; `*` means all, `fresh/*` every cell. A cell of the freshness table catches it only
   * if its observed verdict is not the expected one.
   */
  caughtBy: string[]
  /** Set where any failure of a spec catches it: the only thing to prove is that the spec does not hold. */
  anyFailure?: true
  /** The specs among them that rightly still hold, and why; `*` as above. They must hold. */
  rightlyHeld?: Record<string, string>
  /** Why no spec can observe a difference. No spec has to catch such a mutant. */
  equivalent?: string
}

/** The app that a mutant is in. */
export const appOfMutant = ({ app = 'v4' }: Mutant): AppName => app

/** Mutants in code that both apps have: each in the app for NextAuth 4, and in that for NextAuth 5, where its id is `part/v5-fault`. */
export const inBothApps = (mutants: Mutant[]): Mutant[] => [
  ...mutants,
  ...mutants.map((one): Mutant => ({ ...one, id: one.id.replace('/', '/v5-'), app: 'v5' })),
]

/**
 * Whether a mutant takes effect only in a server that was started with it: the app calls what its file exports while it loads, and
 * keeps the result, or the file exports something other than functions.
 */
export const isChosenAtStart = ({ file }: Mutant): boolean => filesChosenAtStart.has(file)

const filesChosenAtStart = new Set([
  '@auth/core/lib/actions/callback/oauth/checks.js',
  '@auth/pg-adapter/index.js',
  'next-auth/core/lib/default-callbacks.js',
  'next-auth/core/lib/oauth/checks.js',
  'next-auth/index.js',
  'next-auth/lib/index.js',
  'next-auth/next/middleware.js',
  'next-auth/providers/email.js',
  'session/deployment.ts',
  'session/props.ts',
  'session/variations.ts',
  'v4/instrumentation.ts',
  'v5/auth/index.ts',
  'v5/instrumentation.ts',
  'v5/upgrade-from-v4.ts',
])
