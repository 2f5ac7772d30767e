import type { Source } from '../../schema/results'
import { code, docs } from '../../schema/sources'

/**
 * What an upgrade from NextAuth 4 to NextAuth 5 changes that no spec compares one to one, because the apps of the two versions are
 * written differently. Code is in backticks.
 */
export interface Rewrite {
  what: string
  before: string
  after: string
  source: Source[]
  /** The ids of specs that show one side of it. */
  specs?: string[]
}

const migration = 'https://authjs.dev/getting-started/migrating-to-v5'
const onTheServer = docs(`${migration}#authenticating-server-side`)
const cookies = [code('next-auth', 'core/lib/cookie.js'), code('@auth/core', 'lib/utils/cookie.js')]
const jwt = [code('next-auth', 'jwt/index.js'), code('@auth/core', 'jwt.js')]

/** Shown in this order. */
export const rewrites: Rewrite[] = [
  {
    what: 'The name of the session cookie',
    before: '`next-auth.session-token`, over HTTPS `__Secure-next-auth.session-token`',
    after: '`authjs.session-token`, over HTTPS `__Secure-authjs.session-token`',
    source: cookies,
  },
  {
    what: 'The encryption of the session cookie',
    before: 'A256GCM, with a key from the secret and an empty salt',
    after: 'A256CBC-HS512, with a key from the secret and the name of the cookie as the salt',
    source: jwt,
  },
  {
    what: 'The name of the CSRF cookie',
    before: '`next-auth.csrf-token`, over HTTPS `__Host-next-auth.csrf-token`',
    after: '`authjs.csrf-token`, over HTTPS `__Host-authjs.csrf-token`',
    source: cookies,
  },
  {
    what: 'The secret',
    before: '`NEXTAUTH_SECRET`',
    after: '`AUTH_SECRET`. The old name still works.',
    source: [docs('https://authjs.dev/getting-started/deployment#auth_secret'), code('next-auth', 'lib/env.js')],
  },
  {
    what: 'The URL of the app',
    before: '`NEXTAUTH_URL`',
    after: '`AUTH_URL`, usually not needed. The old name still works. Behind your own reverse proxy: `AUTH_TRUST_HOST`',
    source: [docs('https://authjs.dev/getting-started/deployment#auth_url'), code('next-auth', 'lib/env.js')],
  },
  {
    what: 'The configuration',
    before: '`NextAuth(authOptions)` in the auth route',
    after:
      '`export const { auth, handlers, signIn, signOut } = NextAuth({ … })` in `auth.ts`. The auth route exports `handlers`.',
    source: [docs(`${migration}#configuration`)],
  },
  {
    what: 'The session in server components and route handlers',
    before: '`getServerSession(authOptions)`',
    after: '`auth()`',
    source: [onTheServer],
    specs: ['fresh/update-data/server-component/immediately', 'fresh/update-data/route-handler/immediately'],
  },
  {
    what: 'The session in `getServerSideProps`',
    before: '`getServerSession(ctx.req, ctx.res, authOptions)`',
    after: '`auth(ctx)`',
    source: [onTheServer],
    specs: ['fresh/update-data/get-server-side-props/immediately'],
  },
  {
    what: 'The session in an API route',
    before: '`getServerSession(req, res, authOptions)`',
    after: '`auth(req, res)`',
    source: [onTheServer],
    specs: ['fresh/update-data/api-route/immediately'],
  },
  {
    what: '`getSession({ req })` on the server',
    before: 'returns the session',
    after: '`auth()`, as above',
    source: [onTheServer],
    specs: ['v5/get-session-with-req-returns-null', 'v5/get-session-in-api-route-returns-null'],
  },
  {
    what: 'Guards in the proxy (middleware)',
    before: '`withAuth()`, or `getToken({ req })`',
    after: '`auth` as the proxy, or `auth((req) => …)` with `req.auth`',
    source: [onTheServer, docs('https://authjs.dev/getting-started/session-management/protecting')],
    specs: ['fresh/update-data/proxy/immediately', 'v5/proxy-rewrites-cookie'],
  },
  {
    what: '`getToken({ req })`',
    before: 'decrypts the cookie or the bearer token, and finds the secret itself',
    after: '`auth(req, res)`. If you keep `getToken()`, pass `secret`, and `secureCookie` over HTTPS.',
    source: [onTheServer, code('@auth/core', 'jwt.js')],
    specs: ['get-token-reads-bearer-token'],
  },
  {
    what: 'Database adapters',
    before: '`@next-auth/prisma-adapter` and others',
    after: '`@auth/prisma-adapter` and others. The tables stay the same.',
    source: [docs(`${migration}#adapters`)],
  },
  {
    what: 'Next.js',
    before: '12.2.5 or later',
    after: '14 or later',
    source: [docs(`${migration}#breaking-changes`)],
  },
  {
    what: 'The type of the configuration',
    before: '`NextAuthOptions`',
    after: '`NextAuthConfig`',
    source: [docs(`${migration}#typescript`)],
  },
]
