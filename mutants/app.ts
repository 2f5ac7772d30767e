import type { Mutant } from './mutant'

const options = 'v4/auth/options.ts'
const token = 'session/token.ts'
const change = 'session/change.ts'
const companyApi = 'session/company-api.ts'
const rewrite = 'session/rewrite.ts'

/** Faults in the app: its callbacks, the data that it accepts from a browser, its requests to the company API, its own writes. */
export const app: Mutant[] = [
  {
    id: 'app/update-data-ignored',
    intent: 'the jwt callback ignores the trigger and reads the query of every request',
    loses: 'update(data) changes nothing',
    file: options,
    patch: [[`changed(token, trigger === 'update' ? session : req?.query)`, `changed(token, req?.query)`]],
    caughtBy: [
      'update-carries-nested-data',
      'post-updates-session',
      'use-session-catches-up-on-update',
      'no-secret-shows-after-update',
    ],
  },
  {
    id: 'app/query-ignored',
    intent: 'the jwt callback ignores the query',
    loses: 'the article’s GET changes nothing',
    file: options,
    patch: [[`trigger === 'update' ? session : req?.query`, `trigger === 'update' ? session : undefined`]],
    caughtBy: [
      'get-response-carries-update',
      'get-session-is-fresh-after-get',
      'no-secret-shows',
      'no-secret-shows-in-app-router',
    ],
  },
  {
    id: 'app/empty-update-fetches-nothing',
    intent: 'the jwt callback treats update() without data as an empty change',
    loses: 'changes in the company API do not reach the session',
    file: options,
    patch: [[`      if (trigger === 'update' && isEmpty(session)) return askedAgain(token)\n`, '']],
    caughtBy: ['empty-update-refetches-company-api'],
  },
  {
    id: 'app/options-from-first-request',
    intent: 'the options are created only once, so the query of the first request is used for every request',
    loses: 'every visitor gets the change that the first visitor requested, and their own request is ignored',
    file: options,
    patch: [
      [
        'export const createOptions = (req?: RequestWithQuery): NextAuthOptions => ({',
        `let first: RequestWithQuery | undefined

export const createOptions = (given?: RequestWithQuery, req = (first ??= given)): NextAuthOptions => ({`,
      ],
    ],
    caughtBy: ['update-stays-with-its-user', 'use-session-without-session-prop-waits-for-reload'],
  },
  {
    id: 'app/token-not-returned',
    intent: 'the jwt callback changes the token but does not return it',
    loses: 'the first read of the session signs the user out',
    file: options,
    patch: [
      [
        `return changed(token, trigger === 'update' ? session : req?.query)`,
        `await changed(token, trigger === 'update' ? session : req?.query)`,
      ],
    ],
    caughtBy: ['get-response-carries-update', 'use-session-waits-for-reload'],
  },
  {
    id: 'app/token-loses-subject',
    intent: 'each call of the jwt callback removes the subject from the token',
    loses: 'code that looks up users by sub finds none',
    file: token,
    patch: [
      [
        `token.preferences = change.preferences
  return token`,
        `token.preferences = change.preferences
  Reflect.deleteProperty(token, 'sub')
  return token`,
      ],
    ],
    caughtBy: ['app/session-omits-token-internals'],
  },
  {
    id: 'app/sign-in-not-returned',
    intent: 'the jwt callback does not return what it stores at sign-in',
    loses: 'the session contains neither the user nor how they signed in',
    file: options,
    patch: [['return signedIn(token, user, account)', 'await signedIn(token, user, account)']],
    caughtBy: ['user-and-account-land-in-token', 'session-user-relays-token'],
  },
  {
    id: 'app/sign-in-drops-account',
    intent: 'the jwt callback stores the user without the account at sign-in',
    loses: 'the app cannot tell how a user signed in',
    file: token,
    patch: [[`{ ...profile, account: { provider, type, providerAccountId } }`, `{ ...profile }`]],
    caughtBy: ['user-and-account-land-in-token', 'session-user-relays-token'],
  },
  {
    id: 'app/sign-in-drops-standard-claims',
    intent: 'the jwt callback drops the claims that NextAuth put into the token at sign-in',
    loses: 'the token has no subject, and code that looks up users by sub or email finds none',
    file: token,
    patch: [['    ...token,\n', '']],
    caughtBy: ['user-and-account-land-in-token'],
  },
  {
    id: 'app/sign-in-drops-company',
    intent: 'at sign-in, the jwt callback does not store the company that the user chose last',
    loses: 'users have to choose their company again after every sign-in',
    file: token,
    patch: [['    ...(company && { company }),\n', '']],
    caughtBy: ['app/sign-in-sets-company'],
  },
  {
    id: 'app/last-company-shared',
    intent: 'a module variable keeps the company that was last chosen by any user, and every token gets this company',
    loses: 'users get each other’s company',
    file: token,
    patch: [
      [
        'export async function changed<Token',
        `let last: Claims['company']

export async function changed<Token`,
      ],
      [
        `    const company = await fetchCompany(change.companyId)
    if (company) token.company = company
  }`,
        `    last = (await fetchCompany(change.companyId)) ?? last
  }
  if (last) token.company = last`,
      ],
    ],
    caughtBy: ['update-stays-with-its-user'],
  },
  {
    id: 'app/unknown-company-stored',
    intent: 'a company that the company API does not know is stored as it was sent',
    loses: 'a session can contain a company that does not exist',
    file: token,
    patch: [
      [
        'if (company) token.company = company',
        'token.company = company ?? { id: change.companyId, name: change.companyId }',
      ],
    ],
    caughtBy: ['unknown-company-changes-nothing'],
  },
  {
    id: 'app/client-data-spread',
    intent: 'the data that the browser sends is spread into the token',
    loses: 'any user can make themselves an administrator',
    file: token,
    patch: [
      [
        `token.preferences = change.preferences
  return token`,
        `token.preferences = change.preferences
  return Object.assign(token, sent)`,
      ],
    ],
    caughtBy: ['app/unknown-claims-are-ignored', 'update-changes-no-other-claim'],
  },
  {
    id: 'app/first-name-replaces-user',
    intent: 'a new first name replaces the whole user',
    loses: 'the session loses the rest of the user',
    file: token,
    patch: [['{ ...token.user, firstName: change.firstName }', '{ firstName: change.firstName }']],
    caughtBy: ['app/first-name-changes-no-other-claim', 'long-session-is-chunked'],
  },
  {
    id: 'app/preferences-not-stored',
    intent: 'preferences are read but not stored in the token',
    loses: 'nested data in update(data) is lost',
    file: token,
    patch: [['  if (change.preferences) token.preferences = change.preferences\n', '']],
    caughtBy: ['update-carries-nested-data'],
  },
  {
    id: 'app/empty-update-skips-user',
    intent: 'update() without data does not fetch the user from the company API',
    loses: 'changes in the company API do not reach the session',
    file: token,
    patch: [['(await find(token.user.id)) ?? {}', '({} as Partial<KnownUser>)']],
    caughtBy: ['empty-update-refetches-company-api', 'app/empty-update-copies-company-api-values'],
  },
  {
    id: 'app/empty-update-replaces-user',
    intent: 'update() without data replaces the whole user with the company API’s response',
    loses: 'the session loses how the user signed in',
    file: token,
    patch: [['token.user = { ...token.user, ...user }', 'token.user = { ...user }']],
    caughtBy: ['app/empty-update-copies-company-api-values'],
  },
  {
    id: 'app/empty-update-skips-company',
    intent: 'update() without data fetches the user from the company API, but not their company',
    loses: 'a company chosen on another device does not reach the session',
    file: token,
    patch: [['  if (companyId) token.company = (await findCompany(companyId)) ?? token.company\n', '']],
    caughtBy: ['app/empty-update-copies-company-api-values', 'empty-update-refetches-company-api'],
  },
  {
    id: 'app/whole-token-relayed',
    intent: 'the session callback copies the whole token into the session',
    loses: 'everything that is ever stored in the token is visible in the browser',
    file: token,
    patch: [
      ['session: Session, { user, company, preferences }: Claims', 'session: Session, claims: Claims'],
      ['Object.assign(session as object, { user, company, preferences })', 'Object.assign(session as object, claims)'],
    ],
    caughtBy: ['secret-in-token/picked', 'app/session-omits-token-internals'],
  },
  {
    id: 'app/preferences-not-relayed',
    intent: 'the session callback does not copy the preferences into the session',
    loses: 'pages never see the preferences that the token contains',
    file: token,
    patch: [
      [
        'Object.assign(session as object, { user, company, preferences })',
        'Object.assign(session as object, { user, company })',
      ],
    ],
    caughtBy: ['update-carries-nested-data'],
  },
  {
    id: 'app/company-id-of-any-type',
    intent: 'a company id may be a list',
    loses: 'unvalidated values reach the company API',
    file: change,
    patch: [
      [
        `if (typeof companyId === 'string') change.companyId = companyId`,
        `if (companyId) change.companyId = companyId as string`,
      ],
    ],
    caughtBy: ['app/wrong-types-change-nothing'],
  },
  {
    id: 'app/first-name-of-any-type',
    intent: 'a first name may be a list',
    loses: 'pages that expect a string get something else',
    file: change,
    patch: [
      [
        `if (typeof firstName === 'string') change.firstName = firstName`,
        `if (firstName) change.firstName = firstName as string`,
      ],
    ],
    caughtBy: ['app/wrong-types-change-nothing'],
  },
  {
    id: 'app/list-accepted-as-preferences',
    intent: 'a list is accepted as preferences',
    loses: 'invalid data overwrites the preferences',
    file: change,
    patch: [[' && !Array.isArray(value)', '']],
    caughtBy: ['app/wrong-types-change-nothing'],
  },
  {
    id: 'app/preferences-not-filtered',
    intent: 'preferences are stored as they were sent',
    loses: 'a browser can put anything under preferences into the token',
    file: change,
    patch: [['change.preferences = preferencesIn(preferences)', 'change.preferences = preferences']],
    caughtBy: ['app/unknown-preferences-are-ignored'],
  },
  {
    id: 'app/nested-field-dropped',
    intent: 'one field of the nested preferences is dropped',
    loses: 'a setting that the user changed is not saved',
    file: change,
    patch: [
      [`    if (typeof notifications.push === 'boolean') preferences.notifications.push = notifications.push\n`, ''],
    ],
    caughtBy: ['update-carries-nested-data'],
  },
  {
    id: 'app/whole-company-stored',
    intent: 'the company’s whole record is stored in the session',
    loses: 'the company’s payment details are visible in the browser',
    file: companyApi,
    patch: [['return record && { id: record.id, name: record.name }', 'return record']],
    caughtBy: [
      'no-secret-shows',
      'no-secret-shows-in-app-router',
      'update-changes-no-other-claim',
      'no-secret-shows-after-update',
    ],
  },
  {
    id: 'app/whole-user-stored-on-update',
    intent: 'update() without data stores the user’s whole record in the session',
    loses: 'the password and its hash are visible in the browser',
    file: companyApi,
    patch: [['return record && toPerson(record)', 'return record']],
    caughtBy: ['no-secret-shows-after-update'],
  },
  {
    id: 'app/whole-user-stored-at-sign-in',
    intent: 'sign-in stores the user’s whole record in the session',
    loses: 'the password and its hash are visible in the browser',
    file: companyApi,
    patch: [['toPerson((await response.json()) as KnownUser)', '((await response.json()) as KnownUser)']],
    caughtBy: ['no-secret-shows', 'user-and-account-land-in-token'],
  },
  {
    id: 'app/company-id-not-encoded',
    intent: 'the company id is put into the path without encoding',
    loses: 'a browser can make the app request any path of the company API',
    file: companyApi,
    patch: [['`/companies/${encodeURIComponent(id)}`', '`/companies/${id}`']],
    caughtBy: ['app/company-id-is-not-a-path'],
  },
  {
    id: 'app/failure-swallowed',
    intent: 'a failure of the company API is treated as a missing record',
    loses: 'a failed update goes unnoticed',
    file: companyApi,
    patch: [['if (!response.ok) throw new Error(', 'if (!response.ok) return void console.error(']],
    caughtBy: ['throwing-callback-signs-out'],
  },
  {
    id: 'app/unreadable-sign-in-is-a-wrong-password',
    intent: 'authorize() returns null instead of throwing when it cannot read the company API’s response',
    loses: 'while the company API fails, users are told that their password is wrong',
    file: companyApi,
    patch: [
      [
        'toPerson((await response.json()) as KnownUser)',
        'response.json().then((user) => toPerson(user as KnownUser), () => null)',
      ],
    ],
    caughtBy: ['throwing-authorize-is-rejected'],
  },
  {
    id: 'app/nobody-can-sign-in',
    intent: 'authorize() returns null for every password',
    loses: 'users cannot sign in',
    file: companyApi,
    patch: [['return response.ok ? toPerson', 'return response.ok && !response.ok ? toPerson']],
    caughtBy: ['wrong-password-is-rejected', 'session-cookie-attributes'],
  },
  {
    id: 'app/unknown-company-is-an-error',
    intent: 'a company that does not exist is treated as a failure of the company API',
    loses: 'an unknown company id signs the user out',
    file: companyApi,
    patch: [['  if (response.status === 404) return undefined\n', '']],
    caughtBy: ['unknown-company-changes-nothing'],
  },
  {
    id: 'app/write-drops-claims',
    intent: 'the app rewrites the session cookie with nothing but the company',
    loses: 'after an API route writes the session, the session no longer contains the user',
    file: rewrite,
    patch: [['encode({ ...token, company }, name, maxAge)', 'encode({ company } as Token, name, maxAge)']],
    caughtBy: ['app/api-route-changes-no-other-claim', 'app/route-handler-changes-no-other-claim'],
  },
  {
    id: 'app/write-returns-old-session',
    intent: 'the app writes the new company but returns the old one',
    loses: 'the page that requested the update shows the old company',
    file: rewrite,
    patch: [['session: { user: token.user, company }', 'session: { user: token.user, company: token.company }']],
    caughtBy: ['fresh/api-route/response/immediately', 'fresh/route-handler/response/immediately'],
  },
  {
    id: 'app/write-stores-unknown-company',
    intent: 'the app writes a company that the company API does not know',
    loses: 'a session can contain a company that does not exist',
    file: rewrite,
    patch: [
      [
        'companyId ? await fetchCompany(companyId) : undefined',
        'companyId ? ((await fetchCompany(companyId)) ?? { id: companyId, name: companyId }) : undefined',
      ],
    ],
    caughtBy: ['app/api-route-rejects-unknown-company', 'app/route-handler-rejects-unknown-company'],
  },
  {
    id: 'app/write-finds-no-company-id',
    intent: 'the app does not find the company id in what the browser sends for a write',
    loses: 'every write is rejected, although the company API was never asked for the company',
    file: rewrite,
    patch: [['const { companyId } = changeIn(sent)', 'const { companyId } = changeIn([sent])']],
    caughtBy: [
      'app/api-route-changes-no-other-claim',
      'app/api-route-rejects-unknown-company',
      'app/route-handler-changes-no-other-claim',
      'app/route-handler-rejects-unknown-company',
    ],
  },
  {
    id: 'app/write-to-another-cookie',
    intent: 'the app writes the session to a cookie with another name',
    loses: 'what the server’s own code writes is never read',
    file: 'v4/auth/rewrite.ts',
    patch: [[`'next-auth.session-token'`, `'session-token'`]],
    caughtBy: ['app/api-route-changes-no-other-claim', 'app/route-handler-changes-no-other-claim'],
  },
  {
    id: 'app/write-with-another-secret',
    intent: 'to encrypt the cookie that it writes, the app uses a secret other than NextAuth’s',
    loses: 'an update by an API route signs the user out',
    file: 'v4/auth/rewrite.ts',
    patch: [[`secret: process.env.NEXTAUTH_SECRET ?? ''`, `secret: 'a secret of the API routes'`]],
    caughtBy: ['app/api-route-changes-no-other-claim', 'app/route-handler-changes-no-other-claim'],
  },
  {
    id: 'app/client-store-not-persisted',
    intent: 'the client-only store does not save the company to localStorage',
    loses: 'the user’s choice is lost when the page is closed',
    file: 'probe/company-store.ts',
    patch: [['partialize: ({ company }) => ({ company })', 'partialize: () => ({ company: null })']],
    caughtBy: [
      'client-store-stays-in-browser',
      'fresh/get-query/client-store/in-new-tab',
      'fresh/get-query/client-store-on-another-device/after-reload',
    ],
  },
  {
    id: 'app/form-sends-no-data',
    intent: 'the profile form calls update() without the first name',
    loses: 'the new first name is not saved, although the form reports that it is',
    file: 'probe/profile-form.tsx',
    patch: [['await update({ firstName })', 'await update()']],
    caughtBy: ['first-name-by-update'],
  },
  {
    id: 'app/session-prop-dropped-in-app-router',
    intent: 'in the App Router, the app does not pass the session prop to SessionProvider',
    loses: 'every page fetches a session that it already has',
    file: 'probe/providers.tsx',
    patch: [['<SessionProvider session={session} basePath={authPath}>', '<SessionProvider basePath={authPath}>']],
    caughtBy: ['app/session-prop-fetches-nothing-in-app-router', 'server-component-writes-no-cookie'],
  },
  {
    id: 'app/session-prop-dropped-in-pages-router',
    intent: 'in the Pages Router, the app does not pass the session prop to SessionProvider',
    loses: 'every page fetches a session that it already has',
    file: 'probe/pages/app.tsx',
    patch: [['      session={session}\n', '']],
    caughtBy: ['app/session-prop-fetches-nothing-in-pages-router', 'get-server-side-props-rewrites-cookie'],
  },
  {
    id: 'app/client-store-has-initial-company',
    intent: 'the client-only store starts with a company, on the server too',
    loses: 'the HTML of a page contains a company that the user has not chosen',
    file: 'probe/company-store.ts',
    patch: [['persist((set) => ({ company: null,', "persist((set) => ({ company: { id: 'globex', name: 'Globex' },"]],
    caughtBy: ['client-store-is-not-in-html', 'zustand-store-read-immediately-hydrates'],
  },
  {
    id: 'app/unreadable-preferences-are-stored',
    intent: 'preferences that cannot be read are stored as empty preferences instead of being ignored',
    loses: 'a query that mangles the preferences erases them',
    file: 'session/change.ts',
    patch: [
      [
        '  if (isObject(preferences)) change.preferences = preferencesIn(preferences)',
        '  if (preferences) change.preferences = isObject(preferences) ? preferencesIn(preferences) : {}',
      ],
    ],
    caughtBy: ['query-carries-no-nested-data'],
  },
  {
    id: 'app/proxy-writes-cookie',
    intent: 'the response that shows what the proxy reads sets another session cookie',
    loses: 'every request that passes through the proxy races with updates',
    // The code of the proxy itself is fixed when the app is built, so a mutant cannot be switched on in it
    file: 'v4/instrumentation.ts',
    patch: [
      [
        `    if (!process.env.COMPANY_API_URL)`,
        `    const { ServerResponse } = await import('node:http')
    const { writeHead } = ServerResponse.prototype
    ServerResponse.prototype.writeHead = function (this: typeof ServerResponse.prototype, ...rest: unknown[]) {
      const { url } = (this as unknown as { req: { url?: string } }).req
      if (url === '/api/views/proxy') this.appendHeader('Set-Cookie', 'next-auth.session-token=another; Path=/; HttpOnly')
      return Reflect.apply(writeHead, this, rest) as typeof this
    } as typeof writeHead
    if (!process.env.COMPANY_API_URL)`,
      ],
    ],
    caughtBy: ['proxy-writes-no-cookie'],
  },
]
