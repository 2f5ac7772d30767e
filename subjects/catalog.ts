import type { AppName } from '../schema/subject'

/** The exact versions that an app is built against. */
export interface Versions {
  'next-auth': string
  next: string
  /** Also the version of react-dom. */
  react: string
  /** The version that next-auth's email provider requires. */
  nodemailer: string
  /** The version that Next builds the app with. */
  typescript: string
}

/** One subject that is known to build and run. */
export interface CatalogRow extends Versions {
  app: AppName
  /** Why it runs with versions that its peer dependencies do not accept. Absent: they accept them. */
  forced?: string
  /** A version or a range of Node that it runs on. Absent: on the Node that runs the command. */
  node?: string
}

/** The react and TypeScript for each major of next. Up to next 15, the build fails with TypeScript 7. */
const with13 = { next: '13.5.11', react: '18.3.1', typescript: '5.9.3' }
const with14 = { next: '14.2.35', react: '18.3.1', typescript: '5.9.3' }
const with15 = { next: '15.5.29', react: '19.3.1', typescript: '5.9.3' }
const with16 = { next: '16.4.6', react: '19.3.1', typescript: '7.0.2' }

export const generations = [with16, with15, with14, with13]

/** The versions of nodemailer, one for each major that next-auth has required. */
export const nodemailers = ['7.0.13', '6.10.1']
const [nodemailer7 = '', nodemailer6 = ''] = nodemailers

/** The versions of Node that the matrix runs the checkout's next-auth 4 on, in addition to the Node that runs the command. */
export const nodes = ['22', '24', '26']

/**
 * The other dependencies of the app. The checkout's own package.json may have different versions. Only this list determines what
 * a row installs, so that a bump in package.json does not change the locks.
 */
export const companions = {
  zustand: '5.1.0',
  '@reduxjs/toolkit': '2.14.0',
  'react-redux': '9.3.1',
  '@types/node': '20.19.43',
}

/**
 * The subjects of `npm run matrix`, in the order of its columns. Each is installed from its lock in subjects/locks, which
 * `npm run matrix -- --write-locks` writes.
 */
export const catalog: CatalogRow[] = [
  { app: 'v4', 'next-auth': '4.18.10', ...with13, nodemailer: nodemailer6 },
  { app: 'v4', 'next-auth': '4.20.1', ...with13, nodemailer: nodemailer6 },
  { app: 'v4', 'next-auth': '4.21.1', ...with13, nodemailer: nodemailer6 },
  { app: 'v4', 'next-auth': '4.22.5', ...with13, nodemailer: nodemailer6 },
  { app: 'v4', 'next-auth': '4.23.2', ...with13, nodemailer: nodemailer6 },
  { app: 'v4', 'next-auth': '4.24.5', ...with14, nodemailer: nodemailer6 },
  { app: 'v4', 'next-auth': '4.24.11', ...with15, nodemailer: nodemailer6 },
  { app: 'v4', 'next-auth': '4.24.15', ...with13, nodemailer: nodemailer7 },
  { app: 'v4', 'next-auth': '4.24.15', ...with14, nodemailer: nodemailer7 },
  { app: 'v4', 'next-auth': '4.24.15', ...with15, nodemailer: nodemailer7 },
  {
    app: 'v4',
    'next-auth': '4.21.1',
    ...with16,
    nodemailer: nodemailer6,
    forced: 'next-auth 4.21.1 requires next 12 or 13; on 16 it shows which differences come from Next itself',
  },
  { app: 'v4', 'next-auth': '4.24.15', ...with16, nodemailer: nodemailer7 },
  { app: 'v5', 'next-auth': '5.0.0-beta.4', ...with14, nodemailer: nodemailer6 },
  { app: 'v5', 'next-auth': '5.0.0-beta.15', ...with14, nodemailer: nodemailer6 },
  { app: 'v5', 'next-auth': '5.0.0-beta.20', ...with14, nodemailer: nodemailer6 },
  { app: 'v5', 'next-auth': '5.0.0-beta.25', ...with15, nodemailer: nodemailer6 },
  { app: 'v5', 'next-auth': '5.0.0-beta.31', ...with16, nodemailer: nodemailer7 },
  { app: 'v5', 'next-auth': '5.0.0-beta.32', ...with16, nodemailer: nodemailer7 },
]
