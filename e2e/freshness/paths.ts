import {
  article,
  code,
  docs,
  expect,
  issue,
  type Reading,
  type Source,
  type SpecMeta,
  type UpdatePath,
} from '../../fixtures'
import { after, type Scene } from './scene'

/** A way to change a session, as a cell goes it. */
export interface Way<Stage extends Scene> {
  /** Changes the company, and gives the update's own response. */
  update: (scene: Stage) => Promise<Reading>
  /** Proves that the change has landed, where it is kept. */
  landed: (scene: Stage) => Promise<void>
  /** What is wrong where it has not. @default 'The update did not take effect' */
  otherwise?: string
}

/** A way with where it comes from, and what it needs. */
export interface Path<Stage extends Scene = Scene> extends Way<Stage>, Pick<SpecMeta, 'needs' | 'holds'> {
  source: Source | Source[]
}

const updating = docs('https://next-auth.js.org/getting-started/client#updating-the-session')

const inCookie = async ({ device }: Scene) => {
  await expect(device.session).toHaveClaims({ company: after })
}

/** Every way to change a session. */
export const paths: Record<UpdatePath, Path> = {
  'get-query': {
    source: article('the wrapper'),
    update: ({ tab }) => tab.update.byQuery({ companyId: after.id }),
    landed: inCookie,
  },
  'update-data': {
    source: updating,
    needs: ['update()'],
    update: ({ tab }) => tab.update.byUpdate({ companyId: after.id }),
    landed: inCookie,
  },
  // The company API changes first; the callback asks it again
  update: {
    source: [updating, issue(11002)],
    needs: ['update()'],
    // NextAuth 5 sends a GET for it, and the callback is told nothing
    holds: { 'next-auth': '<5.0.0-0' },
    update: ({ tab, person }) => {
      person.companyId = after.id
      return tab.update.byUpdate()
    },
    landed: inCookie,
  },
  'post-csrf': {
    source: docs('https://next-auth.js.org/getting-started/rest-api'),
    holds: { 'next-auth': '>=4.21.0 <6.0.0-0' },
    update: ({ tab }) => tab.update.byPost({ companyId: after.id }),
    landed: inCookie,
  },
  'api-route': {
    source: code('next-auth', 'jwt/index.js'),
    update: ({ tab }) => tab.update.byApiRoute({ companyId: after.id }),
    landed: inCookie,
  },
  'route-handler': {
    source: code('next-auth', 'jwt/index.js'),
    update: ({ tab }) => tab.update.byRouteHandler({ companyId: after.id }),
    landed: inCookie,
  },
  // The company API changes first; the callback asks it at the sign-in
  'sign-in': {
    source: docs('https://next-auth.js.org/getting-started/client#using-the-redirect-false-option'),
    update: ({ tab, person }) => {
      person.companyId = after.id
      return tab.update.bySignIn(person.email, person.password)
    },
    landed: inCookie,
  },
  'client-store': {
    source: article('no client-only store'),
    update: ({ tab }) => tab.update.byClientStore(after),
    landed: async ({ tab }) => {
      await expect(await tab.storedByClientStore()).toShow({ state: { company: after } })
    },
  },
}
