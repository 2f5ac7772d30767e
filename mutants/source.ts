import type { SourcePath } from '../schema/table'
import type { Mutant } from './mutant'

const react = 'next-auth/react/index.js'
const variations = 'session/variations.ts'
const change = 'session/change.ts'
const orders = 'session/orders.ts'
const ownRoutes = 'session/own-routes.ts'

/** Where a change at the source is fresh if every read asks for it. */
const readAgain = [
  'get-session/immediately',
  'use-session/after-focus',
  'use-session/after-reload',
  'use-session-without-prop/after-reload',
  'use-session-in-another-tab/after-focus',
  'get-server-side-props/immediately',
  'api-route/immediately',
  'route-handler/immediately',
  'server-component/immediately',
  'get-session-on-another-device/immediately',
  'use-session-on-another-device/after-focus',
]

/** Where it would be fresh if a read asked for it, which none does. */
const neverAskedFor = [
  'get-session/immediately',
  'use-session/after-reload',
  'get-server-side-props/immediately',
  'api-route/immediately',
  'server-component/immediately',
  'get-session-on-another-device/immediately',
]

const cellsOf = (path: SourcePath, reads: string[]) => reads.map((read) => `source/${path}/${read}`)

/** What shows the last claims where the callback keeps them in an outage. */
const viewsKeepingLast = [
  'throwing-callback/get-session-keeps-last',
  'throwing-callback/get-server-side-props-keeps-last',
  'throwing-callback/api-route-keeps-last',
  'throwing-callback/route-handler-keeps-last',
  'throwing-callback/server-component-keeps-last',
]

/** The cells of the proxy of NextAuth 4 after another read, which has asked. */
const proxyAfterReads = ['proxy/after-focus', 'proxy/after-reload', 'with-auth/after-focus', 'with-auth/after-reload']

/** Faults in how a change at the source reaches the session, and in what apps do with `update()` around it. */
export const source: Mutant[] = [
  {
    id: 'source/always-asking-never-asks',
    intent: 'the callback that asks the company API at every read never asks it',
    loses: 'a change at the source never reaches the session',
    file: variations,
    patch: [['jwt: afterSignIn(askedAgain)', 'jwt: afterSignIn((token) => Promise.resolve(token))']],
    caughtBy: [
      ...cellsOf('asks-at-every-read', [...readAgain, ...proxyAfterReads, 'shared-layout/immediately']),
      'always-asking-update-is-fresh',
      'always-asking-costs-requests',
      'always-asking-outage-signs-out',
      'throwing-callback/route-handler-signs-out-meanwhile',
      'throwing-callback/server-component-signs-out-meanwhile',
      'proxy-lags-one-read',
      'removed-member-is-rejected',
      'with-auth/removed-member-is-let-in-once-more',
      'demoted-admin/always-asking',
      'demoted-admin/is-let-in-once-more',
      'deleted-user/ignored-by-every-read',
    ],
  },
  {
    id: 'source/never-asking-asks',
    intent: 'the callback that never asks the company API asks it at every read',
    loses: 'what the book states about a callback that never asks no longer holds',
    file: variations,
    patch: [['{ jwt: afterSignIn(resolved) }', '{ jwt: afterSignIn(askedAgain) }']],
    caughtBy: [...cellsOf('never-asks', neverAskedFor), 'never-asking-ignores-updates', 'demoted-admin/never-asking'],
  },
  {
    id: 'source/every-read-asks',
    intent: 'the app’s own callback asks the company API again whenever a read brings no change',
    loses: 'every read costs requests to the company API, also where the app did not ask for it',
    file: 'v4/auth/options.ts',
    patch: [
      [
        `      // The changes are in the article's query or in the data of update(data)\n`,
        `      if (trigger !== 'update' && Object.keys(req?.query ?? {}).every((name) => name === 'nextauth')) return askedAgain(token)\n`,
      ],
    ],
    caughtBy: [
      ...cellsOf('asks-when-told', neverAskedFor),
      'new-company-is-unknown-to-proxy',
      'removed-member-still-acts',
      'demoted-admin/until-update',
    ],
  },
  {
    id: 'source/row-is-read-once',
    intent: 'the session callback returns the company and the role that it first read for a user',
    loses: 'what another program writes to the user’s row never shows',
    file: 'session/row.ts',
    patch: [
      [
        `  const current = trigger === 'update' ? await updated(row, newSession) : row`,
        `  firstRead[row.id] ??= row
  const current = trigger === 'update' ? await updated(row, newSession) : { ...row, company: firstRead[row.id]?.company ?? null, role: firstRead[row.id]?.role }`,
      ],
      [
        '/** What NextAuth passes to the session callback',
        `const firstRead: Record<string, Row> = ((globalThis as { firstRead?: Record<string, Row> }).firstRead ??= {})

/** What NextAuth passes to the session callback`,
      ],
    ],
    caughtBy: [...cellsOf('database', readAgain), 'database/demoted-admin'],
  },
  {
    id: 'source/sign-in-keeps-company',
    intent: 'signing in again stores the company’s id as its name, without asking the company API',
    loses: 'a user who signs in again does not get the new name of the company',
    file: 'session/token.ts',
    patch: [
      [
        'const company = companyId ? await fetchCompany(companyId) : undefined',
        'const company = companyId ? { id: companyId, name: companyId } : undefined',
      ],
    ],
    caughtBy: ['never-asking-needs-new-sign-in'],
  },
  {
    id: 'source/empty-object-is-data',
    intent: 'the callbacks take an empty object for data that changes nothing',
    loses: 'in NextAuth 5, a page has no way to make the callback ask the company API again',
    file: change,
    patch: [[' || (isObject(sent) && Object.keys(sent).length === 0)', '']],
    caughtBy: [
      'update-empty-object-sends-post',
      'new-company-is-known-after-update',
      'database/update-empty-object-asks-again',
    ],
  },
  {
    id: 'source/null-is-data',
    intent: 'the callbacks take null for data that changes nothing',
    loses: 'update(null) does not make the callback ask the company API again',
    file: change,
    patch: [['sent === undefined || sent === null || (', 'sent === undefined || (']],
    caughtBy: ['update-null-sends-post'],
  },
  {
    id: 'source/absent-data-is-null',
    intent: 'update() and update(undefined) post null',
    loses: 'a callback that compares the data with undefined does not recognize update()',
    file: react,
    patch: [
      ['                _context2.t4 = data;\n', '                _context2.t4 = data === undefined ? null : data;\n'],
    ],
    caughtBy: ['update-undefined-sends-post'],
  },
  {
    id: 'source/update-is-always-new',
    intent: 'each render of the provider makes update() a new function',
    loses: 'an effect that depends on update() runs after every render of the app',
    file: react,
    patch: [['  }, [session, loading]);\n', '  }, [session, loading, {}]);\n']],
    caughtBy: ['render-keeps-update'],
  },
  {
    id: 'source/update-is-never-new',
    intent: 'the value of the provider, with update(), is made only when the status changes',
    loses: 'what is refetched never shows',
    file: react,
    patch: [['  }, [session, loading]);\n', '  }, [loading]);\n']],
    caughtBy: ['refetch-makes-update-new'],
  },
  {
    id: 'source/update-keeps-session-object',
    intent: 'update() writes the new claims into the session object that the page already has',
    loses: 'a handler’s own session changes while it runs, and React does not notice it',
    file: react,
    patch: [
      [
        '                if (newSession) {\n                  setSession(newSession);',
        '                if (newSession) {\n                  Object.assign(session, newSession);\n                  setSession(session);',
      ],
    ],
    caughtBy: ['handler-keeps-old-session', 'update-makes-update-new-twice', 'effect-on-session-runs-forever'],
  },
  {
    id: 'source/status-effects-see-no-update',
    intent: 'the status stays authenticated during an update',
    loses: 'a page cannot show that an update is in progress',
    file: react,
    patch: [['                setLoading(true);\n', '']],
    caughtBy: ['effect-on-status-runs-forever'],
  },
  {
    id: 'source/loading-update-is-sent',
    intent: 'update() is sent while the session is loading, and by a function from then',
    loses: 'an update overtakes the first read of the session',
    file: react,
    patch: [['if (!(loading || !session))', 'if (true)']],
    caughtBy: [
      'update-while-loading-is-lost',
      'empty-update-while-loading-is-lost',
      'update-captured-while-loading-is-lost',
      'update-straight-after-sign-in-is-lost',
    ],
  },
  {
    id: 'source/update-is-dropped-after-sign-in',
    intent: 'update() is not sent for a session without a company',
    loses: 'a user who has just signed in cannot choose a company',
    file: react,
    patch: [['if (!(loading || !session))', 'if (!(loading || !session || !session.company))']],
    caughtBy: ['update-after-sign-in-has-rendered-works'],
  },
  {
    id: 'source/user-changes-with-update',
    intent: 'each update returns another user id',
    loses: 'an effect that depends on the user’s id runs again after each update',
    file: react,
    patch: [
      [
        '                newSession = _context2.sent;\n',
        '                newSession = _context2.sent;\n                if (newSession) newSession.user.id += "+";\n',
      ],
    ],
    caughtBy: ['effect-on-user-id-runs-once'],
  },
  {
    id: 'source/once-is-each-time',
    intent: 'the effect with the ref does not look at it',
    loses: 'an effect that calls update() runs forever, although a ref was meant to stop it',
    file: 'probe/pages/effects.tsx',
    patch: [["    if (on === 'once' && calls.current > 0) return\n", '']],
    caughtBy: ['effect-with-ref-runs-once'],
  },
  {
    id: 'source/effects-run-once',
    intent: 'an effect that calls update() runs only once, whatever it depends on',
    loses: 'what the book states about such effects no longer holds',
    file: 'probe/pages/effects.tsx',
    patch: [
      [
        '  }, [value])\n  return <SessionInspector view="update-calls"',
        '  }, [])\n  return <SessionInspector view="update-calls"',
      ],
    ],
    caughtBy: ['effect-on-update-runs-forever', 'effect-on-status-runs-forever'],
  },
  {
    id: 'source/orders-are-not-compared',
    intent: 'the server does not compare an order with what the form showed',
    loses: 'a user orders for a company, or as a user, that the form did not show',
    file: orders,
    patch: [['if (companyId !== company.id || userId !== user.id)', 'if (companyId === userId)']],
    caughtBy: ['old-form-with-company-is-rejected', 'old-form-with-user-is-rejected'],
  },
  {
    id: 'source/orders-need-the-form',
    intent: 'the server rejects an order of a form that does not say what it shows',
    loses: 'a form that sends nothing about the session cannot be submitted',
    file: orders,
    patch: [['const { companyId = company.id, userId = user.id } = shown', 'const { companyId, userId } = shown']],
    caughtBy: ['old-form-acts-for-new-company', 'old-form-acts-as-other-user', 'removed-member-still-acts'],
  },
  {
    id: 'source/orders-need-no-membership',
    intent: 'the server accepts an order for a company that the user is not a member of',
    loses: 'a user who was removed from a company still acts for it',
    file: orders,
    patch: [['if (!user.companyIds.includes(company.id))', 'if (user.companyIds.length === 0)']],
    caughtBy: ['removed-member-is-rejected'],
  },
  {
    id: 'source/orders-need-no-session',
    intent: 'the server accepts an order without a session',
    loses: 'a form that was loaded before the user signed out still acts',
    file: orders,
    patch: [
      [
        "return { status: 401, body: { error: 'There is no company to order for' } }",
        "return { status: 200, body: { company: 'acme', user: 'a visitor' } }",
      ],
    ],
    caughtBy: ['old-form-after-sign-out-is-rejected'],
  },
  {
    id: 'source/server-fetch-has-no-cookie',
    intent: 'the server component passes no cookie when it fetches the app’s own routes',
    loses: 'it finds the user signed out',
    file: ownRoutes,
    patch: [["cookie: headers.get('cookie') ?? ''", "cookie: ''"]],
    caughtBy: ['server-fetch-with-cookie-finds-session', 'server-fetch-loses-cookie'],
  },
  {
    id: 'source/server-fetch-has-cookie',
    intent: 'each request of the server component has the user’s cookie',
    loses: 'what the book states about such requests no longer holds',
    file: ownRoutes,
    patch: [
      ["cache: 'no-store', ...init", "cache: 'no-store', headers: { cookie: headers.get('cookie') ?? '' }, ...init"],
    ],
    caughtBy: ['server-fetch-without-cookie-finds-no-session'],
  },
  {
    id: 'source/pasted-wrapper-reads-address',
    intent: 'the options find the query in the address of a Web Request',
    loses: 'what the book states about the pasted wrapper no longer holds',
    file: 'v4/auth/options.ts',
    patch: [
      [
        `trigger === 'update' ? session : req?.query`,
        `trigger === 'update' ? session : (req?.query ?? Object.fromEntries((req as { nextUrl?: URL })?.nextUrl?.searchParams ?? []))`,
      ],
    ],
    caughtBy: ['app-router/pasted-wrapper-ignores-query'],
  },
  {
    id: 'source/route-handler-drops-body',
    intent: 'a route handler with auth routes ignores the data of an update',
    loses: 'update(data) changes nothing with auth routes in a route handler',
    file: 'next-auth/next/index.js',
    patch: [
      [
        'const body = await (0, _utils.getBody)(req);',
        'const body = await (0, _utils.getBody)(req);\n  if (body && body.data) delete body.data;',
      ],
    ],
    caughtBy: ['app-router/pasted-wrapper-accepts-post'],
  },
  {
    id: 'source/password-keeps-database-session',
    intent: 'signing in with a password sets no cookie if sessions are in a database',
    loses: 'what the book states about signing in again with a password no longer holds',
    file: 'next-auth/core/routes/callback.js',
    patch: [
      [
        '    cookies.push(...sessionCookies);\n    await',
        '    if (!adapter) cookies.push(...sessionCookies);\n    await',
      ],
    ],
    caughtBy: ['database/password-again-signs-out', 'database/password-again-keeps-old-row'],
  },
  {
    id: 'source/role-is-not-copied',
    intent: 'the app does not take the role from what the company API returns',
    loses: 'a user whose role changes keeps the old one, whatever the callback does',
    file: 'session/company-api.ts',
    patch: [
      [
        'return { id, email, firstName, lastName, companyIds, companyId, role }',
        'return { id, email, firstName, lastName, companyIds, companyId, ...(role && {}) }',
      ],
    ],
    caughtBy: [
      'demoted-admin/never-asking',
      'demoted-admin/after-update',
      'demoted-admin/always-asking',
      'demoted-admin/is-let-in-once-more',
    ],
  },
  {
    id: 'source/everyone-administers',
    intent: 'the guard of the page of administrators only checks that the user has a role',
    loses: 'every user with a role can open the page of administrators',
    file: 'session/guard.ts',
    patch: [["(role === 'admin' ? null : '/dashboard')", "(role ? null : '/dashboard')"]],
    caughtBy: ['demoted-admin/never-asking', 'demoted-admin/after-update', 'demoted-admin/is-let-in-once-more'],
  },
  {
    id: 'source/never-asking-ends-session',
    intent:
      'the callback that never asks the company API asks it at every read, and ends the session of a missing user',
    loses: 'what the book states about a deleted user and a callback that never asks no longer holds',
    file: variations,
    patch: [["'never-asking': neverAsking", "'never-asking': keepingLast"]],
    caughtBy: ['deleted-user/never-asking', 'demoted-admin/never-asking'],
  },
  {
    id: 'source/missing-user-ends-session',
    intent: 'asking again throws if the company API does not have the user',
    loses: 'what the book states about callbacks that ignore a 404 no longer holds',
    file: 'session/token.ts',
    patch: [
      [
        '(await find(token.user.id)) ?? {}',
        "((await find(token.user.id)) ?? (() => { throw new Error('There is no such user') })())",
      ],
    ],
    caughtBy: ['deleted-user/ignored-by-update', 'deleted-user/ignored-by-every-read'],
  },
  {
    id: 'source/missing-user-is-kept',
    intent: 'the callback that keeps the last claims also keeps them if the company API does not have the user',
    loses: 'a deleted user stays signed in',
    file: variations,
    patch: [['      if (error instanceof UserNotFound) throw error\n', '']],
    caughtBy: ['deleted-user/is-signed-out', 'keeps-last-hides-deletion'],
  },
  {
    id: 'source/outage-is-thrown',
    intent: 'the callback that keeps the last claims throws if the company API fails',
    loses: 'an outage of the company API signs every user out who reads the session',
    file: variations,
    patch: [
      [
        '      if (error instanceof UserNotFound) throw error\n      return token\n',
        '      void token\n      throw error\n',
      ],
    ],
    caughtBy: ['keeps-last-in-outage', 'keeps-last-hides-deletion', ...viewsKeepingLast],
  },
  {
    id: 'source/last-claims-are-kept-forever',
    intent: 'the callback that keeps the last claims keeps them also when the company API works',
    loses: 'what changes at the source never reaches the session, and a deleted user stays signed in',
    file: variations,
    patch: [
      ['askedAgain({ ...token }, fetchExistingUser)', 'askedAgain({ ...token }, fetchExistingUser).then(() => token)'],
    ],
    caughtBy: ['keeps-last-in-outage'],
  },
  {
    id: 'source/missing-row-is-a-user',
    intent: 'the adapter returns a user without claims for a session row whose user row is gone',
    loses: 'a deleted user stays signed in until their session row is deleted, too',
    file: '@auth/pg-adapter/index.js',
    patch: [
      [
        '            if (result2.rowCount === 0) {\n',
        "            if (result2.rowCount === 0) {\n                return { session, user: { id: session.userId, email: '' } };\n",
      ],
    ],
    caughtBy: ['database/deleted-user-is-signed-out'],
  },
  {
    id: 'source/missing-user-fails-row',
    intent: 'with database sessions, update() throws if the company API does not have the user',
    loses: 'what the book states about a user who is deleted in another system no longer holds',
    file: 'session/row.ts',
    patch: [
      [
        '(await fetchUser(id)) ?? {}',
        "(await fetchUser(id)) ?? (() => { throw new Error('There is no such user') })()",
      ],
    ],
    caughtBy: ['database/user-deleted-elsewhere-stays'],
  },
]

/** The same for NextAuth 5. */
export const sourceInV5: Mutant[] = [
  {
    id: 'source/absent-data-is-posted',
    app: 'v5',
    intent: 'update(undefined) posts an update without data, as in NextAuth 4',
    loses: 'the behavior of NextAuth 5, in which update() only reads the session',
    file: 'next-auth/react.js',
    patch: [['typeof data === "undefined"', 'typeof data === "nothing"']],
    caughtBy: ['v5/update-undefined-is-a-get'],
  },
  {
    id: 'source/request-is-a-configuration',
    app: 'v5',
    intent: 'NextAuth() returns a response if it is called with a request',
    loses: 'the wrapper of NextAuth 4 seems to work in NextAuth 5, and signs nobody in',
    file: 'next-auth/index.js',
    patch: [
      [
        'export default function NextAuth(config) {\n',
        'export default function NextAuth(config) {\n    if (config instanceof Request) return Response.json(null);\n',
      ],
    ],
    caughtBy: ['pasted-wrapper-fails'],
  },
  {
    id: 'source/signed-out-update-is-dropped',
    app: 'v5',
    intent: 'update() does nothing if its render had no session, as in NextAuth 4',
    loses: 'an update straight after signing in is lost',
    file: 'next-auth/react.js',
    patch: [
      [
        '            if (loading)\n                return;',
        '            if (loading || !session)\n                return;',
      ],
    ],
    caughtBy: ['v5/update-straight-after-sign-in-works'],
  },
  {
    id: 'source/server-session-has-token',
    app: 'v5',
    intent: 'on the server, auth() adds all claims of the token to the session',
    loses: 'what the session callback leaves out reaches pages that pass the session on',
    file: 'next-auth/lib/index.js',
    patch: [['return { user, ...session };', 'return { ...args[0].token, user, ...session };']],
    caughtBy: ['v5/split-configuration-hides-claims'],
  },
  {
    id: 'source/proxy-read-loses-claims',
    app: 'v5',
    intent: 'a read with a configuration without providers writes only the user’s email address back to the cookie',
    loses: 'after one request through the proxy, the app’s own claims are gone',
    file: '@auth/core/lib/actions/session.js',
    patch: [
      [
        'const newToken = await jwt.encode({ ...jwt, token, salt });',
        'const newToken = await jwt.encode({ ...jwt, token: options.providers.length > 0 ? token : { sub: token.sub, email: token.email }, salt });',
      ],
    ],
    caughtBy: ['v5/split-configuration-keeps-claims'],
  },
  {
    id: 'source/proxy-asks-nothing',
    app: 'v5',
    intent: 'the callback that asks the company API at every read never asks it',
    loses: 'the proxy does not see a change at the source',
    file: variations,
    patch: [['jwt: afterSignIn(askedAgain)', 'jwt: afterSignIn((token) => Promise.resolve(token))']],
    caughtBy: ['v5/proxy-asks-itself', 'source/asks-at-every-read/proxy/immediately', 'v5/demoted-admin-is-redirected'],
  },
]
