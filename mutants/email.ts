import type { Mutant } from './mutant'

const asking = 'next-auth/core/routes/signin.js'
const sending = 'next-auth/core/lib/email/signin.js'
const mail = 'next-auth/providers/email.js'
const callback = 'next-auth/core/routes/callback.js'
const handler = 'next-auth/core/lib/callback-handler.js'
const adapter = '@auth/pg-adapter/index.js'
const token = 'session/token.ts'

/** The condition that a link is refused by. */
const refusedIf =
  'const invalidInvite = !invite || invite.expires.valueOf() < Date.now() || paramIdentifier && invite.identifier !== paramIdentifier;'

/** How the adapter uses a token up. */
const used = `delete from verification_token
      where identifier = $1 and token = $2
      RETURNING identifier, expires, token`

/** Faults in the sign-in by a link in a mail. */
const inVersion4: Mutant[] = [
  // Whom a link is sent to
  {
    id: 'email/normalised-too-late',
    intent: 'an address is looked at before it is brought into Unicode’s normal form',
    loses: 'an address with a character that another server reads as a second @ gets through',
    file: asking,
    patch: [['identifier.normalize("NFKC").trim()', 'identifier.trim()']],
    caughtBy: ['email-with-homoglyph-is-refused', 'email-homoglyph-is-written-plain'],
  },
  {
    id: 'email/capitals-stay',
    intent: 'an address keeps its capitals',
    loses: 'one person becomes two users, by how they have typed their address',
    file: asking,
    patch: [['trimmedEmail.toLowerCase().split("@")', 'trimmedEmail.split("@")']],
    caughtBy: ['email-is-written-small'],
  },
  {
    id: 'email/several-addresses-pass',
    intent: 'several addresses in one field are not refused',
    loses: 'a link is sent to an address that nobody has checked',
    file: asking,
    patch: [['if (atCount !== 1) {', 'if (atCount < 1) {']],
    caughtBy: ['two-emails-are-refused'],
  },
  {
    id: 'email/comma-stays',
    intent: 'what stands behind a comma in the field is not cut off',
    loses: 'somebody signs in with an address that ends in another host than the mail went to',
    file: asking,
    patch: [['domain = domain.split(",")[0];', '']],
    caughtBy: ['email-ends-at-comma'],
  },
  {
    id: 'email/quotation-marks-pass',
    intent: 'an address in quotation marks is not refused',
    loses: 'a link for one host is sent to another one',
    file: asking,
    patch: [
      ['if (atCount !== 1) {', 'if (atCount < 1) {'],
      [`if (trimmedEmail.includes('"')) {`, 'if (trimmedEmail === "") {'],
    ],
    caughtBy: ['quoted-email-is-refused'],
  },
  {
    id: 'email/any-host-will-do',
    intent: 'an address at a host without a dot is not refused',
    loses: 'somebody can have mails sent to the hosts of the inner network',
    file: asking,
    patch: [['if (!domain.includes(".")) {', 'if (!domain) {']],
    caughtBy: ['email-without-dot-is-refused'],
  },
  {
    id: 'email/no-address-is-announced',
    intent: 'whoever asks without an address is told to look into their mail',
    loses: 'they wait for a mail that nobody has sent',
    file: asking,
    patch: [
      [
        'if (!email) return {\n      redirect: `${url}/error?error=EmailSignin`',
        'if (!email) return {\n      redirect: `${url}/verify-request`',
      ],
    ],
    caughtBy: ['empty-email-is-refused'],
  },
  {
    id: 'email/failure-is-announced',
    intent: 'where a mail could not be sent, the person is told to look into their mail',
    loses: 'they wait for a mail that nobody has sent',
    file: asking,
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
    caughtBy: ['email-without-mail-server', 'email-to-refused-address'],
  },

  // What is sent
  {
    id: 'email/everybody-gets-a-copy',
    intent: 'the mail goes to another address as well',
    loses: 'somebody else can sign in as the person',
    file: mail,
    patch: [['to: identifier,', 'to: [identifier, "mallory@example.com"],']],
    caughtBy: ['email-goes-where-asked'],
  },
  {
    id: 'email/mail-is-watched',
    intent: 'the mail has a picture from another host in it',
    loses: 'that host sees who reads the mail, and when',
    file: mail,
    patch: [
      [
        'If you did not request this email you can safely ignore it.',
        'If you did not request this email you can safely ignore it.<img src="https://tracker.example/1.gif">',
      ],
    ],
    caughtBy: ['email-names-its-host'],
  },
  {
    id: 'email/host-of-the-request',
    intent: 'the app takes the host that a request claims to come from for its own',
    loses: 'an attacker has a link to their own host sent to somebody, with a token that is good',
    file: 'next-auth/utils/detect-origin.js',
    patch: [
      [
        'if (process.env.NEXTAUTH_URL) return process.env.NEXTAUTH_URL;',
        'if (forwardedHost) return `http://${forwardedHost}`;',
      ],
    ],
    caughtBy: ['email-host-is-not-chosen'],
  },
  {
    id: 'email/token-waits-for-the-mail',
    intent: 'the token of a link is kept when the mail server has taken the mail',
    loses: 'nothing: that the two are not one step, so that one can be there without the other',
    file: sending,
    patch: [
      ['Promise.all([provider.sendVerificationRequest({', 'Promise.all([await provider.sendVerificationRequest({'],
    ],
    caughtBy: ['refused-email-leaves-token'],
  },
  {
    id: 'email/nobody-is-told',
    intent: 'whoever asks for a link is led back to the sign-in page',
    loses: 'that they have to look into their mail',
    file: sending,
    patch: [['return `${url}/verify-request?', 'return `${url}/signin?']],
    caughtBy: ['email-is-announced'],
  },
  {
    id: 'email/any-callback-url',
    intent: 'whoever signs in is led to whatever address was asked for',
    loses: 'a link of the app leads to an attacker’s page, behind a sign-in that looked right',
    file: 'next-auth/core/lib/default-callbacks.js',
    patch: [['else if (new URL(url).origin === baseUrl) return url;', 'else return url;']],
    caughtBy: ['email-callback-url-stays', 'email-link-leads-to-no-other-origin'],
  },

  // What a link is good for
  {
    id: 'email/token-is-kept-as-it-is',
    intent: 'the token of a link is kept in the database as it stands in the link',
    loses: 'whoever can read the database can sign in as everybody',
    file: sending,
    patch: [['token: (0, _utils.hashToken)(token, options),', 'token,']],
    caughtBy: ['email-link-is-kept-as-a-hash'],
  },
  {
    id: 'email/link-is-good-for-a-week',
    intent: 'a link is good for a week',
    loses: 'an old mail is a key for six days more',
    file: sending,
    patch: [[': ONE_DAY_IN_SECONDS) * 1000', ': ONE_DAY_IN_SECONDS) * 7000']],
    caughtBy: ['email-link-is-good-for-a-day'],
  },
  {
    id: 'email/link-does-not-end',
    intent: 'nobody looks until when a link is good',
    loses: 'an old mail is a key for ever',
    file: callback,
    patch: [[refusedIf, refusedIf.replace('invite.expires.valueOf() < Date.now()', 'false')]],
    caughtBy: ['ended-email-link-is-refused'],
  },
  {
    id: 'email/link-works-twice',
    intent: 'a token that was used stays in the database',
    loses: 'whoever finds the mail later can sign in with it, too',
    file: adapter,
    patch: [
      [
        used,
        `select identifier, expires, token from verification_token
      where identifier = $1 and token = $2`,
      ],
    ],
    caughtBy: [
      'email-link-works-once',
      'used-email-link-signs-nobody-out',
      'email-link-works-once-at-a-time',
      'mail-scanner-uses-link-up',
      'email-link-works-once-in-database',
    ],
  },
  {
    id: 'email/used-link-signs-out',
    intent: 'a link that is refused takes the session away',
    loses: 'whoever opens an old mail is signed out',
    file: callback,
    patch: [
      [
        'return {\n          redirect: `${url}/error?error=Verification`,\n          cookies',
        'return {\n          redirect: `${url}/error?error=Verification`,\n          cookies: sessionStore.clean()',
      ],
    ],
    caughtBy: ['used-email-link-signs-nobody-out'],
  },
  {
    id: 'email/one-link-at-a-time',
    intent: 'whoever asks for another link makes the one before useless',
    loses: 'of two mails that arrive in the wrong order, the newer one is the older',
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
    id: 'email/any-token-will-do',
    intent: 'nobody compares the token of a link',
    loses: 'whoever knows somebody’s address can sign in as them, as soon as they have asked for a link',
    file: adapter,
    patch: [[used, used.replace('token = $2', '$2::text is not null')]],
    caughtBy: ['email-link-with-another-token'],
  },
  {
    id: 'email/link-for-anybody',
    intent: 'a token signs in whoever the link says',
    loses: 'whoever has a link of their own can sign in as everybody',
    file: adapter,
    patch: [
      [
        used,
        used.replace('identifier = $1 and', '').replace('RETURNING identifier', 'RETURNING $1::text as identifier'),
      ],
    ],
    caughtBy: ['email-link-with-another-address'],
  },
  {
    id: 'email/token-alone-is-enough',
    intent: 'a link needs no address',
    loses: 'a token is good by itself, wherever it was found',
    file: adapter,
    patch: [[used, used.replace('identifier = $1', '($1::text is null or identifier = $1)')]],
    caughtBy: ['email-link-without-address'],
  },
  {
    id: 'email/wrong-address-uses-link-up',
    intent: 'a token is used up whatever address it comes with',
    loses: 'who has seen a token can make the link useless without knowing whose it is',
    file: adapter,
    patch: [[used, used.replace('identifier = $1', '$1::text is not null')]],
    caughtBy: ['changed-email-link-is-not-used-up'],
  },

  // Who is signed in by it
  {
    id: 'email/link-is-bound-to-its-browser',
    intent: 'a link works only in a browser that has been to the sign-in page',
    loses: 'that a link opened on a phone signs in there: convenient, and what makes a forwarded mail dangerous',
    file: callback,
    patch: [[refusedIf, refusedIf.replace('!invite ||', '!invite || !params.cookies["next-auth.callback-url"] ||')]],
    caughtBy: ['email-link-signs-in-whoever-opens-it', 'mail-scanner-uses-link-up'],
  },
  {
    id: 'email/signed-in-stay-who-they-are',
    intent: 'a link does nothing for somebody who is signed in',
    loses: 'that a person can change over to another address of theirs',
    file: callback,
    patch: [[refusedIf, refusedIf.replace('!invite ||', '!invite || sessionStore.value ||')]],
    caughtBy: ['email-link-replaces-the-session', 'email-again-drops-company'],
  },
  {
    id: 'email/head-is-get',
    intent: 'a HEAD request is answered as a GET',
    loses: 'a mail scanner that only asks whether a page is there uses the link up',
    file: 'next-auth/core/index.js',
    patch: [['if (method === "GET") {', 'if (method === "GET" || method === "HEAD") {']],
    caughtBy: ['mail-scanners-head-leaves-link'],
  },
  {
    id: 'email/address-is-nobody',
    intent: 'the app does not ask whose the address is',
    loses: 'who signs in by a link is another user than who signs in with the password',
    file: token,
    patch: [[`type === 'email' ? await fetchPersonByEmail(user.email) : undefined`, 'undefined']],
    caughtBy: ['email-link-signs-in'],
  },
  {
    id: 'email/session-ends-with-the-link',
    intent: 'the cookie of a sign-in by a link lasts a day',
    loses: 'people who sign in by a link have to do it every day',
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
    caughtBy: ['email-link-lasts-thirty-days'],
  },
  {
    id: 'email/token-goes-on',
    intent: 'the token from before goes on behind another sign-in by a link',
    loses: 'what was chosen as one person stays with the next one',
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
    caughtBy: ['email-again-drops-company'],
  },
  {
    id: 'email/changes-need-a-password',
    intent: 'the jwt callback changes nothing for who has signed in by a link',
    loses: 'they cannot choose a company',
    file: token,
    patch: [
      ['  const change = changeIn(sent)', `  const change = changeIn(token.user.account.type === 'email' ? {} : sent)`],
      [
        '  token.user = { ...token.user, ...person }\n  if (companyId)',
        `  token.user = { ...token.user, ...person }\n  if (companyId && token.user.account.type !== 'email')`,
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
    intent: 'the app’s own writes of the cookie change nothing for who has signed in by a link',
    loses: 'they cannot choose a company there',
    file: 'session/rewrite.ts',
    patch: [
      ['if (!company) return undefined', `if (!company || token.user.account.type === 'email') return undefined`],
    ],
    caughtBy: ['updates-after-sign-in/email/api-route', 'updates-after-sign-in/email/route-handler'],
  },

  {
    id: 'email/nobody-is-new',
    intent: 'the first call of the jwt callback is told that everybody who comes by a link was known before',
    loses: 'an app that welcomes newcomers never does',
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
    caughtBy: ['email-first-call-of-newcomer'],
  },
  {
    id: 'email/everybody-is-new',
    intent: 'the first call of the jwt callback is told that everybody who comes by a link is new',
    loses: 'an app welcomes people again and again',
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
    caughtBy: ['email-first-call-of-known-person'],
  },

  // With the database strategy
  {
    id: 'email/address-is-not-verified',
    intent: 'the address of a newcomer does not count as verified',
    loses: 'an app that asks for verified addresses turns them away',
    file: handler,
    patch: [['...profile,\n        emailVerified: new Date()', '...profile,\n        emailVerified: null']],
    caughtBy: ['email-link-makes-user'],
  },
  {
    id: 'email/session-row-ends-with-the-link',
    intent: 'the session of a sign-in by a link lasts a day',
    loses: 'people who sign in by a link have to do it every day',
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
    caughtBy: ['email-link-makes-session'],
  },
  {
    id: 'email/row-begins-anew',
    intent: 'the row of a person who signs in by a link again forgets their company',
    loses: 'they have to choose it again',
    file: adapter,
    patch: [['"emailVerified" = $4, image = $5', '"emailVerified" = $4, image = $5, company = null']],
    caughtBy: ['email-again-keeps-company-in-database'],
  },
  {
    id: 'email/row-is-not-written',
    intent: 'the API route that changes a row answers with the change, and writes nothing',
    loses: 'an update is seen once, and is gone at the next reading',
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
    id: 'email/every-link-ends-the-session-before',
    intent: 'every link ends the session that its browser had',
    loses: 'that the session from before goes on: a key that nobody can see any more',
    file: handler,
    patch: [
      ['!== userByEmail.id && !useJwtSession && sessionToken) {', '!== undefined && !useJwtSession && sessionToken) {'],
    ],
    caughtBy: ['email-link-leaves-session-behind'],
  },
  {
    id: 'email/no-link-ends-the-session-before',
    intent: 'no link ends the session that its browser had',
    loses: 'the key of the one who was signed in before goes on',
    file: handler,
    patch: [['await deleteSession(sessionToken);', '']],
    caughtBy: ['email-link-ends-the-session-before'],
  },
  {
    id: 'email/newcomer-ends-the-session-before',
    intent: 'the link of a newcomer ends the session that its browser had',
    loses: 'that it goes on, though another person is signed in there now',
    file: handler,
    patch: [
      [
        'user = await createUser(newUser);\n      await ((_events$createUser = events',
        'user = await createUser(newUser);\n      if (!useJwtSession && sessionToken) await deleteSession(sessionToken);\n      await ((_events$createUser = events',
      ],
    ],
    caughtBy: ['newcomers-email-link-leaves-session-behind'],
  },
]

const inVersion5: Omit<Mutant, 'app'>[] = [
  {
    id: 'v5-email/normalised-too-late',
    intent: 'an address is looked at before it is brought into Unicode’s normal form',
    loses: 'an address with a character that another server reads as a second @ gets through',
    file: '@auth/core/lib/actions/signin/send-token.js',
    patch: [['email.normalize("NFKC").toLowerCase().trim()', 'email.toLowerCase().trim()']],
    caughtBy: ['email-with-homoglyph-is-refused', 'email-homoglyph-is-written-plain'],
  },
  {
    id: 'v5-email/token-is-kept-as-it-is',
    intent: 'the token of a link is kept in the database as it stands in the link',
    loses: 'whoever can read the database can sign in as everybody',
    file: '@auth/core/lib/actions/signin/send-token.js',
    patch: [['token: await createHash(`${token}${secret}`),', 'token,']],
    caughtBy: ['email-link-is-kept-as-a-hash'],
  },
  {
    id: 'v5-email/link-does-not-end',
    intent: 'nobody looks until when a link is good',
    loses: 'an old mail is a key for ever',
    file: '@auth/core/lib/actions/callback/index.js',
    patch: [['hasInvite && invite.expires.valueOf() < Date.now()', 'false']],
    caughtBy: ['ended-email-link-is-refused'],
  },
  {
    id: 'v5-email/head-is-get',
    intent: 'a HEAD request is answered as a GET',
    loses: 'a mail scanner that only asks whether a page is there uses the link up',
    file: '@auth/core/lib/utils/web.js',
    patch: [
      ['if (req.method !== "GET" && req.method !== "POST")', 'if (!["GET", "HEAD", "POST"].includes(req.method))'],
      ['method: req.method,', 'method: req.method === "HEAD" ? "GET" : req.method,'],
    ],
    caughtBy: ['mail-scanners-head-leaves-link'],
  },
  {
    id: 'v5-email/no-link-ends-the-session-before',
    intent: 'no link ends the session that its browser had',
    loses: 'the key of the one who was signed in before goes on',
    file: '@auth/core/lib/actions/callback/handle-login.js',
    patch: [['await deleteSession(sessionToken);', '']],
    caughtBy: ['email-link-ends-the-session-before'],
  },
]

export const email: Mutant[] = [...inVersion4, ...inVersion5.map((mutant): Mutant => ({ ...mutant, app: 'v5' }))]
