import type { Mutant } from './mutant'

const session = 'next-auth/core/routes/session.js'
const session5 = '@auth/core/lib/actions/session.js'
const adapter = '@auth/pg-adapter/index.js'
const row = 'session/row.ts'

/** Faults in sessions that are kept as rows: in next-auth, in the adapter, and in what the app does with a row. */
export const database: Mutant[] = [
  {
    id: 'database/ended-session-counts',
    intent: 'a session whose row has ended is read like any other',
    loses: 'a session never ends for whoever keeps the cookie',
    file: session,
    patch: [['userAndSession.session.expires.valueOf() < Date.now()', 'false']],
    caughtBy: ['database/ended-session-is-deleted'],
  },
  {
    id: 'database/ended-row-stays',
    intent: 'a session that has ended is refused, and its row stays',
    loses: 'the table of sessions grows for ever',
    file: session,
    patch: [['        await deleteSession(sessionToken);\n', '']],
    caughtBy: ['database/ended-session-is-deleted'],
  },
  {
    id: 'database/session-ends-early',
    intent: 'a session is over five minutes before its end',
    loses: 'who is told when the session ends is signed out before',
    file: session,
    patch: [
      [
        'userAndSession.session.expires.valueOf() < Date.now()',
        'userAndSession.session.expires.valueOf() < Date.now() + 300000',
      ],
    ],
    caughtBy: ['database/last-minute-counts'],
  },
  {
    id: 'database/row-is-not-renewed',
    intent: 'the end of a session is never written anew',
    loses: 'everybody is signed out after thirty days, however often they come',
    file: session,
    patch: [['sessionIsDueToBeUpdatedDate <= Date.now()', 'false']],
    caughtBy: ['database/row-is-renewed-once-a-day', 'database/answer-says-the-old-end'],
  },
  {
    id: 'database/row-is-renewed-each-time',
    intent: 'the end of a session is written at each reading, whatever updateAge says',
    loses: 'each reading costs a write',
    file: session,
    patch: [['sessionIsDueToBeUpdatedDate <= Date.now()', 'true']],
    caughtBy: [
      'database/young-row-is-not-written',
      'database/cookie-is-renewed-each-time',
      'database/reading-costs-two-queries',
      'database/session-prop-costs-two-queries',
      'database/server-component-costs-queries-for-each',
      'database/update-costs-three-queries',
    ],
  },
  {
    id: 'database/answer-says-the-new-end',
    intent: 'the session that is read says the end that it will have',
    loses: 'what the book says of the end that is told is no longer true',
    file: session,
    patch: [['session.expires.toISOString()', 'newExpires.toISOString()']],
    caughtBy: ['database/answer-says-the-old-end'],
  },
  {
    id: 'database/cookie-is-not-renewed',
    intent: 'a reading sets no cookie',
    loses: 'the browser throws the cookie away thirty days after the sign-in, while the row lives on',
    file: session,
    patch: [
      [
        '(_response$cookies3 = response.cookies) === null || _response$cookies3 === void 0 || _response$cookies3.push({',
        '[].push({',
      ],
    ],
    caughtBy: ['database/cookie-is-renewed-each-time'],
  },
  {
    id: 'database/unknown-token-stays',
    intent: 'a cookie that names no row is left where it is',
    loses: 'a browser sends the key of a session that is gone for thirty days more',
    file: session,
    patch: [
      [
        '(_response$cookies4 = response.cookies) === null || _response$cookies4 === void 0 || _response$cookies4.push(...sessionStore.clean());',
        '',
      ],
    ],
    caughtBy: [
      'database/unknown-token-is-nobody',
      'database/ended-session-is-deleted',
      'database/password-signs-nobody-in',
    ],
  },
  {
    id: 'database/jwt-callback-is-called',
    intent: 'the jwt callback is called for a session that is a row, too',
    loses: 'a callback that asks an API costs a call at each reading',
    file: session,
    patch: [
      [
        '        const sessionPayload = await callbacks.session({',
        `        await callbacks.jwt({ token: { user } });
        const sessionPayload = await callbacks.session({`,
      ],
    ],
    caughtBy: ['database/jwt-callback-is-not-called'],
  },
  {
    id: 'database/callback-hears-of-no-update',
    intent: 'the session callback is not told that it is called for an update',
    loses: 'update(data) changes nothing',
    file: session,
    patch: [
      [
        `          ...(isUpdate ? {
            trigger: "update"
          } : {})`,
        '',
      ],
    ],
    caughtBy: ['database/session-callback-is-told-of-updates', 'database/update-without-data-is-an-update'],
  },
  {
    id: 'database/callback-gets-no-data',
    intent: 'the session callback is not given the data of an update',
    loses: 'update(data) changes nothing: the callback takes it for update()',
    file: session,
    patch: [['          newSession,\n          ...(isUpdate ?', '          ...(isUpdate ?']],
    caughtBy: ['database/session-callback-is-told-of-updates', 'database/update-data-unwritten/response/at-once'],
  },
  {
    id: 'database/error-takes-the-cookie',
    intent: 'where the session cannot be read, the cookie is taken away, as with the JWT strategy',
    loses: 'a database that is down for a moment signs everybody out for good',
    file: session,
    patch: [
      [
        '      logger.error("SESSION_ERROR", error);',
        `      logger.error("SESSION_ERROR", error);
      response.cookies.push(...sessionStore.clean());`,
      ],
    ],
    caughtBy: [
      'database/throwing-callback-keeps-the-cookie',
      'database/down-seems-signed-out',
      'database/down-is-shown-until-a-reload',
      'database/down-page-is-for-visitors',
      'database/down-update-changes-nothing',
      'database/down-in-the-middle-loses-nothing',
    ],
  },
  {
    id: 'database/error-is-not-logged',
    intent: 'a session that cannot be read is not logged',
    loses: 'nobody learns why everybody seems signed out',
    file: session,
    patch: [['      logger.error("SESSION_ERROR", error);\n', '']],
    caughtBy: ['database/throwing-callback-keeps-the-cookie'],
  },
  {
    id: 'database/sign-out-keeps-the-row',
    intent: 'signing out takes the cookie away, and leaves the row',
    loses: 'whoever has a copy of the cookie stays signed in',
    file: 'next-auth/core/routes/signout.js',
    patch: [['const session = await adapter.deleteSession(sessionToken);', 'const session = null;']],
    caughtBy: ['database/sign-out-deletes-the-row'],
  },
  {
    id: 'database/get-token-reads-anything',
    intent: 'getToken gives a token for a cookie that it cannot decode',
    loses: 'the proxy lets everybody in who has a cookie',
    file: 'next-auth/jwt/index.js',
    patch: [['catch (_unused2) {\n    return null;', 'catch (_unused2) {\n    return { company: {} };']],
    caughtBy: [
      'database/get-token-finds-nothing',
      'database/proxy-sends-everybody-away',
      'database/row/proxy/at-once',
      'database/update-data/proxy/at-once',
      'database/update-data-unwritten/proxy/at-once',
    ],
  },
  {
    id: 'database/adapter-signs-out-everywhere',
    intent: 'deleting a session deletes all sessions of its person',
    loses: 'signing out at one device does so at all',
    file: adapter,
    patch: [
      [
        'delete from sessions where "sessionToken" = $1',
        'delete from sessions where "userId" = (select "userId" from sessions where "sessionToken" = $1)',
      ],
    ],
    caughtBy: ['database/sign-out-leaves-other-devices'],
  },
  {
    id: 'database/adapter-remembers',
    intent: 'the adapter keeps what it has read, and does not ask again',
    loses: 'a row that is changed or deleted is seen by nobody',
    file: adapter,
    patch: [
      [
        `            if (sessionToken === undefined) {
                return null;
            }
`,
        `            if (sessionToken === undefined) {
                return null;
            }
            const kept = (globalThis.keptSessions ??= new Map());
            if (kept.has(sessionToken)) return kept.get(sessionToken);
`,
      ],
      [
        `            return {
                session,
                user,
            };`,
        `            kept.set(sessionToken, { session, user });
            return kept.get(sessionToken);`,
      ],
    ],
    caughtBy: [
      'database/reading-costs-two-queries',
      'database/rows-end-sessions-everywhere',
      'database/update-without-data-reads-the-row',
      ...['row', 'update-data'].flatMap((path) =>
        [
          'get-session/at-once',
          'use-session/after-focus',
          'use-session/after-reload',
          'get-server-side-props/at-once',
          'api-route/at-once',
          'route-handler/at-once',
          'server-component/at-once',
          'server-component-on-screen/after-router-refresh',
          'get-session-on-another-device/at-once',
          'use-session-on-another-device/after-focus',
        ].map((line) => `database/${path}/${line}`),
      ),
      'database/update-data/use-session-in-another-tab/at-once',
    ],
  },
  {
    id: 'database/update-writes-the-whole-row',
    intent: 'an update writes every column as it was when it was read',
    loses: 'of two updates at once, only one is kept',
    file: row,
    patch: [
      [
        'async function updated({ id, company }: Row, sent: unknown): Promise<Row> {',
        'async function updated(was: Row, sent: unknown): Promise<Row> {\n  const { id, company } = was',
      ],
      [
        'if (sent !== undefined) return write(id, await columnsOf(changeIn(sent)))',
        'if (sent !== undefined) return write(id, { ...(was as Partial<Columns>), ...(await columnsOf(changeIn(sent))) })',
      ],
    ],
    caughtBy: ['database/updates-of-different-columns-are-kept'],
  },
  {
    id: 'database/preferences-are-merged',
    intent: 'an update of the preferences keeps those that it does not name',
    loses: 'what the book says of two updates at once is no longer true',
    file: row,
    patch: [
      ['preferences = coalesce($6, preferences)', `preferences = coalesce(preferences, '{}') || coalesce($6, '{}')`],
    ],
    caughtBy: ['database/last-update-of-a-column-wins'],
  },
  {
    id: 'database/update-is-not-written',
    intent: 'the session callback shows what an update brought, and writes nothing',
    loses: 'an update is seen once, and is gone at the next reading',
    file: row,
    patch: [
      [
        "const current = trigger === 'update' ? await updated(row, newSession) : row",
        "const current = trigger === 'update' ? ({ ...row, ...(await columnsOf(changeIn(newSession))) } as Row) : row",
      ],
    ],
    caughtBy: [
      'database/session-callback-is-told-of-updates',
      'database/update-costs-three-queries',
      'database/down-update-changes-nothing',
      'updates-after-sign-in/email-in-database/update-data',
    ],
  },
  {
    id: 'database/v5-callback-hands-on-the-row',
    app: 'v5',
    intent: 'the session callback hands on the session that it was given',
    loses: 'every script of a page can read the key of the session',
    file: row,
    patch: [
      ['return { expires: session.expires, ...claimsIn(current) }', 'return { ...session, ...claimsIn(current) }'],
    ],
    caughtBy: ['database/session-has-no-token'],
  },
  {
    id: 'database/v5-callback-gets-no-token',
    app: 'v5',
    intent: 'the session callback is not handed the session’s row any more, but what a browser may know',
    loses: 'nothing: it is what a later NextAuth may do',
    file: session5,
    patch: [['session: { ...session, user },', 'session: { expires: session.expires, user },']],
    caughtBy: ['database/returned-session-has-the-token'],
  },
  {
    id: 'database/v5-row-is-renewed-each-time',
    app: 'v5',
    intent: 'the end of a session is written at each reading, whatever updateAge says',
    loses: 'each reading costs a write, that of the proxy, too',
    file: session5,
    patch: [['sessionIsDueToBeUpdatedDate <= Date.now()', 'true']],
    caughtBy: ['database/proxy-asks-the-database', 'database/reading-costs-two-queries'],
  },
  {
    id: 'database/password-alone-is-accepted',
    intent: 'the database strategy is not refused where a password is the only way to sign in',
    loses: 'an app in which nobody can ever sign in starts without a word',
    file: 'next-auth/core/lib/assert.js',
    patch: [['if (dbStrategy && onlyCredentials) {', 'if (false) {']],
    caughtBy: ['database/password-alone-is-refused', 'database/password-alone-is-logged'],
  },
  {
    id: 'database/get-server-session-checks-providers',
    intent: 'getServerSession is given the providers, and refuses what the auth routes refuse',
    loses: 'what the book says of reading on the server is no longer true',
    file: 'next-auth/next/index.js',
    patch: [
      [
        `    options = Object.assign({}, args[2], {
      providers: []
    });`,
        '    options = Object.assign({}, args[2]);',
      ],
    ],
    caughtBy: ['database/password-alone-is-read-on-the-server'],
  },
  {
    id: 'database/v5-password-alone-is-accepted',
    app: 'v5',
    intent: 'the database strategy is not refused where a password is the only way to sign in',
    loses: 'an app in which nobody can ever sign in starts without a word',
    file: '@auth/core/lib/utils/assert.js',
    patch: [['if (dbStrategy && onlyCredentials) {', 'if (false) {']],
    caughtBy: ['database/password-alone-is-refused', 'database/password-alone-is-logged'],
  },
  {
    id: 'database/v5-refused-configuration-is-a-session',
    app: 'v5',
    intent:
      'auth() gives the error’s message for a session where the configuration is refused, as it did before beta.32',
    loses: 'a page behind if (session) opens for everybody (GHSA-8fpg-xm3f-6cx3)',
    file: 'next-auth/lib/index.js',
    patch: [
      [
        `    if (!response.ok)
        return null;
`,
        '',
      ],
    ],
    caughtBy: ['v5/refused-configuration-opens-nothing', 'v5/refused-configuration-opens-pages'],
  },
]
