import type { Subject } from './results'

/** What a reporter needs to know of a {@link SubjectOnDisk}. */
export type ReportedSubject = Pick<SubjectOnDisk, 'subject' | 'isCheckouts'>

/** A built subject, and where it is on disk. */
export interface SubjectOnDisk {
  subject: Omit<Subject, 'versions'> & { versions: Omit<Subject['versions'], 'browser'> }
  /** The absolute path of the folder of the app, with its build. */
  folder: string
  /** The path of `NEXTAUTH_URL` and `AUTH_URL` after the origin: `/api/auth`, or an empty string. */
  authPath: string
  /** Whether it is the checkout's main app on the checkout's versions, which is the subject of the baseline. */
  isCheckouts: boolean
  /** What it was built from: the absolute path of the folder with the apps, and the hash of their files. */
  source: { apps: string; key: string }
}
