// What the specs run on.

import type { Subject } from './results'

export type { Subject } from './results'

/** The packages whose versions decide which specs hold. */
export const subjectPackages = ['next-auth', 'next', 'react'] as const

export type SubjectPackage = (typeof subjectPackages)[number]

/** What a subject may or may not support, depending on its versions. A spec that `needs` a capability cannot run without it. */
export const capabilities = [
  'update()',
  'unstable_update()',
  'client-side navigation without a prefetch',
  'the session in the App Router',
  'auth routes in either router',
  'withAuth()',
] as const

export type Capability = (typeof capabilities)[number]

/** The apps under test, named after the major version of next-auth that they are written for. */
export const appNames = { v4: 'NextAuth 4', v5: 'NextAuth 5' } as const

export type AppName = keyof typeof appNames

/** What a reporter needs to know of a {@link SubjectOnDisk}. */
export type ReportedSubject = Pick<SubjectOnDisk, 'subject' | 'isCheckouts'>

/** A built subject, and where it is on disk. */
export interface SubjectOnDisk {
  subject: Omit<Subject, 'versions'> & { versions: Omit<Subject['versions'], 'browser'> }
  /** The absolute path of the folder of the app, with its build. */
  folder: string
  /** The absolute path of an ES module that exports the `encode` and `decode` of next-auth. */
  jwt: string
  /** The path of `NEXTAUTH_URL` and `AUTH_URL` after the origin: `/api/auth`, or an empty string. */
  authPath: string
  /** Whether it is the checkout's main app on the checkout's versions, which is the subject of the baseline. */
  isCheckouts: boolean
  /** What it was built from: the absolute path of the folder with the apps, and the hash of their files. */
  source: { apps: string; key: string }
}
