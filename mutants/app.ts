import type { Mutant } from './mutant'

const options = 'v4/auth/options.ts'
const token = 'session/token.ts'
const change = 'session/change.ts'
const companyApi = 'session/company-api.ts'
const rewrite = 'session/rewrite.ts'

/** Faults in the app: its callbacks, what it takes from a browser, what it asks the company API, its own writes. */
export const app: Mutant[] = [
  {
    id: 'app/update-data-ignored',
    intent: 'the jwt callback does not look at the trigger, so it reads the query of every request',
    loses: 'update(data) changes nothing',
    file: options,
    patch: [[`changed(token, trigger === 'update' ? session : req?.query)`, `changed(token, req?.query)`]],
    caughtBy: ['update-carries-nested-data', 'post-updates-session', 'use-session-catches-up-on-update'],
  },
  {
    id: 'app/query-ignored',
    intent: 'the jwt callback does not look at the query',
    loses: 'the article’s GET changes nothing',
    file: options,
    patch: [[`trigger === 'update' ? session : req?.query`, `trigger === 'update' ? session : undefined`]],
    caughtBy: ['get-response-carries-update', 'get-session-is-fresh-after-get'],
  },
  {
    id: 'app/empty-update-asks-nobody',
    intent: 'update() without data is taken for a change of nothing',
    loses: 'what has changed upstream does not come in',
    file: options,
    patch: [[`      if (trigger === 'update' && session === undefined) return askedAgain(token)\n`, '']],
    caughtBy: ['empty-update-asks-again'],
  },
  {
    id: 'app/options-of-the-first-request',
    intent: 'the options are made once, so the query of the first request stays',
    loses: 'everybody gets what the first visitor asked for, and nobody what they ask for',
    file: options,
    patch: [
      [
        'export const createOptions = (req?: RequestWithQuery): NextAuthOptions => ({',
        `let first: RequestWithQuery | undefined

export const createOptions = (given?: RequestWithQuery, req = (first ??= given)): NextAuthOptions => ({`,
      ],
    ],
    caughtBy: ['update-stays-with-its-person', 'use-session-without-session-prop-waits-for-reload'],
  },
  {
    id: 'app/token-not-returned',
    intent: 'the jwt callback changes the token, and forgets to return it',
    loses: 'the first read of the session signs the person out',
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
    id: 'app/sign-in-not-returned',
    intent: 'the jwt callback forgets to return what it stores at the sign-in',
    loses: 'the session knows neither the person nor how they signed in',
    file: options,
    patch: [['return signedIn(token, user, account)', 'await signedIn(token, user, account)']],
    caughtBy: ['user-and-account-land-in-token', 'session-user-relays-token'],
  },
  {
    id: 'app/sign-in-drops-account',
    intent: 'the sign-in stores the user without the account',
    loses: 'nobody can tell how a person signed in',
    file: token,
    patch: [[`{ ...person, account: { provider, type, providerAccountId } }`, `{ ...person }`]],
    caughtBy: ['user-and-account-land-in-token', 'session-user-relays-token'],
  },
  {
    id: 'app/sign-in-drops-own-claims',
    intent: 'the sign-in leaves out what NextAuth has put into the token',
    loses: 'the token has no subject: code that goes by sub or email finds nobody',
    file: token,
    patch: [['    ...token,\n', '']],
    caughtBy: ['user-and-account-land-in-token'],
  },
  {
    id: 'app/sign-in-drops-company',
    intent: 'the sign-in does not store the company that the person has chosen last',
    loses: 'whoever signs in again has to choose their company again',
    file: token,
    patch: [['    ...(company && { company }),\n', '']],
    caughtBy: ['app/sign-in-brings-company'],
  },
  {
    id: 'app/last-company-kept',
    intent: 'the last company that anybody chose is kept in a variable of the module',
    loses: 'people get each other’s company',
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
    caughtBy: ['app/next-reader-gets-their-own-session'],
  },
  {
    id: 'app/unknown-company-stored',
    intent: 'a company that the company API does not know is stored as it was sent',
    loses: 'a session can hold a company that does not exist',
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
    intent: 'what the browser sent is spread into the token',
    loses: 'everybody can make themselves an administrator',
    file: token,
    patch: [
      [
        `token.preferences = change.preferences
  return token`,
        `token.preferences = change.preferences
  return Object.assign(token, sent)`,
      ],
    ],
    caughtBy: ['app/unknown-claims-are-left-behind', 'update-changes-no-other-claim'],
  },
  {
    id: 'app/first-name-replaces-user',
    intent: 'a new first name takes the place of the whole user',
    loses: 'the session forgets who the person is',
    file: token,
    patch: [['{ ...token.user, firstName: change.firstName }', '{ firstName: change.firstName }']],
    caughtBy: ['app/first-name-changes-no-other-claim'],
  },
  {
    id: 'app/preferences-not-stored',
    intent: 'preferences are read, but not put into the token',
    loses: 'nested data of update(data) are gone',
    file: token,
    patch: [['  if (change.preferences) token.preferences = change.preferences\n', '']],
    caughtBy: ['update-carries-nested-data'],
  },
  {
    id: 'app/asked-again-without-asking',
    intent: 'update() without data does not ask who the person is',
    loses: 'what has changed upstream does not come in',
    file: token,
    patch: [['(await fetchPerson(token.user.id)) ?? {}', '({} as Partial<KnownPerson>)']],
    caughtBy: ['empty-update-asks-again', 'app/empty-update-takes-over-what-the-company-api-says'],
  },
  {
    id: 'app/asked-again-replaces-user',
    intent: 'update() without data puts the company API’s answer in the place of the whole user',
    loses: 'how the person signed in is forgotten',
    file: token,
    patch: [['token.user = { ...token.user, ...person }', 'token.user = { ...person }']],
    caughtBy: ['app/empty-update-takes-over-what-the-company-api-says'],
  },
  {
    id: 'app/asked-again-keeps-company',
    intent: 'update() without data asks for the person only, not for their company',
    loses: 'a company chosen on another device does not come in',
    file: token,
    patch: [['  if (companyId) token.company = (await fetchCompany(companyId)) ?? token.company\n', '']],
    caughtBy: ['app/empty-update-takes-over-what-the-company-api-says', 'empty-update-asks-again'],
  },
  {
    id: 'app/whole-token-relayed',
    intent: 'the session callback hands the whole token on',
    loses: 'whatever is ever put into the token shows in the browser',
    file: token,
    patch: [
      ['session: Session, { user, company, preferences }: Claims', 'session: Session, claims: Claims'],
      ['Object.assign(session as object, { user, company, preferences })', 'Object.assign(session as object, claims)'],
    ],
    caughtBy: ['app/session-holds-nothing-of-the-token-itself'],
  },
  {
    id: 'app/preferences-not-relayed',
    intent: 'the session callback does not hand the preferences on',
    loses: 'pages never see the preferences that the token holds',
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
    intent: 'a company’s id may be a list',
    loses: 'what is not checked reaches the company API',
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
    loses: 'pages that show a text get something else',
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
    id: 'app/list-taken-for-preferences',
    intent: 'a list counts as preferences',
    loses: 'preferences are overwritten by data that are none',
    file: change,
    patch: [[' && !Array.isArray(value)', '']],
    caughtBy: ['app/wrong-types-change-nothing'],
  },
  {
    id: 'app/preferences-not-picked',
    intent: 'preferences are taken as they were sent',
    loses: 'a browser can put anything below preferences into the token',
    file: change,
    patch: [['change.preferences = preferencesIn(preferences)', 'change.preferences = preferences']],
    caughtBy: ['app/unknown-preferences-are-left-behind'],
  },
  {
    id: 'app/nested-data-cut',
    intent: 'of the nested data one field is forgotten',
    loses: 'a setting that the person has changed is not kept',
    file: change,
    patch: [
      [`    if (typeof notifications.push === 'boolean') preferences.notifications.push = notifications.push\n`, ''],
    ],
    caughtBy: ['update-carries-nested-data'],
  },
  {
    id: 'app/whole-company-kept',
    intent: 'the company’s whole record goes into the session',
    loses: 'what the company pays with shows in the browser',
    file: companyApi,
    patch: [['return record && { id: record.id, name: record.name }', 'return record']],
    caughtBy: ['no-secret-shows', 'no-secret-shows-in-app-router', 'update-changes-no-other-claim'],
  },
  {
    id: 'app/whole-person-kept-at-update',
    intent: 'update() without data puts the person’s whole record into the session',
    loses: 'the password and its hash show in the browser',
    file: companyApi,
    patch: [['return record && toPerson(record)', 'return record']],
    caughtBy: ['no-secret-shows-after-update'],
  },
  {
    id: 'app/whole-person-kept-at-sign-in',
    intent: 'the sign-in puts the person’s whole record into the session',
    loses: 'the password and its hash show in the browser',
    file: companyApi,
    patch: [['toPerson((await response.json()) as KnownPerson)', '((await response.json()) as KnownPerson)']],
    caughtBy: ['no-secret-shows', 'user-and-account-land-in-token'],
  },
  {
    id: 'app/company-id-in-the-path',
    intent: 'a company’s id is put into the path as it was sent',
    loses: 'a browser can make the app ask for any path of the company API',
    file: companyApi,
    patch: [['`/companies/${encodeURIComponent(id)}`', '`/companies/${id}`']],
    caughtBy: ['app/company-id-is-no-path'],
  },
  {
    id: 'app/failure-swallowed',
    intent: 'a failure of the company API is taken for “there is none”',
    loses: 'nobody hears that the update was not made',
    file: companyApi,
    patch: [['if (!response.ok) throw new Error(', 'if (!response.ok) return void console.error(']],
    caughtBy: ['throwing-callback-signs-out'],
  },
  {
    id: 'app/unknown-is-a-failure',
    intent: 'a company that does not exist is taken for a failure of the company API',
    loses: 'a wrong id signs the person out',
    file: companyApi,
    patch: [['  if (response.status === 404) return undefined\n', '']],
    caughtBy: ['unknown-company-changes-nothing'],
  },
  {
    id: 'app/write-drops-claims',
    intent: 'the app writes the session cookie anew with nothing but the company',
    loses: 'behind a write by an API route the session does not know the person any more',
    file: rewrite,
    patch: [['encode({ ...token, company }, name, maxAge)', 'encode({ company } as Token, name, maxAge)']],
    caughtBy: ['app/api-route-changes-no-other-claim', 'app/route-handler-changes-no-other-claim'],
  },
  {
    id: 'app/write-answers-with-the-old-session',
    intent: 'the app writes the new company, and answers with the old one',
    loses: 'the page that asked for the update shows the company from before',
    file: rewrite,
    patch: [['session: { user: token.user, company }', 'session: { user: token.user, company: token.company }']],
    caughtBy: ['fresh/api-route/response/at-once', 'fresh/route-handler/response/at-once'],
  },
  {
    id: 'app/write-stores-unknown-company',
    intent: 'the app writes a company that the company API does not know',
    loses: 'a session can hold a company that does not exist',
    file: rewrite,
    patch: [
      [
        'companyId ? await fetchCompany(companyId) : undefined',
        'companyId ? ((await fetchCompany(companyId)) ?? { id: companyId, name: companyId }) : undefined',
      ],
    ],
    caughtBy: ['app/api-route-refuses-unknown-company', 'app/route-handler-refuses-unknown-company'],
  },
  {
    id: 'app/write-to-another-cookie',
    intent: 'the app writes the session to a cookie of another name',
    loses: 'what the server’s own code writes is never read',
    file: 'v4/auth/rewrite.ts',
    patch: [[`'next-auth.session-token'`, `'session-token'`]],
    caughtBy: ['app/api-route-changes-no-other-claim', 'app/route-handler-changes-no-other-claim'],
  },
  {
    id: 'app/write-with-another-secret',
    intent: 'the app encrypts its own cookie with another secret than NextAuth',
    loses: 'a write by an API route signs the person out',
    file: 'v4/auth/rewrite.ts',
    patch: [[`secret: process.env.NEXTAUTH_SECRET ?? ''`, `secret: 'a secret of the API routes'`]],
    caughtBy: ['app/api-route-changes-no-other-claim', 'app/route-handler-changes-no-other-claim'],
  },
  {
    id: 'app/client-store-not-persisted',
    intent: 'the client-only store writes no company to the disk',
    loses: 'what a person has chosen is gone with the page',
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
    loses: 'the new first name is not saved, though the form says so',
    file: 'probe/profile-form.tsx',
    patch: [['await update({ firstName })', 'await update()']],
    caughtBy: ['first-name-by-update'],
  },
  {
    id: 'app/session-prop-dropped-in-app-router',
    intent: 'the App Router’s provider does not hand its session prop on',
    loses: 'each page asks for a session that it was given',
    file: 'probe/providers.tsx',
    patch: [['<SessionProvider session={session}>', '<SessionProvider>']],
    caughtBy: ['app/session-prop-asks-nothing-in-app-router', 'server-component-writes-no-cookie'],
  },
  {
    id: 'app/session-prop-dropped-in-pages-router',
    intent: 'the Pages Router’s provider does not hand its session prop on',
    loses: 'each page asks for a session that it was given',
    file: 'probe/pages/app.tsx',
    patch: [['      session={session}\n', '']],
    caughtBy: ['app/session-prop-asks-nothing-in-pages-router'],
  },
  {
    id: 'app/client-store-begins-with-a-company',
    intent: 'the client-only store begins with a company, on the server too',
    loses: 'a page arrives with a company that nobody has chosen',
    file: 'probe/company-store.ts',
    patch: [['persist((set) => ({ company: null,', "persist((set) => ({ company: { id: 'globex', name: 'Globex' },"]],
    caughtBy: ['client-store-is-not-in-html'],
  },
  {
    id: 'app/any-preferences-are-stored',
    intent: 'preferences that cannot be read are stored as none, not left behind',
    loses: 'a query that mangles them wipes the preferences out',
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
    id: 'app/proxy-writes-the-cookie',
    intent: 'whoever asks the proxy is given another session cookie',
    loses: 'each request that passes it races with updates',
    // What the proxy itself says is read when the app is built, and cannot be switched
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
