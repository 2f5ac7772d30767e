import type { Mutant } from './mutant'

const sessionFile = 'next-auth/core/routes/session.js'
const routesFile = 'next-auth/core/index.js'
const initFile = 'next-auth/core/init.js'
const csrfFile = 'next-auth/core/lib/csrf-token.js'
const signOutFile = 'next-auth/core/routes/signout.js'
const callbackFile = 'next-auth/core/routes/callback.js'

/** Faults in the auth routes: reading, updating, signing in and out, and the CSRF token. */
export const core: Mutant[] = [
  {
    id: 'core/session-is-cacheable',
    intent: 'the response to a GET of the session route may be cached for a minute',
    loses: 'a later read of the session returns the browser’s cached copy instead of the current session',
    file: sessionFile,
    patch: [['value: "private, no-cache, no-store"', 'value: "private, max-age=60"']],
    caughtBy: ['session-response-is-not-stored'],
  },
  {
    id: 'core/update-response-has-cache-control',
    intent: 'the response to a POST to the session route has a Cache-Control header, like the response to a GET',
    loses: 'what the book states about the headers of the response to an update no longer holds',
    file: sessionFile,
    patch: [['...(isUpdate ? [] : [{', '...(false ? [] : [{']],
    caughtBy: ['post-response-has-no-cache-control'],
  },
  {
    id: 'core/session-has-no-content-type',
    intent: 'the session route does not declare its response as JSON',
    loses: 'nothing, in an API route',
    file: sessionFile,
    patch: [
      [
        `headers: [{
      key: "Content-Type",
      value: "application/json"
    }, ...(isUpdate`,
        'headers: [...(isUpdate',
      ],
    ],
    caughtBy: [],
    equivalent: 'Next’s res.send() itself declares an object as JSON and overwrites the header that next-auth sets.',
  },
  {
    id: 'core/signed-out-read-is-an-error',
    intent: 'a read without a session cookie does not return early, and tries to decode a missing token',
    loses: 'the server logs an error for every signed-out visitor',
    file: sessionFile,
    patch: [['  if (!sessionToken) return response;\n', '']],
    caughtBy: ['signed-out-read-logs-no-error'],
  },
  {
    id: 'core/empty-payload-is-accepted',
    intent: 'a token that decodes to nothing is accepted',
    loses: 'nothing',
    file: sessionFile,
    patch: [['      if (!decodedToken) throw new Error("JWT invalid");\n', '']],
    caughtBy: [],
    equivalent:
      'next-auth’s own decode returns null only for an empty token, and in that case the route has already returned.',
  },
  {
    id: 'core/callback-gets-no-trigger',
    intent: 'the jwt callback does not receive the update trigger',
    loses: 'update(data) changes nothing, because the callback treats it as a read',
    file: sessionFile,
    patch: [
      [
        `        ...(isUpdate && {
          trigger: "update"
        }),
`,
        '',
      ],
    ],
    caughtBy: ['post-updates-session', 'update-carries-nested-data'],
  },
  {
    id: 'core/callback-gets-no-data',
    intent: 'the jwt callback does not receive the data of an update',
    loses: 'update(data) changes nothing, because the callback treats it as update()',
    file: sessionFile,
    patch: [['        session: newSession\n      });', '        session: undefined\n      });']],
    caughtBy: ['post-updates-session', 'update-carries-nested-data'],
  },
  {
    id: 'core/session-user-is-from-new-token',
    intent: 'the session callback receives the name from the token that the jwt callback returned',
    loses: 'what the book states about the default session callback no longer holds: an update shows the old name once',
    file: sessionFile,
    patch: [
      [
        'name: decodedToken === null || decodedToken === void 0 ? void 0 : decodedToken.name,',
        'name: token === null || token === void 0 ? void 0 : token.name,',
      ],
    ],
    caughtBy: ['default-session/copied-token-returns-old-name', 'default-session/use-session-keeps-old-name'],
  },
  {
    id: 'core/jwt-callback-gets-copied-token',
    intent: 'the jwt callback receives a copy of the token that it decoded',
    loses: 'update(data) returns the old name, even with the jwt callback of the docs',
    file: sessionFile,
    patch: [['        token: decodedToken,\n', '        token: { ...decodedToken },\n']],
    caughtBy: ['default-session/changed-token-returns-new-name'],
  },
  {
    id: 'core/session-has-no-expires-date',
    intent: 'the session that is read has no expires date',
    loses: 'an app cannot show how long users stay signed in',
    file: sessionFile,
    patch: [[',\n          expires: newExpires.toISOString()', '']],
    caughtBy: ['session-has-expires-date', 'api-route-session-has-expires-date'],
  },
  {
    id: 'core/session-response-is-empty',
    intent: 'the session is created and written, but the response is empty',
    loses: 'every read of the session shows the user as signed out',
    file: sessionFile,
    patch: [['      response.body = updatedSession;\n', '']],
    caughtBy: [
      'get-response-carries-update',
      'api-route-is-fresh',
      'get-server-side-props-is-fresh',
      'tampered-token-is-rejected',
      'unreadable-chunks-are-all-removed',
    ],
  },
  {
    id: 'core/old-token-is-written-back',
    intent: 'the token of the request, not the new one, is written to the cookie',
    loses: 'an update is shown once and then lost, and no session lasts longer than thirty days',
    file: sessionFile,
    patch: [['sessionStore.chunk(newToken, {', 'sessionStore.chunk(sessionToken, {']],
    caughtBy: [
      'post-updates-session',
      'default-session/next-read-returns-new-name',
      'update-survives-new-tab',
      'get-session-renews-lifetime',
      'chunked-session-is-updated',
    ],
  },
  {
    id: 'core/cookie-is-lost-on-browser-close',
    intent: 'reading a session sets a cookie that is kept only until the browser is closed',
    loses: 'users who restart their browser are signed out',
    file: sessionFile,
    patch: [
      [
        `sessionStore.chunk(newToken, {
        expires: newExpires
      })`,
        'sessionStore.chunk(newToken, {})',
      ],
    ],
    caughtBy: ['update-survives-restart', 'get-session-renews-lifetime'],
  },
  {
    id: 'core/read-keeps-cookie-expiry',
    intent: 'the rewritten cookie expires when the old one did',
    loses: 'users who use the app every day are still signed out after thirty days',
    file: sessionFile,
    patch: [
      [
        `sessionStore.chunk(newToken, {
        expires: newExpires
      })`,
        `sessionStore.chunk(newToken, {
        expires: new Date(decodedToken.exp * 1000)
      })`,
      ],
    ],
    caughtBy: ['get-session-renews-lifetime', 'get-server-side-props-renews-lifetime'],
  },
  {
    id: 'core/invalid-token-is-not-removed',
    intent: 'the cookie of a token that cannot be turned into a session is not removed',
    loses: 'a tampered cookie is sent with every request, and a failing callback does not end the session',
    file: sessionFile,
    patch: [
      [
        `      (_response$cookies2 = response.cookies) === null || _response$cookies2 === void 0 || _response$cookies2.push(...sessionStore.clean());
`,
        '',
      ],
    ],
    caughtBy: [
      'tampered-token-is-rejected',
      'expired-token-is-rejected',
      'throwing-callback-signs-out',
      'token-of-another-secret-is-rejected',
      'throwing-callback-during-update-signs-out',
      'throwing-callback/get-session-ends-session',
      'throwing-callback/get-server-side-props-ends-session',
      'throwing-callback/api-route-ends-session',
      'failing-upstream/dropped-signs-out',
      'failing-upstream/html-signs-out',
      'stray-cookie/number-signs-out',
      'stray-cookie/word-signs-out',
    ],
  },
  {
    id: 'core/failing-callback-is-not-logged',
    intent: 'no error is logged when a token cannot be turned into a session',
    loses: 'users are signed out, and the log does not show why',
    file: sessionFile,
    patch: [['      logger.error("JWT_SESSION_ERROR", error);\n', '']],
    caughtBy: ['throwing-callback-is-logged'],
  },
  {
    id: 'core/read-writes-no-cookie',
    intent: 'a GET of the session route writes no session cookie',
    loses: 'the article’s update is shown once and then lost',
    file: routesFile,
    patch: [
      [
        `            options,
            sessionStore
          });
          if (session.cookies) cookies.push(...session.cookies);`,
        `            options,
            sessionStore
          });`,
      ],
    ],
    caughtBy: ['update-changes-no-other-claim', 'get-session-renews-lifetime', 'get-server-side-props-rewrites-cookie'],
  },
  {
    id: 'core/update-writes-no-cookie',
    intent: 'a POST to the session route writes no session cookie',
    loses: 'what update(data) changes is lost when the page is closed',
    file: routesFile,
    patch: [
      [
        `              isUpdate: true
            });
            if (session.cookies) cookies.push(...session.cookies);`,
        `              isUpdate: true
            });`,
      ],
    ],
    caughtBy: [
      'cookies/two-apps/one-secret/update',
      'post-updates-session',
      'update-renews-lifetime',
      'get-session-is-fresh-after-update',
    ],
  },
  {
    id: 'core/update-needs-no-csrf-token',
    intent: 'a POST to the session route needs no CSRF token',
    loses: 'another origin on the same host can change a user’s session',
    file: routesFile,
    patch: [
      [
        `          if (options.csrfTokenVerified) {
            var _req$body4;`,
        `          if (true) {
            var _req$body4;`,
      ],
    ],
    caughtBy: [
      'post-without-csrf-token-is-rejected',
      'csrf-token-of-another-browser-is-rejected',
      'bad-request/database',
    ],
  },
  {
    id: 'core/rejected-update-returns-200',
    intent: 'a POST to the session route without a CSRF token is rejected with status 200',
    loses: 'a page cannot tell that its update was rejected',
    file: routesFile,
    patch: [
      [
        `          return {
            status: 400,
            body: {},`,
        `          return {
            status: 200,
            body: {},`,
      ],
    ],
    caughtBy: ['post-without-csrf-token-is-rejected'],
  },
  {
    id: 'core/sign-out-needs-no-csrf-token',
    intent: 'signing out needs no CSRF token',
    loses: 'another origin on the same host can sign a user out',
    file: routesFile,
    patch: [
      [
        `        if (options.csrfTokenVerified) {
          const signout`,
        `        if (true) {
          const signout`,
      ],
    ],
    caughtBy: ['sign-out-without-csrf-token-is-rejected'],
  },
  {
    id: 'core/session-read-sets-no-csrf-cookie',
    intent: 'the response to a GET of the session route does not set the CSRF token cookie',
    loses:
      'what the book states about two apps on one host no longer holds: a read in one spoils an open form of the other',
    file: initFile,
    patch: [['if (csrfCookie) {', 'if (csrfCookie && action !== "session") {']],
    caughtBy: ['cookies/two-apps/read-spoils-form'],
  },
  {
    id: 'core/sign-in-needs-no-csrf-token',
    intent: 'signing in with a password needs no CSRF token',
    loses: 'another site can sign a user in to another account, whose owner then sees everything that the user does',
    file: routesFile,
    patch: [
      [
        'options.provider.type === "credentials" && !options.csrfTokenVerified',
        'options.provider.type === "no such type"',
      ],
    ],
    caughtBy: [
      'sign-in-without-csrf-token-is-rejected',
      'planted-csrf-token/another-site',
      'planted-csrf-token/host-prefix',
      'cookies/two-apps/open-form',
      'cookies/two-apps/read-spoils-form',
      'cookies/two-apps/own-name/open-form',
    ],
  },
  {
    id: 'core/csrf-route-sets-no-cookie',
    intent: 'the CSRF route returns the token but does not set its cookie',
    loses: 'the first update of a page whose session came from a server component is rejected',
    file: routesFile,
    patch: [
      [
        `            csrfToken: options.csrfToken
          },
          cookies
        };`,
        `            csrfToken: options.csrfToken
          }
        };`,
      ],
    ],
    caughtBy: ['csrf-token-is-valid-immediately'],
  },
  {
    id: 'core/csrf-token-is-cacheable',
    intent: 'the response with the CSRF token may be cached for a day',
    loses: 'a page keeps sending a token whose cookie is gone, and its updates are rejected',
    file: routesFile,
    patch: [['value: "private, no-cache, no-store"', 'value: "private, max-age=86400"']],
    caughtBy: ['csrf-response-is-not-stored'],
  },
  {
    id: 'core/unknown-route-returns-200',
    intent: 'an unknown auth route returns 200',
    loses: 'a page that requests a misspelled URL does not notice that nothing happened',
    file: routesFile,
    patch: [
      [
        `  return {
    status: 400,
    body: \`Error`,
        `  return {
    status: 200,
    body: \`Error`,
      ],
    ],
    caughtBy: ['unknown-auth-route-is-rejected'],
  },
  {
    id: 'core/session-lasts-a-day',
    intent: 'a session lasts one day by default',
    loses: 'users who come back after a weekend are signed out',
    file: initFile,
    patch: [['const maxAge = 30 * 24 * 60 * 60;', 'const maxAge = 24 * 60 * 60;']],
    caughtBy: ['sign-in-lasts-thirty-days', 'get-session-renews-lifetime', 'session-has-expires-date'],
  },
  {
    id: 'core/app-callbacks-are-ignored',
    intent: 'next-auth’s default callbacks replace the app’s',
    loses: 'nothing that the app adds reaches the token or the session',
    file: initFile,
    patch: [
      [
        `      ..._defaultCallbacks.defaultCallbacks,
      ...authOptions.callbacks`,
        `      ...authOptions.callbacks,
      ..._defaultCallbacks.defaultCallbacks`,
      ],
    ],
    caughtBy: ['user-and-account-land-in-token', 'post-updates-session'],
  },
  {
    id: 'core/csrf-cookie-is-never-set',
    intent: 'no route sets the CSRF token cookie',
    loses: 'no update(data) is accepted',
    file: initFile,
    patch: [['  if (csrfCookie) {', '  if (false) {']],
    caughtBy: ['post-updates-session', 'csrf-token-is-valid-immediately', 'scripts-read-no-cookie'],
  },
  {
    id: 'core/callback-url-is-forgotten',
    intent: 'the callback URL is not stored while a user signs in',
    loses: 'after signing in, users land on the home page instead of the page that they requested',
    file: initFile,
    patch: [['  if (callbackUrlCookie) {', '  if (false) {']],
    caughtBy: ['sign-in-redirects-to-requested-page', 'oidc-sign-in-redirects-to-requested-page'],
  },
  {
    id: 'core/csrf-token-is-not-compared',
    intent: 'the CSRF token of a request is not compared with the one in the cookie',
    loses: 'another origin on the same host can change a user’s session',
    file: csrfFile,
    patch: [['isPost && csrfToken === bodyValue', 'isPost']],
    caughtBy: [
      'post-without-csrf-token-is-rejected',
      'csrf-token-of-another-browser-is-rejected',
      'sign-in-without-csrf-token-is-rejected',
    ],
  },
  {
    id: 'core/no-csrf-token-is-verified',
    intent: 'no CSRF token is accepted',
    loses: 'nobody can sign out, update the session, or sign in with a password',
    file: csrfFile,
    patch: [['isPost && csrfToken === bodyValue', 'false']],
    caughtBy: ['csrf-token-is-valid-immediately', 'planted-csrf-token/sign-out', 'planted-csrf-token/sign-in'],
  },
  {
    id: 'core/get-with-csrf-token-is-verified',
    intent: 'the CSRF token of a GET counts as verified too',
    loses: 'nothing',
    file: csrfFile,
    patch: [['isPost && csrfToken === bodyValue', 'csrfToken === bodyValue']],
    caughtBy: [],
    equivalent: 'Only the handling of a POST checks whether the CSRF token was verified.',
  },
  {
    id: 'core/csrf-hash-is-not-checked',
    intent: 'the hash in the CSRF token cookie is not verified',
    loses: 'an attacker who can set a cookie from a sibling host can forge a CSRF token that is accepted',
    file: csrfFile,
    patch: [['csrfTokenHash === expectedCsrfTokenHash', 'true']],
    caughtBy: ['forged-csrf-token-is-rejected'],
  },
  {
    id: 'core/csrf-hash-needs-no-secret',
    intent: 'the hash in the CSRF token cookie is computed without the app’s secret',
    loses: 'an attacker who can set a cookie from a sibling host can forge a CSRF token that is accepted',
    file: csrfFile,
    patch: [
      [
        'const expectedCsrfTokenHash = (0, _crypto.createHash)("sha256").update(`${csrfToken}${options.secret}`)',
        'const expectedCsrfTokenHash = (0, _crypto.createHash)("sha256").update(csrfToken)',
      ],
      [
        'const csrfTokenHash = (0, _crypto.createHash)("sha256").update(`${csrfToken}${options.secret}`)',
        'const csrfTokenHash = (0, _crypto.createHash)("sha256").update(csrfToken)',
      ],
    ],
    caughtBy: ['forged-csrf-token-is-rejected'],
  },
  {
    id: 'core/one-csrf-token-for-all',
    intent: 'every user gets the same CSRF token',
    loses: 'another site knows the token that can change a user’s session',
    file: csrfFile,
    patch: [['(0, _crypto.randomBytes)(32)', 'Buffer.alloc(32)']],
    caughtBy: ['csrf-token-of-another-browser-is-rejected'],
  },
  {
    id: 'core/sign-out-keeps-cookie',
    intent: 'signing out does not remove the session cookie',
    loses: 'the next user of this browser is signed in as the previous one',
    file: signOutFile,
    patch: [['const sessionCookies = sessionStore.clean();', 'const sessionCookies = [];']],
    caughtBy: [
      'sign-out-removes-cookie',
      'sign-out-removes-every-chunk',
      'sign-out-redirects-to-callback-url',
      'sign-out-returns-url-to-scripts',
      'cookies/two-apps/one-secret/sign-out',
    ],
  },
  {
    id: 'core/unreadable-token-cannot-sign-out',
    intent: 'signing out fails when the token cannot be read',
    loses: 'after the app’s secret has changed, signing out shows an error page',
    file: signOutFile,
    patch: [
      [
        `        token: decodedJwt
      }));
    } catch (error) {
      logger.error("SIGNOUT_ERROR", error);`,
        `        token: decodedJwt
      }));
    } catch (error) {
      throw error;`,
      ],
    ],
    caughtBy: ['sign-out-removes-unreadable-cookie'],
  },
  {
    id: 'core/sign-out-ignores-callback-url',
    intent: 'signing out redirects to the home page and ignores the callback URL',
    loses: 'users do not see the app’s signed-out page',
    file: signOutFile,
    patch: [
      [
        `    redirect: callbackUrl,
    cookies: sessionCookies`,
        `    redirect: options.url.origin,
    cookies: sessionCookies`,
      ],
    ],
    caughtBy: ['sign-out-redirects-to-callback-url', 'sign-out-returns-url-to-scripts'],
  },
  {
    id: 'core/sign-in-sets-no-cookie',
    intent: 'signing in with a password sets no session cookie',
    loses: 'users cannot sign in',
    file: callbackFile,
    patch: [
      [
        `    cookies.push(...sessionCookies);
    await ((_events$signIn3`,
        '    await ((_events$signIn3',
      ],
    ],
    caughtBy: ['user-and-account-land-in-token', 'session-cookie-attributes', 'sign-in-returns-to-page'],
  },
  {
    id: 'core/sign-in-cookie-is-lost-on-browser-close',
    intent: 'signing in with a password sets a cookie that is kept only until the browser is closed',
    loses: 'users who sign in on a page that reads no session are signed out when they restart their browser',
    file: callbackFile,
    patch: [
      [
        `    const sessionCookies = sessionStore.chunk(newToken, {
      expires: cookieExpires
    });`,
        '    const sessionCookies = sessionStore.chunk(newToken, {});',
      ],
    ],
    caughtBy: ['sign-in-lasts-thirty-days'],
  },
  {
    id: 'core/wrong-password-returns-200',
    intent: 'signing in with a wrong password returns 200',
    loses: 'a form that checks the status shows the user as signed in',
    file: callbackFile,
    patch: [
      [
        `          status: 401,
          redirect: \`\${url}/error?\${new URLSearchParams({`,
        `          status: 200,
          redirect: \`\${url}/error?\${new URLSearchParams({`,
      ],
    ],
    caughtBy: ['wrong-password-is-rejected'],
  },
  {
    id: 'core/throwing-authorize-is-not-caught',
    intent: 'an error that authorize() throws is not caught',
    loses: 'a sign-in form shows nothing when the service that it depends on is down',
    file: callbackFile,
    patch: [
      [
        `    } catch (error) {
      return {
        status: 401,`,
        `    } catch (error) {
      throw error;
      return {
        status: 401,`,
      ],
    ],
    caughtBy: ['throwing-authorize-is-rejected'],
  },
  {
    id: 'core/account-has-no-id',
    intent: 'the account of a user who signs in with a password has no id',
    loses: 'an app cannot tell which account was used',
    file: callbackFile,
    patch: [['      providerAccountId: user.id,\n      type: "credentials",', '      type: "credentials",']],
    caughtBy: ['user-and-account-land-in-token', 'session-user-relays-token'],
  },
  {
    id: 'core/token-has-no-subject',
    intent: 'the token of a user who signs in with a password has no subject',
    loses: 'an app that reads token.sub treats every user as signed out',
    file: callbackFile,
    patch: [
      [',\n      sub: (_user$id3 = user.id) === null || _user$id3 === void 0 ? void 0 : _user$id3.toString()', ''],
    ],
    caughtBy: ['user-and-account-land-in-token', 'session-cookie-attributes'],
  },
  {
    id: 'core/signed-out-read-returns-session',
    intent: 'without a session cookie, the session route returns a session with an empty user',
    loses: 'a page treats every visitor as signed in',
    file: sessionFile,
    patch: [
      ['  if (!sessionToken) return response;\n', '  if (!sessionToken) return { ...response, body: { user: {} } };\n'],
    ],
    caughtBy: [
      'signed-out-get-creates-nothing',
      'signed-out-response-is-empty-object',
      'app-router/signed-out-without-cookie',
    ],
  },
  {
    id: 'core/every-post-of-the-session-is-rejected',
    intent: 'the session route rejects every POST, as it did before 4.21.0',
    loses: 'no update() is accepted',
    file: routesFile,
    patch: [
      [
        `          if (options.csrfTokenVerified) {
            var _req$body4;`,
        `          if (false) {
            var _req$body4;`,
      ],
    ],
    caughtBy: [
      'post-is-rejected',
      'post-updates-session',
      'post-without-csrf-token-is-rejected',
      'forged-csrf-token-is-rejected',
      'app-router/post-without-csrf-token',
    ],
  },
]
