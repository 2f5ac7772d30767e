import type { AppName } from '../report/schema'

/** One deliberate fault, made to prove that the specs can fail. */
export interface Mutant {
  /** Permanent, kebab-case, behind the part of the product that it is in: `react/update-tells-no-tab`. */
  id: string
  /** What it does, in one line: `update() no longer tells other tabs`. */
  intent: string
  /** The behaviour that a person would lose. */
  loses: string
  /** Which app it is in. @default v4 */
  app?: AppName
  /** The file: of a package (`next-auth/react/index.js`), or of an app (`session/token.ts`). */
  file: string
  /** Texts of the file, each of which is there exactly once, and what stands in their place. */
  patch: [original: string, instead: string][]
  /** The specs that must catch it; `*` is all, `fresh/*` every cell. A cell of the freshness table catches it by its verdict. */
  caughtBy: string[]
  /** Whether a spec catches it by whatever way it fails: what is to be proved is only that it does not hold. */
  anyFailure?: true
  /** Of those, the specs that rightly hold all the same, and why; `*` as above. They must hold. */
  rightlyHeld?: Record<string, string>
  /** Why nobody can see a difference. Then no spec has to catch it. */
  equivalent?: string
}

/** The app that a mutant is in. */
export const appOfMutant = ({ app = 'v4' }: Mutant): AppName => app
