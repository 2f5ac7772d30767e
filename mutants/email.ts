import type { Mutant } from './mutant'

const request = 'next-auth/core/routes/signin.js'
const sendLink = 'next-auth/core/lib/email/signin.js'
const provider = 'next-auth/providers/email.js'
const callback = 'next-auth/core/routes/callback.js'
const handler = 'next-auth/core/lib/callback-handler.js'
const adapter = '@auth/pg-adapter/index.js'
const token = 'session/token.ts'

/** The condition under which a magic link is rejected. */
const rejectedIf =
  'const invalidInvite = !invite || invite.expires.valueOf() < Date.now() || paramIdentifier && invite.identifier !== paramIdentifier;'

/** How the adapter uses up a token. */
const deleteToken = `delete from verification_token
      where identifier = $1 and token = $2
      RETURNING identifier, expires, token`

/** Faults in the sign-in with a magic link. */
const inVersion4: Mutant[] = [
  // Where a magic link is sent
  {
    id: 'email/normalized-too-late',
    intent: 'an address is checked before it is converted to Unicode’s normalization form',
    loses: 'an address with a character that another server reads as a second @ is accepted',
    file: request,
    patch: [['identifier.normalize("NFKC").trim()', 'identifier.trim()']],
    caughtBy: ['email-with-homoglyph-is-rejected', 'email-homoglyph-is-normalized'],
  },
  {
    id: 'email/capitals-are-kept',
    intent: 'an address keeps its capital letters',
    loses: 'one user becomes two, depending on how they type their address',
    file: request,
    patch: [['trimmedEmail.toLowerCase().split("@")', 'trimmedEmail.split("@")']],
    caughtBy: ['email-is-lowercased-and-trimmed'],
  },
  {
    id: 'email/several-addresses-are-accepted',
    intent: 'several addresses in one field are accepted',
    loses: 'a magic link is sent to an address that was not checked',
    file: request,
    patch: [['if (atCount !== 1) {', 'if (atCount < 1) {']],
    caughtBy: ['two-emails-are-rejected'],
  },
  {
    id: 'email/comma-is-kept',
    intent: 'the text after a comma in the address is not cut off',
    loses: 'a user signs in with an address whose host is not the one that the email went to',
    file: request,
    patch: [['domain = domain.split(",")[0];', '']],
    caughtBy: ['email-ends-at-comma'],
  },
  {
    id: 'email/quoted-address-is-accepted',
    intent: 'an address in quotation marks is accepted',
    loses: 'a magic link for one host is sent to another one',
    file: request,
    patch: [
      ['if (atCount !== 1) {', 'if (atCount < 1) {'],
      [`if (trimmedEmail.includes('"')) {`, 'if (trimmedEmail === "") {'],
    ],
    caughtBy: ['quoted-email-is-rejected'],
  },
  {
    id: 'email/host-without-dot-is-accepted',
    intent: 'an address at a host without a dot is accepted',
    loses: 'an attacker can make the app send emails to hosts of the internal network',
    file: request,
    patch: [['if (!domain.includes(".")) {', 'if (!domain) {']],
    caughtBy: ['email-without-dot-is-rejected'],
  },
  {
    id: 'email/empty-address-shows-verify-page',
    intent: 'a request without an address redirects to the verify-request page',
    loses: 'users wait for an email that was never sent',
    file: request,
    patch: [
      [
        'if (!email) return {\n      redirect: `${url}/error?error=EmailSignin`',
        'if (!email) return {\n      redirect: `${url}/verify-request`',
      ],
    ],
    caughtBy: ['empty-email-is-rejected'],
  },
  {
    id: 'email/failure-shows-verify-page',
    intent: 'when an email cannot be sent, the user is redirected to the verify-request page',
    loses: 'users wait for an email that was never sent',
    file: request,
    patch: [
      [
        `return {
        redirect
      };
    } catch (error) {`,
        `return {
        redirect
      };
    } catch (error) {
      return {
        redirect: \`\${url}/verify-request?provider=email&type=email\`
      };`,
      ],
    ],
    caughtBy: ['email-without-mail-server', 'email-to-rejected-address'],
  },

  // What the email contains
  {
    id: 'email/extra-recipient',
    intent: 'the email also goes to another address',
    loses: 'the owner of the other address can sign in as the user',
    file: provider,
    patch: [['to: identifier,', 'to: [identifier, "mallory@example.com"],']],
    caughtBy: ['email-goes-to-requested-address'],
  },
  {
    id: 'email/tracking-pixel',
    intent: 'the email contains an image from another host',
    loses: 'that host sees who reads the email, and when',
    file: provider,
    patch: [
      [
        'If you did not request this email you can safely ignore it.',
        'If you did not request this email you can safely ignore it.<img src="https://tracker.example/1.gif">',
      ],
    ],
    caughtBy: ['email-names-its-host'],
  },
  {
    id: 'email/host-from-request',
    intent: 'the app takes its own host from the X-Forwarded-Host header of a request',
    loses: 'an attacker can have a link to their own host sent to a user, with a valid token',
    file: 'next-auth/utils/detect-origin.js',
    patch: [
      [
        'if (process.env.NEXTAUTH_URL) return process.env.NEXTAUTH_URL;',
        'if (forwardedHost) return `http://${forwardedHost}`;',
      ],
    ],
    caughtBy: ['forwarded-host-does-not-change-email-link'],
  },
  {
    id: 'email/token-is-stored-after-sending',
    intent: 'the token of a magic link is stored only after the mail server has accepted the email',
    loses: 'nothing: without this fault, storing and sending are independent, and either can succeed alone',
    file: sendLink,
    patch: [
      ['Promise.all([provider.sendVerificationRequest({', 'Promise.all([await provider.sendVerificationRequest({'],
    ],
    caughtBy: ['rejected-email-leaves-token'],
  },
  {
    id: 'email/request-returns-to-sign-in',
    intent: 'a request for a magic link redirects back to the sign-in page',
    loses: 'users are not told to check their email',
    file: sendLink,
    patch: [['return `${url}/verify-request?', 'return `${url}/signin?']],
    caughtBy: ['email-request-shows-verify-page'],
  },
  {
    id: 'email/any-callback-url',
    intent: 'the redirect callback accepts any callback URL',
    loses: 'a link to the app leads to an attacker’s page after a sign-in that looked right',
    file: 'next-auth/core/lib/default-callbacks.js',
    patch: [['else if (new URL(url).origin === baseUrl) return url;', 'else return url;']],
    caughtBy: ['email-callback-url-stays-on-own-origin', 'email-link-stays-on-own-origin'],
  },

  // What a magic link can be used for
  {
    id: 'email/token-is-stored-in-plain-text',
    intent: 'the token of a magic link is stored in the database in plain text',
    loses: 'anyone who can read the database can sign in as any user',
    file: sendLink,
    patch: [['token: (0, _utils.hashToken)(token, options),', 'token,']],
    caughtBy: ['email-link-is-stored-as-hash'],
  },
  {
    id: 'email/token-is-hashed-without-secret',
    intent: 'the hash of a magic link’s token does not include the app’s secret',
    loses: 'anyone who can write to the database can make a magic link for any user',
    file: 'next-auth/core/lib/utils.js',
    patch: [
      [
        '`${token}${(_provider$secret = provider.secret) !== null && _provider$secret !== void 0 ? _provider$secret : secret}`',
        'token',
      ],
    ],
    caughtBy: ['email-link-is-stored-as-hash'],
  },
  {
    id: 'email/link-is-valid-for-a-week',
    intent: 'a magic link is valid for a week',
    loses: 'an old email stays usable for six more days',
    file: sendLink,
    patch: [[': ONE_DAY_IN_SECONDS) * 1000', ': ONE_DAY_IN_SECONDS) * 7000']],
    caughtBy: ['email-link-is-valid-for-a-day'],
  },
  {
    id: 'email/link-does-not-expire',
    intent: 'the expiry of a magic link is not checked',
    loses: 'an old email stays usable forever',
    file: callback,
    patch: [[rejectedIf, rejectedIf.replace('invite.expires.valueOf() < Date.now()', 'false')]],
    caughtBy: ['expired-email-link-is-rejected'],
  },
  {
    id: 'email/link-can-be-used-twice',
    intent: 'a token that was used stays in the database',
    loses: 'anyone who finds the email later can sign in with it too',
    file: adapter,
    patch: [
      [
        deleteToken,
        `select identifier, expires, token from verification_token
      where identifier = $1 and token = $2`,
      ],
    ],
    caughtBy: [
      'email-link-works-once',
      'used-email-link-keeps-session',
      'email-link-rejects-concurrent-use',
      'email-scanner-uses-up-link',
      'email-link-works-once-in-database',
    ],
  },
  {
    id: 'email/used-link-signs-out',
    intent: 'a magic link that is rejected removes the session cookie',
    loses: 'users who open an old email are signed out',
    file: callback,
    patch: [
      [
        'return {\n          redirect: `${url}/error?error=Verification`,\n          cookies',
        'return {\n          redirect: `${url}/error?error=Verification`,\n          cookies: sessionStore.clean()',
      ],
    ],
    caughtBy: ['used-email-link-keeps-session'],
  },
  {
    id: 'email/new-link-invalidates-previous',
    intent: 'requesting another magic link invalidates the previous one',
    loses: 'when two emails arrive in the wrong order, the one that arrives last no longer works',
    file: adapter,
    patch: [
      [
        'await client.query(sql, [identifier, expires, token]);',
        `await client.query('delete from verification_token where identifier = $1', [identifier]);
            await client.query(sql, [identifier, expires, token]);`,
      ],
    ],
    caughtBy: ['all-email-links-work'],
  },
  {
    id: 'email/token-is-not-compared',
    intent: 'the token of a magic link is not compared with the stored one',
    loses: 'anyone who knows a user’s address can sign in as them once they have requested a magic link',
    file: adapter,
    patch: [[deleteToken, deleteToken.replace('token = $2', '$2::text is not null')]],
    caughtBy: ['email-link-with-another-token'],
  },
  {
    id: 'email/link-signs-in-any-address',
    intent: 'a token signs in whichever address the magic link contains',
    loses: 'anyone with a magic link for their own address can sign in as any user',
    file: adapter,
    patch: [
      [
        deleteToken,
        deleteToken
          .replace('identifier = $1 and', '')
          .replace('RETURNING identifier', 'RETURNING $1::text as identifier'),
      ],
    ],
    caughtBy: ['email-link-with-another-address'],
  },
  {
    id: 'email/link-needs-no-address',
    intent: 'a magic link needs no address',
    loses: 'a token is valid on its own, wherever it was found',
    file: adapter,
    patch: [[deleteToken, deleteToken.replace('identifier = $1', '($1::text is null or identifier = $1)')]],
    caughtBy: ['email-link-without-address'],
  },
  {
    id: 'email/wrong-address-uses-up-link',
    intent: 'a token is used up regardless of the address that it comes with',
    loses: 'anyone who has seen a token can invalidate the magic link without knowing whose it is',
    file: adapter,
    patch: [[deleteToken, deleteToken.replace('identifier = $1', '$1::text is not null')]],
    caughtBy: ['changed-email-link-is-not-used-up'],
  },

  // Who is signed in
  {
    id: 'email/link-is-bound-to-browser',
    intent: 'a magic link works only in a browser that has visited the sign-in page',
    loses: 'the convenience of signing in on a phone with a magic link, which also makes forwarded emails dangerous',
    file: callback,
    patch: [[rejectedIf, rejectedIf.replace('!invite ||', '!invite || !params.cookies["next-auth.callback-url"] ||')]],
    caughtBy: ['email-link-signs-in-opening-browser', 'email-scanner-uses-up-link'],
  },
  {
    id: 'email/link-ignored-while-signed-in',
    intent: 'a magic link does nothing for a user who is signed in',
    loses: 'users cannot switch to another address of theirs',
    file: callback,
    patch: [[rejectedIf, rejectedIf.replace('!invite ||', '!invite || sessionStore.value ||')]],
    caughtBy: [
      'email-link-replaces-the-session',
      'email-sign-in-again-clears-company',
      'new-users-email-link-keeps-session',
    ],
  },
  {
    id: 'email/head-is-get',
    intent: 'a HEAD request is handled as a GET',
    loses: 'an email scanner that only checks whether a page exists uses up the magic link',
    file: 'next-auth/core/index.js',
    patch: [['if (method === "GET") {', 'if (method === "GET" || method === "HEAD") {']],
    caughtBy: ['email-scanner-head-keeps-link'],
  },
  {
    id: 'email/address-is-not-looked-up',
    intent: 'the app does not look up the user of the address in the company API',
    loses: 'signing in with a magic link creates a different user from the one who signs in with a password',
    file: token,
    patch: [[`type === 'email' ? await fetchUserByEmail(user.email) : undefined`, 'undefined']],
    caughtBy: ['email-link-signs-in'],
  },
  {
    id: 'email/sign-in-cookie-lasts-a-day',
    intent: 'the session cookie of a sign-in with a magic link lasts one day',
    loses: 'users who sign in with a magic link have to sign in every day',
    file: callback,
    patch: [
      [
        `
        const cookieExpires = new Date();
        cookieExpires.setTime(cookieExpires.getTime() + sessionMaxAge * 1000);
        const sessionCookies`,
        `
        const cookieExpires = new Date();
        cookieExpires.setTime(cookieExpires.getTime() + 24 * 60 * 60 * 1000);
        const sessionCookies`,
      ],
    ],
    caughtBy: ['email-sign-in-lasts-thirty-days'],
  },
  {
    id: 'email/old-claims-are-kept',
    intent: 'the claims of the previous token are kept when a user signs in with a magic link again',
    loses: 'what one user chose is passed on to the next one',
    file: callback,
    patch: [
      [
        `
        const token = await callbacks.jwt({
          token: defaultToken,
          user,
          account,
          isNewUser,`,
        `
        const token = await callbacks.jwt({
          token: { ...(sessionStore.value && (await jwt.decode({ ...jwt, token: sessionStore.value }))), ...defaultToken },
          user,
          account,
          isNewUser,`,
      ],
    ],
    caughtBy: ['email-sign-in-again-clears-company'],
  },
  {
    id: 'email/changes-need-a-password',
    intent: 'the jwt callback changes nothing for users who signed in with a magic link',
    loses: 'these users cannot choose a company',
    file: token,
    patch: [
      ['  const change = changeIn(sent)', `  const change = changeIn(token.user.account.type === 'email' ? {} : sent)`],
      [
        '  token.user = { ...token.user, ...user }\n  if (companyId)',
        `  token.user = { ...token.user, ...user }\n  if (companyId && token.user.account.type !== 'email')`,
      ],
    ],
    caughtBy: [
      'updates-after-sign-in/email/get-query',
      'updates-after-sign-in/email/update-data',
      'updates-after-sign-in/email/update',
      'updates-after-sign-in/email/post-csrf',
    ],
  },
  {
    id: 'email/own-writes-need-a-password',
    intent: 'the app’s own cookie writes change nothing for users who signed in with a magic link',
    loses: 'these users cannot choose a company through an API route or a route handler',
    file: 'session/rewrite.ts',
    patch: [
      ['if (!company) return undefined', `if (!company || token.user.account.type === 'email') return undefined`],
    ],
    caughtBy: ['updates-after-sign-in/email/api-route', 'updates-after-sign-in/email/route-handler'],
  },

  {
    id: 'email/every-user-is-known',
    intent: 'the first jwt callback of every magic-link sign-in receives the trigger signIn',
    loses: 'an app that welcomes new users never does',
    file: callback,
    patch: [
      [
        `
          isNewUser,
          trigger: isNewUser ? "signUp" : "signIn"`,
        `
          isNewUser,
          trigger: "signIn"`,
      ],
    ],
    caughtBy: ['email-first-call-of-new-user'],
  },
  {
    id: 'email/every-user-is-new',
    intent: 'the first jwt callback of every magic-link sign-in receives the trigger signUp',
    loses: 'an app welcomes users again and again',
    file: callback,
    patch: [
      [
        `
          isNewUser,
          trigger: isNewUser ? "signUp" : "signIn"`,
        `
          isNewUser,
          trigger: "signUp"`,
      ],
    ],
    caughtBy: ['email-first-call-of-known-user'],
  },

  // With the database strategy
  {
    id: 'email/request-creates-user',
    intent: 'a request for a magic link creates the user row, before anybody has opened the link',
    loses: 'anyone can fill the table of users with addresses that are not theirs',
    file: sendLink,
    patch: [
      [
        '  const ONE_DAY_IN_SECONDS = 86400;\n',
        `  const ONE_DAY_IN_SECONDS = 86400;
  if (!(await adapter.getUserByEmail(identifier)))
    await adapter.createUser({ email: identifier, emailVerified: null });
`,
      ],
    ],
    caughtBy: ['email-link-creates-user'],
  },
  {
    id: 'email/address-is-not-verified',
    intent: 'the address of a new user is not marked as verified',
    loses: 'an app that requires verified addresses rejects new users',
    file: handler,
    patch: [['...profile,\n        emailVerified: new Date()', '...profile,\n        emailVerified: null']],
    caughtBy: ['email-link-creates-user'],
  },
  {
    id: 'email/session-row-lasts-a-day',
    intent: 'the session row of a sign-in with a magic link lasts one day',
    loses: 'users who sign in with a magic link have to sign in every day',
    file: handler,
    patch: [
      [
        `isNewUser = true;
    }
    session = useJwtSession ? {} : await createSession({
      sessionToken: await generateSessionToken(),
      userId: user.id,
      expires: (0, _utils.fromDate)(options.session.maxAge)`,
        `isNewUser = true;
    }
    session = useJwtSession ? {} : await createSession({
      sessionToken: await generateSessionToken(),
      userId: user.id,
      expires: (0, _utils.fromDate)(24 * 60 * 60)`,
      ],
    ],
    caughtBy: ['email-link-creates-session'],
  },
  {
    id: 'email/row-loses-company',
    intent: 'signing in with a magic link again clears the company in the user’s row',
    loses: 'users have to choose their company again',
    file: adapter,
    patch: [['"emailVerified" = $4, image = $5', '"emailVerified" = $4, image = $5, company = null']],
    caughtBy: ['email-sign-in-again-keeps-company-in-database'],
  },
  {
    id: 'email/row-is-not-written',
    intent: 'the API route that changes a row returns the change but writes nothing',
    loses: 'an update is shown once and then lost with the next read',
    file: 'session/row.ts',
    patch: [
      [
        'return claimsIn(await write(id, await columnsOf(changeIn(sent))))',
        'return claimsIn({ ...(await write(id, {})), ...(await columnsOf(changeIn(sent))) })',
      ],
    ],
    caughtBy: ['updates-after-sign-in/email-in-database/row'],
  },
  {
    id: 'email/every-link-ends-session',
    intent: 'every magic link ends the session that its browser had',
    loses: 'the previous session, whose token no user can see anymore, no longer stays valid',
    file: handler,
    patch: [
      ['!== userByEmail.id && !useJwtSession && sessionToken) {', '!== undefined && !useJwtSession && sessionToken) {'],
    ],
    caughtBy: ['email-link-keeps-previous-session'],
  },
  {
    id: 'email/no-link-ends-session',
    intent: 'no magic link ends the session that its browser had',
    loses: 'the session token of the previous user stays valid',
    file: handler,
    patch: [['await deleteSession(sessionToken);', '']],
    caughtBy: ['other-users-email-link-ends-session'],
  },
  {
    id: 'email/new-users-link-ends-session',
    intent: 'the magic link of a new user ends the session that its browser had',
    loses: 'the previous session no longer stays valid once another user has signed in there',
    file: handler,
    patch: [
      [
        'user = await createUser(newUser);\n      await ((_events$createUser = events',
        'user = await createUser(newUser);\n      if (!useJwtSession && sessionToken) await deleteSession(sessionToken);\n      await ((_events$createUser = events',
      ],
    ],
    caughtBy: ['new-users-email-link-keeps-session'],
  },
]

const inVersion5: Omit<Mutant, 'app'>[] = [
  {
    id: 'v5-email/normalized-too-late',
    intent: 'an address is checked before it is converted to Unicode’s normalization form',
    loses: 'an address with a character that another server reads as a second @ is accepted',
    file: '@auth/core/lib/actions/signin/send-token.js',
    patch: [['email.normalize("NFKC").toLowerCase().trim()', 'email.toLowerCase().trim()']],
    caughtBy: ['email-with-homoglyph-is-rejected', 'email-homoglyph-is-normalized'],
  },
  {
    id: 'v5-email/token-is-stored-in-plain-text',
    intent: 'the token of a magic link is stored in the database in plain text',
    loses: 'anyone who can read the database can sign in as any user',
    file: '@auth/core/lib/actions/signin/send-token.js',
    patch: [['token: await createHash(`${token}${secret}`),', 'token,']],
    caughtBy: ['email-link-is-stored-as-hash'],
  },
  {
    id: 'v5-email/link-does-not-expire',
    intent: 'the expiry of a magic link is not checked',
    loses: 'an old email stays usable forever',
    file: '@auth/core/lib/actions/callback/index.js',
    patch: [['hasInvite && invite.expires.valueOf() < Date.now()', 'false']],
    caughtBy: ['expired-email-link-is-rejected'],
  },
  {
    id: 'v5-email/head-is-get',
    intent: 'a HEAD request is handled as a GET',
    loses: 'an email scanner that only checks whether a page exists uses up the magic link',
    file: '@auth/core/lib/utils/web.js',
    patch: [
      ['if (req.method !== "GET" && req.method !== "POST")', 'if (!["GET", "HEAD", "POST"].includes(req.method))'],
      ['method: req.method,', 'method: req.method === "HEAD" ? "GET" : req.method,'],
    ],
    caughtBy: ['email-scanner-head-keeps-link'],
  },
  {
    id: 'v5-email/no-link-ends-session',
    intent: 'no magic link ends the session that its browser had',
    loses: 'the session token of the previous user stays valid',
    file: '@auth/core/lib/actions/callback/handle-login.js',
    patch: [['await deleteSession(sessionToken);', '']],
    caughtBy: ['other-users-email-link-ends-session'],
  },
]

export const email: Mutant[] = [...inVersion4, ...inVersion5.map((mutant): Mutant => ({ ...mutant, app: 'v5' }))]
