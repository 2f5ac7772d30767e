import type { Mutant } from './mutant'

const session = 'next-auth/core/routes/session.js'
const v5Session = '@auth/core/lib/actions/session.js'
const adapter = '@auth/pg-adapter/index.js'
const row = 'session/row.ts'

/** Faults in database sessions: in next-auth, in the adapter, and in how the app uses a row. */
export const database: Mutant[] = [
  {
    id: 'database/expired-session-is-valid',
    intent: 'a session whose row has expired is read like any other',
    loses: 'a session never expires while the browser keeps the cookie',
    file: session,
    patch: [['userAndSession.session.expires.valueOf() < Date.now()', 'false']],
    caughtBy: ['database/expired-session-is-deleted'],
  },
  {
    id: 'database/expired-row-is-kept',
    intent: 'an expired session is rejected, but its row is not deleted',
    loses: 'the sessions table grows forever',
    file: session,
    patch: [['        await deleteSession(sessionToken);\n', '']],
    caughtBy: ['database/expired-session-is-deleted'],
  },
  {
    id: 'database/session-expires-early',
    intent: 'a session is rejected five minutes before it expires',
    loses: 'users are signed out before the expires date that the app shows',
    file: session,
    patch: [
      [
        'userAndSession.session.expires.valueOf() < Date.now()',
        'userAndSession.session.expires.valueOf() < Date.now() + 300000',
      ],
    ],
    caughtBy: ['database/session-is-valid-in-its-last-minute'],
  },
  {
    id: 'database/row-is-not-renewed',
    intent: 'the expiry of a session row is never extended',
    loses: 'every user is signed out after thirty days, however often they visit',
    file: session,
    patch: [['sessionIsDueToBeUpdatedDate <= Date.now()', 'false']],
    caughtBy: ['database/row-is-renewed-once-a-day', 'database/renewing-response-has-the-old-expiry'],
  },
  {
    id: 'database/row-is-renewed-on-every-read',
    intent: 'the expiry of a session row is written on every read, regardless of updateAge',
    loses: 'every read costs a write',
    file: session,
    patch: [['sessionIsDueToBeUpdatedDate <= Date.now()', 'true']],
    caughtBy: [
      'database/young-row-is-not-written',
      'database/cookie-is-renewed-each-time',
      'database/reading-costs-two-queries',
      'database/session-prop-costs-two-queries',
      'database/server-component-and-layout-cost-two-queries-each',
      'database/update-costs-three-queries',
    ],
  },
  {
    id: 'database/renewing-response-has-the-new-expiry',
    intent: 'a read returns the new expiry of the row instead of the old one',
    loses: 'what the book states about the returned expires date no longer holds',
    file: session,
    patch: [['session.expires.toISOString()', 'newExpires.toISOString()']],
    caughtBy: ['database/renewing-response-has-the-old-expiry'],
  },
  {
    id: 'database/cookie-is-not-renewed',
    intent: 'a read sets no cookie',
    loses: 'the browser drops the cookie thirty days after sign-in, although the session row lives on',
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
    id: 'database/unknown-token-is-not-removed',
    intent: 'a cookie that matches no session row is not removed',
    loses: 'a browser keeps sending the token of a deleted session for up to thirty days',
    file: session,
    patch: [
      [
        '(_response$cookies4 = response.cookies) === null || _response$cookies4 === void 0 || _response$cookies4.push(...sessionStore.clean());',
        '',
      ],
    ],
    caughtBy: [
      'database/unknown-token-is-signed-out',
      'database/expired-session-is-deleted',
      'database/password-does-not-sign-in',
    ],
  },
  {
    id: 'database/jwt-callback-is-called',
    intent: 'the jwt callback is also called for a database session',
    loses: 'a callback that calls an API costs one call on every read',
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
    id: 'database/callback-gets-no-trigger',
    intent: 'the session callback does not receive the update trigger',
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
    caughtBy: ['database/session-callback-receives-updates', 'database/update-without-data-is-an-update'],
  },
  {
    id: 'database/callback-gets-no-data',
    intent: 'the session callback does not receive the data of an update',
    loses: 'update(data) changes nothing, because the callback treats it as update()',
    file: session,
    patch: [['          newSession,\n          ...(isUpdate ?', '          ...(isUpdate ?']],
    caughtBy: ['database/session-callback-receives-updates', 'database/update-data-unwritten/response/immediately'],
  },
  {
    id: 'database/error-removes-cookie',
    intent: 'when the session cannot be read, the cookie is removed, as with the JWT strategy',
    loses: 'a database that is down for a moment signs every user out permanently',
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
      'database/down-appears-signed-out',
      'database/down-is-shown-until-a-reload',
      'database/down-page-renders-signed-out',
      'database/down-update-changes-nothing',
      'database/down-during-update-loses-nothing',
    ],
  },
  {
    id: 'database/error-is-not-logged',
    intent: 'no error is logged when the session cannot be read',
    loses: 'every user appears signed out, and the log does not show why',
    file: session,
    patch: [['      logger.error("SESSION_ERROR", error);\n', '']],
    caughtBy: ['database/throwing-callback-keeps-the-cookie'],
  },
  {
    id: 'database/sign-out-keeps-row',
    intent: 'signing out removes the cookie but does not delete the session row',
    loses: 'anyone with a copy of the cookie stays signed in',
    file: 'next-auth/core/routes/signout.js',
    patch: [['const session = await adapter.deleteSession(sessionToken);', 'const session = null;']],
    caughtBy: ['database/sign-out-deletes-the-row'],
  },
  {
    id: 'database/get-token-accepts-any-cookie',
    intent: 'getToken returns a token for a cookie that it cannot decode',
    loses: 'the proxy lets in everyone who has a session cookie',
    file: 'next-auth/jwt/index.js',
    patch: [['catch (_unused2) {\n    return null;', 'catch (_unused2) {\n    return { company: {} };']],
    caughtBy: [
      'database/get-token-finds-nothing',
      'database/proxy-redirects-signed-in-users',
      'database/row/proxy/immediately',
      'database/row/with-auth/immediately',
      'database/update-data/proxy/immediately',
      'database/update-data/with-auth/immediately',
      'database/update-data-unwritten/proxy/immediately',
    ],
  },
  {
    id: 'database/adapter-signs-out-everywhere',
    intent: 'deleting a session deletes all sessions of its user',
    loses: 'signing out on one device signs the user out on every device',
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
    id: 'database/adapter-caches-sessions',
    intent: 'the adapter caches the sessions that it reads and does not query again',
    loses: 'changing or deleting a row has no effect',
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
      'database/deleted-rows-sign-out-every-device',
      'database/update-without-data-reads-the-row',
      ...['row', 'update-data'].flatMap((path) =>
        [
          'get-session/immediately',
          'use-session/after-focus',
          'use-session/after-reload',
          'get-server-side-props/immediately',
          'api-route/immediately',
          'route-handler/immediately',
          'server-component/immediately',
          'server-component-on-screen/after-router-refresh',
          'get-session-on-another-device/immediately',
          'use-session-on-another-device/after-focus',
        ].map((line) => `database/${path}/${line}`),
      ),
      'database/update-data/use-session-in-another-tab/immediately',
    ],
  },
  {
    id: 'database/update-writes-whole-row',
    intent: 'an update also writes the columns that it does not change, with the values that were read',
    loses: 'of two updates at the same time, only one is kept',
    file: row,
    patch: [
      [
        'async function updated({ id, company }: Row, sent: unknown): Promise<Row> {',
        'async function updated(was: Row, sent: unknown): Promise<Row> {\n  const { id, company } = was',
      ],
      [
        'if (!isEmpty(sent)) return write(id, await columnsOf(changeIn(sent)))',
        'if (!isEmpty(sent)) return write(id, { ...(was as Partial<Columns>), ...(await columnsOf(changeIn(sent))) })',
      ],
    ],
    caughtBy: ['database/updates-of-different-columns-are-kept'],
  },
  {
    id: 'database/preferences-are-merged',
    intent: 'an update of the preferences keeps the preferences that it does not contain',
    loses: 'what the book states about two updates at the same time no longer holds',
    file: row,
    patch: [
      ['preferences = coalesce($6, preferences)', `preferences = coalesce(preferences, '{}') || coalesce($6, '{}')`],
    ],
    caughtBy: ['database/last-update-of-a-column-wins'],
  },
  {
    id: 'database/notifications-are-not-written',
    intent: 'an update of the preferences drops the notifications',
    loses: 'a setting that the user changed is not saved',
    file: row,
    patch: [
      [
        '...(preferences && { preferences }) }\n}\n\nasync function write',
        '...(preferences && { preferences: { ...preferences, notifications: undefined } }) }\n}\n\nasync function write',
      ],
    ],
    caughtBy: ['database/last-update-of-a-column-wins'],
  },
  {
    id: 'database/update-is-not-written',
    intent: 'the session callback returns the updated session but writes nothing',
    loses: 'an update is shown once and then lost with the next read',
    file: row,
    patch: [
      [
        "const current = trigger === 'update' ? await updated(row, newSession) : row",
        "const current = trigger === 'update' ? ({ ...row, ...(await columnsOf(changeIn(newSession))) } as Row) : row",
      ],
    ],
    caughtBy: [
      'database/session-callback-receives-updates',
      'database/update-costs-three-queries',
      'database/down-update-changes-nothing',
      'updates-after-sign-in/email-in-database/update-data',
    ],
  },
  {
    id: 'database/v5-callback-returns-session-row',
    app: 'v5',
    intent: 'the session callback returns the session row that it receives',
    loses: 'every script of a page can read the session token',
    file: row,
    patch: [
      ['return { expires: session.expires, ...claimsIn(current) }', 'return { ...session, ...claimsIn(current) }'],
    ],
    caughtBy: ['database/session-has-no-token'],
  },
  {
    id: 'database/v5-callback-gets-no-token',
    app: 'v5',
    intent: 'the session callback receives only what a browser may see, instead of the session row',
    loses: 'nothing: a later version of NextAuth may do this',
    file: v5Session,
    patch: [['session: { ...session, user },', 'session: { expires: session.expires, user },']],
    caughtBy: ['database/returned-session-has-the-token'],
  },
  {
    id: 'database/v5-row-is-renewed-on-every-read',
    app: 'v5',
    intent: 'the expiry of a session row is written on every read, regardless of updateAge',
    loses: 'every read costs a write, including the read in the proxy',
    file: v5Session,
    patch: [['sessionIsDueToBeUpdatedDate <= Date.now()', 'true']],
    caughtBy: ['database/proxy-queries-the-database', 'database/reading-costs-two-queries'],
  },
  {
    id: 'database/credentials-only-is-accepted',
    intent: 'the database strategy is accepted even where a password is the only way to sign in',
    loses: 'an app in which users can never sign in starts without an error',
    file: 'next-auth/core/lib/assert.js',
    patch: [['if (dbStrategy && onlyCredentials) {', 'if (false) {']],
    caughtBy: ['database/credentials-only-is-rejected', 'database/credentials-only-is-logged'],
  },
  {
    id: 'database/get-server-session-checks-providers',
    intent: 'getServerSession receives the providers and rejects what the auth routes reject',
    loses: 'what the book states about reads on the server no longer holds',
    file: 'next-auth/next/index.js',
    patch: [
      [
        `    options = Object.assign({}, args[2], {
      providers: []
    });`,
        '    options = Object.assign({}, args[2]);',
      ],
    ],
    caughtBy: ['database/credentials-only-is-read-on-the-server'],
  },
  {
    id: 'database/v5-credentials-only-is-accepted',
    app: 'v5',
    intent: 'the database strategy is accepted even where a password is the only way to sign in',
    loses: 'an app in which users can never sign in starts without an error',
    file: '@auth/core/lib/utils/assert.js',
    patch: [['if (dbStrategy && onlyCredentials) {', 'if (false) {']],
    caughtBy: ['database/credentials-only-is-rejected', 'database/credentials-only-is-logged'],
  },
  {
    id: 'database/v5-rejected-configuration-is-a-session',
    app: 'v5',
    intent: 'auth() returns the error message of a rejected configuration as a session, as it did before beta.32',
    loses: 'every visitor can open a page whose only check is if (session) (GHSA-8fpg-xm3f-6cx3)',
    file: 'next-auth/lib/index.js',
    patch: [
      [
        `    if (!response.ok)
        return null;
`,
        '',
      ],
    ],
    caughtBy: ['v5/rejected-configuration-opens-nothing', 'v5/rejected-configuration-opens-pages'],
  },
]
