import type { AppName } from '../report/schema'

/** The exact versions that an app is built against. */
export interface Versions {
  'next-auth': string
  next: string
  /** Of react-dom as well. */
  react: string
  /** What next-auth's e-mail provider asks for. */
  nodemailer: string
  /** What Next builds the app with. */
  typescript: string
}

/** One subject that is known to build and run. */
export interface CatalogRow extends Versions {
  app: AppName
  /** Why it runs with versions that its peer dependencies refuse. Absent: they accept them. */
  forced?: string
}

/** What goes with each major of next: react, and a TypeScript that it can build with (7 breaks the build up to next 15). */
const with13 = { next: '13.5.11', react: '18.3.1', typescript: '5.9.3' }
const with14 = { next: '14.2.35', react: '18.3.1', typescript: '5.9.3' }
const with15 = { next: '15.5.29', react: '19.3.1', typescript: '5.9.3' }
const with16 = { next: '16.4.6', react: '19.3.1', typescript: '7.0.2' }

export const generations = [with16, with15, with14, with13]

/** The majors of nodemailer that next-auth has asked for. */
export const nodemailers = ['7.0.13', '6.10.1']
const [nodemailer7 = '', nodemailer6 = ''] = nodemailers

/**
 * What the app needs besides. The checkout's own package.json may say otherwise: what a row installs is decided here alone,
 * so that a bump there leaves all locks as they are.
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
    forced: 'next-auth 4.21.1 wants next 12 or 13; on 16 it shows which differences are Next’s own',
  },
  { app: 'v4', 'next-auth': '4.24.15', ...with16, nodemailer: nodemailer7 },
  { app: 'v5', 'next-auth': '5.0.0-beta.4', ...with14, nodemailer: nodemailer6 },
  { app: 'v5', 'next-auth': '5.0.0-beta.15', ...with14, nodemailer: nodemailer6 },
  { app: 'v5', 'next-auth': '5.0.0-beta.20', ...with14, nodemailer: nodemailer6 },
  { app: 'v5', 'next-auth': '5.0.0-beta.25', ...with15, nodemailer: nodemailer6 },
  { app: 'v5', 'next-auth': '5.0.0-beta.31', ...with16, nodemailer: nodemailer7 },
  { app: 'v5', 'next-auth': '5.0.0-beta.32', ...with16, nodemailer: nodemailer7 },
]
