import type { Hazard } from './hazard'

const jwt = 'hardened/jwt.ts'
const schema = 'hardened/change.ts'
const reads = 'hardened/reads.ts'

/** The hazards in the order in which they should worry somebody who copies the article. */
export const hazards: Hazard[] = [
  {
    id: 'cross-site-get',
    happens: 'A GET of the session route with a query changes the session of whoever opens the link.',
    who: ['link'],
    loses: 'The user acts for another company, and does not know it.',
    specs: ['cross-site-get/*', 'same-site-get/*'],
    defense: 'Let no GET change the session: the jwt callback does not see the request, and handles only `update()`.',
    lines: [{ file: jwt, text: "if (trigger !== 'update') return token" }],
    preventedBy: ['no-get-changes/*'],
  },
  {
    id: 'copied-update',
    happens: 'A jwt callback that copies an update into the token lets users write every claim.',
    who: ['user'],
    loses: 'Users make themselves administrators, become other users, or lock themselves out.',
    specs: ['copied-update/*', 'bad-update/copied-types', 'bad-update/copied-form', 'bad-update/copied-depth'],
    defense: 'List in a schema what an update may carry, with its types, and reject everything else as a whole.',
    lines: [
      { file: schema, text: 'const changeSchema = z.strictObject({' },
      { file: jwt, text: 'const change = parseChange(sent)\nif (!change) return token' },
    ],
    preventedBy: ['copied-update/hardened', 'bad-update/hardened'],
  },
  {
    id: 'not-a-member',
    happens: 'An update switches to any company that exists.',
    who: ['user'],
    loses: 'The data of other companies.',
    specs: ['only-members-switch/unchecked'],
    defense: 'Ask the company API whether the user is a member, before anything is asked about the company.',
    lines: [{ file: jwt, text: 'if (!(await isMember(token, companyId, find))) return token' }],
    preventedBy: ['only-members-switch/hardened', 'bad-update/hardened-tells-nothing'],
  },
  {
    id: 'rights-revoked',
    happens: 'A token keeps the rights that it had when the user signed in.',
    who: ['change'],
    loses: 'A user who was demoted, removed or deleted still acts.',
    specs: [
      'demoted-admin/never-asking',
      'demoted-admin/until-update',
      'demoted-admin/is-let-in-once-more',
      'removed-member-still-acts',
      'deleted-user/never-asking',
      'deleted-user/ignored-by-update',
      'deleted-user/ignored-by-every-read',
    ],
    defense: 'Ask again at every read, and end the session if the user no longer exists. The proxy must ask, too.',
    preventedBy: ['demoted-admin/always-asking', 'removed-member-is-rejected', 'deleted-user/is-signed-out'],
  },
  {
    id: 'late-read',
    happens: 'A read whose response arrives after an update or a sign-out puts the old cookie back.',
    who: ['time', 'tab'],
    loses: 'The update is undone. After a sign-out, the user is signed in again.',
    specs: ['late-read/*'],
    defense: 'Let reads write no session cookie. The session then ends a fixed time after the last update.',
    lines: [{ file: reads, text: 'cookies.filter(mayBeSet)' }],
    preventedBy: ['late-read/hardened-keeps-update', 'late-read/hardened-keeps-sign-out'],
  },
  {
    id: 'concurrent-updates',
    happens: 'Of two updates at the same time, the one that ends last undoes the other.',
    who: ['tab'],
    loses: 'One of the two changes, without an error.',
    specs: ['concurrent-updates/*'],
    defense: 'A cookie cannot prevent it. Keep in a database what must not be lost, one column for each claim.',
    preventedBy: ['database/updates-of-different-columns-are-kept'],
  },
  {
    id: 'lost-update',
    happens: 'NextAuth ignores an `update()` while the session loads or another update is running.',
    who: ['time', 'user'],
    loses: 'The update, without an error.',
    specs: ['update-while-loading-is-lost', 'second-update-is-lost'],
    defense: 'Let an update wait for the first load and for the update before it. A Web Lock includes the other tabs.',
    lines: [
      {
        file: 'hardened/use-update.ts',
        text: "if (current.current.status === 'loading') await new Promise<void>((resolve) => onLoaded.current.push(resolve))",
      },
    ],
    preventedBy: ['update-in-turn/*'],
  },
  {
    id: 'failed-read',
    happens:
      'After one failed read of the session, a page shows the user as signed out, although the cookie is still valid.',
    who: ['time'],
    loses: 'The page, until something reads the session again. In NextAuth 4, an update on it is lost.',
    specs: ['failed-read/update-is-lost', 'failed-read/get-session-does-not-repair'],
    defense: 'Reload the page, or use NextAuth 5, where `getSession()` and `update()` repair the page.',
    preventedBy: ['failed-read/reload-repairs', 'v5/failed-read-*'],
  },
  {
    id: 'throwing-callback',
    happens: 'If the jwt callback throws, because the company API fails, NextAuth ends the session.',
    who: ['time'],
    loses: 'An outage of the company API signs everybody out.',
    specs: ['throwing-callback/*', 'failing-upstream/*'],
    defense:
      'Keep the last token when a change fails, limit how long it may take, and check what the company API responds.',
    lines: [
      { file: 'hardened/last-token.ts', text: "return { ...last, error: 'UpdateFailed' }" },
      { file: 'hardened/company-api.ts', text: 'const signal = AbortSignal.timeout(timeout)' },
    ],
    preventedBy: [
      'failing-upstream/hardened-survives-error',
      'failing-upstream/hardened-survives-dropped',
      'failing-upstream/hardened-survives-html',
      'failing-upstream/hardened-survives-other-shape',
      'failing-upstream/hardened-survives-silent',
      'throwing-callback/get-session-keeps-last',
      'throwing-callback/server-component-keeps-last',
    ],
  },
  {
    id: 'large-update',
    happens: 'A large update is reported as a success, and its cookies exceed the limit for the headers of a request.',
    who: ['user', 'change'],
    loses: 'Every page and every route returns 431, the sign-out too, until the user deletes the cookies.',
    specs: ['large-update/*', 'bad-update/large-name'],
    defense:
      'Limit the length of every text in the schema, measure the token before NextAuth encrypts it, and keep the last one if it is too large.',
    lines: [
      {
        file: 'hardened/last-token.ts',
        text: "if (sizeOf(changed) > largestToken) return { ...last, error: 'SessionTooLarge' }",
      },
      { file: schema, text: 'firstName: z.string().min(1).max(100).optional(),' },
    ],
    preventedBy: ['large-update/hardened', 'bad-update/hardened', 'bad-update/hardened-in-route-handler'],
  },
  {
    id: 'stray-cookie',
    happens: 'NextAuth joins every cookie whose name begins with that of the session cookie.',
    who: ['host'],
    loses: 'The session: the joined value cannot be decrypted.',
    specs: ['stray-cookie/*'],
    defense: 'Choose other names, or remove from a request what is not a chunk of the session cookie.',
    lines: [{ file: 'hardened/own-cookies.ts', text: 'return !isChunk' }],
    preventedBy: [
      'stray-cookie/hardened-ignores-number',
      'stray-cookie/hardened-ignores-word',
      'stray-cookie/hardened-keeps-chunks',
    ],
  },
  {
    id: 'planted-csrf-token',
    happens: 'A CSRF token belongs to no user. A program that can set its cookie in a browser can send forms with it.',
    who: ['host'],
    loses: 'The user is signed out, or acts in the account of another user and does not know it.',
    specs: ['planted-csrf-token/*'],
    defense:
      'Serve the app over https: the name of the cookie then begins with `__Host-`, and no other host can set it. Another program on the same host still can.',
    preventedBy: ['planted-csrf-token/host-prefix'],
  },
  {
    id: 'base-path-with-auth',
    happens: 'If NEXTAUTH_URL ends with the base path, `withAuth()` of NextAuth 4 lets everyone in.',
    who: ['visitor'],
    loses: 'The pages that the proxy (middleware) should guard.',
    specs: ['base-path/of-app/with-auth-guards-nothing'],
    defense: 'End NEXTAUTH_URL with the path of NextAuth’s own routes, such as `/shop/api/auth`.',
    preventedBy: ['base-path/with-auth/redirects'],
  },
  {
    id: 'base-path-in-auth',
    happens:
      'If AUTH_URL has a base path, `nextUrl.pathname` in `auth()` of NextAuth 5 begins with it, and a guard by path matches nothing.',
    who: ['user'],
    loses: 'What the guard keeps from some users, such as the page of administrators.',
    specs: ['base-path/auth/pathname-with-base-path'],
    defense: 'Remove the base path before you compare paths.',
    lines: [
      {
        file: 'session/base-path.ts',
        text: "adaptsPaths && `${pathname}/`.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) || '/' : pathname",
      },
    ],
    preventedBy: ['base-path/redirects/path-without-base-path'],
  },
  {
    id: 'authorized-beside-function',
    happens:
      'If `auth()` of NextAuth 5 is given a function, it ignores what the callback `authorized` returns, unless it is a response.',
    who: ['visitor'],
    loses: 'The pages that the callback should guard.',
    specs: ['v5/authorized/function-ignores-it'],
    defense:
      'Decide in one place: in the function, or in a callback that returns a response to users who may not open the page.',
    preventedBy: ['v5/authorized/response-is-sent'],
  },
  {
    id: 'leftover-cookie-for-host',
    happens: 'If the session cookie gets a path, a user who was signed in before has two, and signing out removes one.',
    who: ['time'],
    loses: 'The user is still signed in after signing out.',
    specs: ['base-path/cookies/leftover/sign-out-removes-one'],
    defense: 'Give the cookie another name at the same time: the one left from before is then ignored.',
    preventedBy: ['base-path/cookies/leftover/renamed-ignores-it'],
  },
  {
    id: 'copied-cookie',
    happens: 'A copy of the session cookie works until it expires, whatever has happened to the session since.',
    who: ['copy'],
    loses: 'Signing out does not end the session of a thief.',
    specs: ['copied-cookie/*'],
    defense: 'A cookie alone cannot prevent it. With database sessions, a sign-out deletes the row.',
    preventedBy: ['database/sign-out-deletes-the-row'],
  },
  {
    id: 'upstream-path',
    happens: 'A company id that is a path, or very long, reaches the company API. `encodeURIComponent` keeps two dots.',
    who: ['user'],
    loses: 'The app asks for something else in the name of the user, and the error signs the user out.',
    specs: ['bad-update/two-dots', 'bad-update/large-id'],
    defense: 'Say in the schema what an id looks like.',
    lines: [{ file: schema, text: "companyId: z.stringFormat('company-id', /^[a-z0-9-]{1,64}$/).optional()," }],
    preventedBy: ['bad-update/hardened', 'bad-update/hardened-in-route-handler'],
  },
  {
    id: 'secret-in-session',
    happens: 'A session callback that spreads the token sends all of it to the browser.',
    who: ['script'],
    loses: 'The access token of the provider, and every other secret in the token.',
    specs: ['secret-in-token/spread', 'article-callbacks-expose-*'],
    defense: 'Pick in the session callback what the browser may know.',
    lines: [
      { file: 'session/token.ts', text: 'return Object.assign(session as object, { user, company, preferences })' },
    ],
    preventedBy: ['secret-in-token/picked', 'no-secret-shows'],
  },
  {
    id: 'shared-secret',
    happens: 'A token of another app with the same secret signs the user in, in NextAuth 4 under any cookie name.',
    who: ['app'],
    loses: 'Whoever has a right in one app has it in all of them.',
    specs: ['other-token/*'],
    defense: 'Give each app a secret of its own.',
    preventedBy: ['token-of-another-secret-is-rejected'],
  },
  {
    id: 'malformed-json',
    happens: 'In a route handler of NextAuth 4, malformed JSON makes the session route fail.',
    who: ['visitor'],
    loses: 'Every such request is a 500 and an error in the log.',
    specs: ['bad-request/malformed-json-in-route-handler'],
    defense: 'Serve the auth routes from an API route, or use NextAuth 5.',
    preventedBy: ['bad-request/malformed-json'],
  },
]

/** Whether an id is one of these. `*` at the end of one means all ids with this prefix. */
export const isAmong = (patterns: readonly string[], id: string): boolean =>
  patterns.some((pattern) => (pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : pattern === id))
