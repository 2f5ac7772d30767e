import type { Mutant } from './mutant'

const session = 'next-auth/core/routes/session.js'
const routes = 'next-auth/core/index.js'
const init = 'next-auth/core/init.js'
const csrf = 'next-auth/core/lib/csrf-token.js'
const signOut = 'next-auth/core/routes/signout.js'
const signIn = 'next-auth/core/routes/callback.js'

/** Faults in what the auth routes do: reading, updating, signing in and out, and the CSRF token. */
export const core: Mutant[] = [
  {
    id: 'core/session-may-be-stored',
    intent: 'the answer to a GET of the session may be stored for a minute',
    loses: 'who reads the session again sees what the browser has kept of it, not what it is',
    file: session,
    patch: [['value: "private, no-cache, no-store"', 'value: "private, max-age=60"']],
    caughtBy: ['session-is-never-stored'],
  },
  {
    id: 'core/update-answer-is-like-a-read',
    intent: 'the answer to a POST says how it may be stored, as that to a GET does',
    loses: 'what the book says of the headers of an update is no longer true',
    file: session,
    patch: [['...(isUpdate ? [] : [{', '...(false ? [] : [{']],
    caughtBy: ['post-answer-says-nothing-of-storing'],
  },
  {
    id: 'core/session-has-no-content-type',
    intent: 'the session route does not say that its answer is JSON',
    loses: 'nothing in an API route',
    file: session,
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
    equivalent: 'Next’s res.send() says itself that an object is JSON, and overwrites what next-auth has set.',
  },
  {
    id: 'core/signed-out-read-is-an-error',
    intent: 'a read without a session cookie is not answered at once: it goes on to decode nothing',
    loses: 'the server’s log fills with an error for every visitor who is not signed in',
    file: session,
    patch: [['  if (!sessionToken) return response;\n', '']],
    caughtBy: ['signed-out-read-is-no-error'],
  },
  {
    id: 'core/empty-payload-is-let-through',
    intent: 'a token that decodes to nothing is let through',
    loses: 'nothing',
    file: session,
    patch: [['      if (!decodedToken) throw new Error("JWT invalid");\n', '']],
    caughtBy: [],
    equivalent: 'next-auth’s own decode gives null for an empty token only, and that has returned before.',
  },
  {
    id: 'core/callback-hears-of-no-update',
    intent: 'the jwt callback is not told that it is called for an update',
    loses: 'update(data) changes nothing: the callback takes it for a read',
    file: session,
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
    intent: 'the jwt callback is not given the data of an update',
    loses: 'update(data) changes nothing: the callback takes it for update()',
    file: session,
    patch: [['        session: newSession\n      });', '        session: undefined\n      });']],
    caughtBy: ['post-updates-session', 'update-carries-nested-data'],
  },
  {
    id: 'core/session-does-not-say-when-it-ends',
    intent: 'the session that is read has no expires',
    loses: 'an app cannot tell a person how long they stay signed in',
    file: session,
    patch: [[',\n          expires: newExpires.toISOString()', '']],
    caughtBy: ['session-says-when-it-ends', 'api-route-session-says-when-it-ends'],
  },
  {
    id: 'core/answer-stays-empty',
    intent: 'the session is made and written, and the answer stays empty',
    loses: 'whoever reads the session takes the person for signed out',
    file: session,
    patch: [['      response.body = updatedSession;\n', '']],
    caughtBy: ['get-response-carries-update', 'api-route-is-fresh', 'get-server-side-props-is-fresh'],
  },
  {
    id: 'core/old-token-is-written-back',
    intent: 'the cookie is written with the token that came in',
    loses: 'an update is shown once and lost, and no session lasts longer than thirty days',
    file: session,
    patch: [['sessionStore.chunk(newToken, {', 'sessionStore.chunk(sessionToken, {']],
    caughtBy: ['post-updates-session', 'update-survives-new-tab', 'get-session-renews-lifetime', 'pieces-are-updated'],
  },
  {
    id: 'core/cookie-ends-with-the-browser',
    intent: 'a session that was read is kept until the browser is closed',
    loses: 'whoever starts their browser again is signed out',
    file: session,
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
    id: 'core/read-does-not-keep-the-cookie-longer',
    intent: 'the cookie that is written anew ends when the old one did',
    loses: 'who uses the app every day is signed out after thirty days all the same',
    file: session,
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
    id: 'core/bad-token-stays',
    intent: 'a token of which no session can be made stays in the jar',
    loses: 'a tampered cookie comes again with every request, and a failing callback ends no session',
    file: session,
    patch: [
      [
        `      (_response$cookies2 = response.cookies) === null || _response$cookies2 === void 0 || _response$cookies2.push(...sessionStore.clean());
`,
        '',
      ],
    ],
    caughtBy: [
      'tampered-token-is-refused',
      'ended-token-is-refused',
      'throwing-callback-signs-out',
      'token-of-another-secret-is-refused',
      'throwing-callback-behind-update-signs-out',
    ],
  },
  {
    id: 'core/failing-callback-is-not-logged',
    intent: 'nothing is logged when no session can be made of a token',
    loses: 'people are signed out, and nobody can find out why',
    file: session,
    patch: [['      logger.error("JWT_SESSION_ERROR", error);\n', '']],
    caughtBy: ['throwing-callback-is-logged'],
  },
  {
    id: 'core/read-writes-no-cookie',
    intent: 'a GET of the session writes no session cookie',
    loses: 'the article’s update is shown once and lost',
    file: routes,
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
    intent: 'a POST of the session writes no session cookie',
    loses: 'what update(data) changes is lost with the page',
    file: routes,
    patch: [
      [
        `              isUpdate: true
            });
            if (session.cookies) cookies.push(...session.cookies);`,
        `              isUpdate: true
            });`,
      ],
    ],
    caughtBy: ['post-updates-session', 'update-renews-lifetime', 'get-session-is-fresh-after-update'],
  },
  {
    id: 'core/update-needs-no-csrf-token',
    intent: 'a POST of the session is not asked for a CSRF token',
    loses: 'another site on the same host can change a person’s session',
    file: routes,
    patch: [
      [
        `          if (options.csrfTokenVerified) {
            var _req$body4;`,
        `          if (true) {
            var _req$body4;`,
      ],
    ],
    caughtBy: ['post-without-csrf-token-is-refused', 'csrf-token-of-another-browser-is-refused'],
  },
  {
    id: 'core/refused-update-says-ok',
    intent: 'a POST of the session without a CSRF token is refused with 200',
    loses: 'a page cannot tell that its update was refused',
    file: routes,
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
    caughtBy: ['post-without-csrf-token-is-refused'],
  },
  {
    id: 'core/sign-out-needs-no-csrf-token',
    intent: 'whoever signs out is not asked for a CSRF token',
    loses: 'another site on the same host can sign a person out',
    file: routes,
    patch: [
      [
        `        if (options.csrfTokenVerified) {
          const signout`,
        `        if (true) {
          const signout`,
      ],
    ],
    caughtBy: ['sign-out-without-csrf-token-is-refused'],
  },
  {
    id: 'core/sign-in-needs-no-csrf-token',
    intent: 'whoever signs in with a password is not asked for a CSRF token',
    loses: 'another site can sign a person in as somebody else, who then sees all that they do',
    file: routes,
    patch: [
      [
        'options.provider.type === "credentials" && !options.csrfTokenVerified',
        'options.provider.type === "no such type"',
      ],
    ],
    caughtBy: ['sign-in-without-csrf-token-is-refused'],
  },
  {
    id: 'core/csrf-route-sets-no-cookie',
    intent: 'the CSRF token is told, and its cookie is not set',
    loses: 'the first update of a page whose session came from a server component is refused',
    file: routes,
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
    caughtBy: ['csrf-token-is-good-at-once'],
  },
  {
    id: 'core/csrf-token-may-be-stored',
    intent: 'the answer with the CSRF token may be stored for a day',
    loses: 'a page goes on sending a token whose cookie is gone, and its updates are refused',
    file: routes,
    patch: [['value: "private, no-cache, no-store"', 'value: "private, max-age=86400"']],
    caughtBy: ['csrf-token-is-never-stored'],
  },
  {
    id: 'core/unknown-route-says-ok',
    intent: 'an auth route that there is not answers with 200',
    loses: 'a page with a misspelt address does not notice that nothing was done',
    file: routes,
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
    caughtBy: ['unknown-auth-route-is-refused'],
  },
  {
    id: 'core/session-lasts-a-day',
    intent: 'a session lasts one day, where the app does not say how long',
    loses: 'whoever comes back on Monday is signed out',
    file: init,
    patch: [['const maxAge = 30 * 24 * 60 * 60;', 'const maxAge = 24 * 60 * 60;']],
    caughtBy: ['sign-in-begins-thirty-days', 'get-session-renews-lifetime', 'session-says-when-it-ends'],
  },
  {
    id: 'core/callbacks-of-the-app-are-ignored',
    intent: 'next-auth’s own callbacks take the place of the app’s',
    loses: 'nothing of the app’s gets into a token or a session',
    file: init,
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
    intent: 'no route sets the CSRF token’s cookie',
    loses: 'no update(data) is accepted',
    file: init,
    patch: [['  if (csrfCookie) {', '  if (false) {']],
    caughtBy: ['post-updates-session', 'csrf-token-is-good-at-once'],
  },
  {
    id: 'core/wanted-page-is-forgotten',
    intent: 'where a person wanted to go is not kept while they sign in',
    loses: 'whoever signs in gets to the home page instead',
    file: init,
    patch: [['  if (callbackUrlCookie) {', '  if (false) {']],
    caughtBy: ['sign-in-leads-where-asked', 'oidc-sign-in-leads-where-asked'],
  },
  {
    id: 'core/any-csrf-token-is-good',
    intent: 'the CSRF token of a request is not compared with the cookie’s',
    loses: 'another site on the same host can change a person’s session',
    file: csrf,
    patch: [['isPost && csrfToken === bodyValue', 'isPost']],
    caughtBy: [
      'post-without-csrf-token-is-refused',
      'csrf-token-of-another-browser-is-refused',
      'sign-in-without-csrf-token-is-refused',
    ],
  },
  {
    id: 'core/get-with-csrf-token-is-verified',
    intent: 'the CSRF token of a GET counts as verified, too',
    loses: 'nothing',
    file: csrf,
    patch: [['isPost && csrfToken === bodyValue', 'csrfToken === bodyValue']],
    caughtBy: [],
    equivalent: 'Only what answers a POST asks whether the CSRF token was verified.',
  },
  {
    id: 'core/csrf-hash-is-not-checked',
    intent: 'the hash in the CSRF token’s cookie is not checked',
    loses: 'whoever can set a cookie, from a host beside the app, makes up a CSRF token that is accepted',
    file: csrf,
    patch: [['csrfTokenHash === expectedCsrfTokenHash', 'true']],
    caughtBy: ['forged-csrf-token-is-refused'],
  },
  {
    id: 'core/csrf-hash-needs-no-secret',
    intent: 'the hash in the CSRF token’s cookie is made without the app’s secret',
    loses: 'whoever can set a cookie, from a host beside the app, makes up a CSRF token that is accepted',
    file: csrf,
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
    caughtBy: ['forged-csrf-token-is-refused'],
  },
  {
    id: 'core/one-csrf-token-for-all',
    intent: 'everybody is given the same CSRF token',
    loses: 'another site knows the token with which a person’s session can be changed',
    file: csrf,
    patch: [['(0, _crypto.randomBytes)(32)', 'Buffer.alloc(32)']],
    caughtBy: ['csrf-token-of-another-browser-is-refused'],
  },
  {
    id: 'core/sign-out-keeps-the-cookie',
    intent: 'whoever signs out keeps the session cookie',
    loses: 'the next person at this browser is signed in as the last one',
    file: signOut,
    patch: [['const sessionCookies = sessionStore.clean();', 'const sessionCookies = [];']],
    caughtBy: ['sign-out-removes-cookie', 'sign-out-removes-every-piece'],
  },
  {
    id: 'core/unreadable-token-cannot-sign-out',
    intent: 'signing out fails where the token cannot be read',
    loses: 'after the app’s secret has changed, signing out shows an error page',
    file: signOut,
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
    id: 'core/sign-out-leads-home',
    intent: 'signing out leads to the home page, whatever was asked for',
    loses: 'a person does not see the page that says goodbye',
    file: signOut,
    patch: [
      [
        `    redirect: callbackUrl,
    cookies: sessionCookies`,
        `    redirect: options.url.origin,
    cookies: sessionCookies`,
      ],
    ],
    caughtBy: ['sign-out-leads-where-asked', 'sign-out-tells-scripts-where-to-go'],
  },
  {
    id: 'core/sign-in-sets-no-cookie',
    intent: 'signing in with a password sets no session cookie',
    loses: 'nobody can sign in',
    file: signIn,
    patch: [
      [
        `    cookies.push(...sessionCookies);
    await ((_events$signIn3`,
        '    await ((_events$signIn3',
      ],
    ],
    caughtBy: ['user-and-account-land-in-token', 'session-cookie-attributes'],
  },
  {
    id: 'core/sign-in-cookie-ends-with-the-browser',
    intent: 'signing in with a password sets a cookie that is kept until the browser is closed',
    loses: 'whoever signs in on a page that reads no session is signed out when they start their browser again',
    file: signIn,
    patch: [
      [
        `    const sessionCookies = sessionStore.chunk(newToken, {
      expires: cookieExpires
    });`,
        '    const sessionCookies = sessionStore.chunk(newToken, {});',
      ],
    ],
    caughtBy: ['sign-in-begins-thirty-days'],
  },
  {
    id: 'core/wrong-password-says-ok',
    intent: 'a wrong password is answered with 200',
    loses: 'a form that looks at the status tells a person that they are signed in',
    file: signIn,
    patch: [
      [
        `          status: 401,
          redirect: \`\${url}/error?\${new URLSearchParams({`,
        `          status: 200,
          redirect: \`\${url}/error?\${new URLSearchParams({`,
      ],
    ],
    caughtBy: ['wrong-password-is-refused'],
  },
  {
    id: 'core/throwing-authorize-is-not-caught',
    intent: 'what authorize() throws is not caught',
    loses: 'a sign-in form shows nothing when the service behind it is down',
    file: signIn,
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
    caughtBy: ['throwing-authorize-is-refused'],
  },
  {
    id: 'core/account-has-no-id',
    intent: 'the account of a person who signs in with a password has no id',
    loses: 'an app cannot tell whose account it was',
    file: signIn,
    patch: [['      providerAccountId: user.id,\n      type: "credentials",', '      type: "credentials",']],
    caughtBy: ['user-and-account-land-in-token', 'session-user-relays-token'],
  },
  {
    id: 'core/token-has-no-subject',
    intent: 'the token of a person who signs in with a password does not say who it is for',
    loses: 'an app that looks at token.sub takes everybody for nobody',
    file: signIn,
    patch: [
      [',\n      sub: (_user$id3 = user.id) === null || _user$id3 === void 0 ? void 0 : _user$id3.toString()', ''],
    ],
    caughtBy: ['user-and-account-land-in-token'],
  },
  {
    id: 'core/nobody-is-shown-a-session',
    intent: 'the session route shows a session with an empty user to whoever has none',
    loses: 'a page takes everybody for signed in',
    file: session,
    patch: [
      ['  if (!sessionToken) return response;\n', '  if (!sessionToken) return { ...response, body: { user: {} } };\n'],
    ],
    caughtBy: ['signed-out-get-mints-nothing', 'signed-out-answer-is-empty-object', 'app-router/nobody-is-signed-in'],
  },
  {
    id: 'core/every-post-of-the-session-is-refused',
    intent: 'the session route refuses every POST, as it did below 4.21.0',
    loses: 'no update() arrives',
    file: routes,
    patch: [
      [
        `          if (options.csrfTokenVerified) {
            var _req$body4;`,
        `          if (false) {
            var _req$body4;`,
      ],
    ],
    caughtBy: ['post-is-refused', 'post-updates-session'],
  },
]
