import type { Mutant } from './mutant'

const checks = 'next-auth/core/lib/oauth/checks.js'
const oauth = 'next-auth/core/lib/oauth/callback.js'
const callback = 'next-auth/core/routes/callback.js'
const token = 'session/token.ts'
const rotation = 'session/rotation.ts'
const variations = 'session/variations.ts'

const updatesBy = (...paths: string[]) =>
  ['credentials', 'oidc'].flatMap((way) => paths.map((path) => `updates-after-sign-in/${way}/${path}`))

const idTokens = [
  'id-token-with-wrong-nonce',
  'id-token-for-another-app',
  'id-token-of-another-issuer',
  'id-token-that-has-ended',
]

/** Faults in the sign-in at OpenID providers, and in what the app does with their tokens. */
export const providers: Mutant[] = [
  // What guards the sign-in
  {
    id: 'providers/state-is-not-compared',
    intent: 'whatever state the callback has, or none, is taken for the one that the browser was sent away with',
    loses: 'an attacker can sign a person in as somebody else, with a link',
    file: oauth,
    patch: [
      [
        '    await _checks.state.use(cookies, resCookies, options, checks);\n',
        '    await _checks.state.use(cookies, resCookies, options, checks).catch(() => {});\n    checks.state = query.state;\n',
      ],
    ],
    caughtBy: ['callback-without-state', 'callback-with-wrong-state', 'callback-without-state-cookie'],
  },
  {
    id: 'providers/pkce-verifier-is-always-the-same',
    intent: 'the PKCE verifier is the same for everybody, and needs no cookie',
    loses: 'who finds a code can use it in their own browser',
    file: checks,
    patch: [
      ['_openidClient.generators.codeVerifier()', '"x".repeat(43)'],
      [
        'if (!codeVerifier) throw new TypeError("PKCE code_verifier cookie was missing.");',
        'checks.code_verifier = "x".repeat(43);\n    if (!codeVerifier) return;',
      ],
    ],
    caughtBy: ['callback-without-pkce-cookie'],
  },
  {
    id: 'providers/nonce-is-always-the-same',
    intent: 'the nonce is the same for everybody, and needs no cookie',
    loses: 'an ID token of one sign-in is good for another',
    file: checks,
    patch: [
      ['_openidClient.generators.nonce()', '"x".repeat(43)'],
      [
        'if (!nonce) throw new TypeError("Nonce cookie was missing.");',
        'checks.nonce = "x".repeat(43);\n    if (!nonce) return;',
      ],
    ],
    caughtBy: ['callback-without-nonce-cookie'],
  },
  {
    id: 'providers/cookies-are-good-for-every-provider',
    intent: 'the cookies that guard a sign-in at one provider are taken at the callback of another, as up to 4.24.14',
    loses: 'a provider that turns bad can sign people in as somebody else at the others (GHSA-x445-f3h2-j279)',
    file: checks,
    patch: [
      [
        'if (value.provider !== ((_options$provider3 = options.provider) === null || _options$provider3 === void 0 ? void 0 : _options$provider3.id))',
        'if (false)',
      ],
      [
        'if (value.provider !== ((_options$provider4 = options.provider) === null || _options$provider4 === void 0 ? void 0 : _options$provider4.id))',
        'if (false)',
      ],
      [
        'if (value.provider !== ((_options$provider6 = options.provider) === null || _options$provider6 === void 0 ? void 0 : _options$provider6.id))',
        'if (false)',
      ],
    ],
    caughtBy: ['state-of-another-provider'],
  },
  {
    id: 'providers/id-token-is-believed',
    intent: 'nobody looks at the ID token’s signature, its nonce, whom it is for, who gave it, and when it ends',
    loses: 'whoever stands between the app and the provider can sign in as anybody',
    file: oauth,
    patch: [
      [
        '      tokens = await client.callback(provider.callbackUrl, params, checks);',
        '      client.validateIdToken = async tokenSet => tokenSet;\n      tokens = await client.callback(provider.callbackUrl, params, checks);',
      ],
    ],
    caughtBy: [...idTokens, 'id-token-with-wrong-signature'],
  },
  {
    id: 'providers/failed-sign-in-signs-in-somebody',
    intent: 'where a sign-in at a provider fails, somebody is signed in all the same',
    loses: 'nobody needs an account',
    file: oauth,
    patch: [
      [
        '    throw new _errors.OAuthCallbackError(error);',
        `    return {
      profile: { id: "somebody", email: "somebody@example.com" },
      account: { provider: provider.id, type: provider.type, providerAccountId: "somebody" },
      OAuthProfile: { sub: "somebody" },
      cookies: []
    };`,
      ],
    ],
    caughtBy: [
      'callback-with-unknown-code',
      'callback-is-good-once',
      'refused-callback-leaves-session',
      'oidc-provider-goes-down',
    ],
  },
  {
    id: 'providers/sign-in-leads-to-other-sites',
    intent: 'the default redirect callback leads wherever it is asked to',
    loses: 'a link to the sign-in leads to a site that looks like the app, and asks for the password again',
    file: 'next-auth/core/lib/default-callbacks.js',
    patch: [['    return baseUrl;', '    return url;']],
    caughtBy: ['oidc-sign-in-stays-on-own-site'],
  },

  // What the person is told
  {
    id: 'providers/refusal-passes-for-a-fault',
    intent: 'what the provider says of an error is not looked at',
    loses: 'who says no at the provider is told that something is broken',
    file: oauth,
    patch: [['  if (errorMessage) {', '  if (false) {']],
    caughtBy: ['oidc-refusal-is-told'],
  },
  {
    id: 'providers/provider-down-is-not-told',
    intent: 'who cannot be sent to the provider is sent back to the sign-in page without a word',
    loses: 'the person clicks again and again',
    file: 'next-auth/core/routes/signin.js',
    patch: [['redirect: `${url}/error?error=OAuthSignin`', 'redirect: `${url}/signin`']],
    caughtBy: ['oidc-provider-down'],
  },
  {
    id: 'providers/throwing-profile-is-told',
    intent: 'where profile() throws, the sign-in fails',
    loses: 'that the person is back on the sign-in page without a word',
    file: oauth,
    patch: [
      [
        `    logger.error("OAUTH_PARSE_PROFILE_ERROR", {
      error: error,
      OAuthProfile
    });`,
        `    logger.error("OAUTH_PARSE_PROFILE_ERROR", {
      error: error,
      OAuthProfile
    });
    throw error;`,
      ],
    ],
    caughtBy: ['throwing-profile-is-swallowed'],
  },

  // Who is signed in
  {
    id: 'providers/account-has-no-id-of-its-own',
    intent: 'the account does not say who the person is at the provider',
    loses: 'an app cannot find the person in its own database',
    file: oauth,
    patch: [['providerAccountId: profile.id.toString(),', 'providerAccountId: "somebody",']],
    caughtBy: ['oidc-sign-in'],
  },
  {
    id: 'providers/user-id-is-made-up',
    intent: 'the user’s id is another one at each sign-in, as in NextAuth 5',
    loses: 'what an app keeps by the user’s id is lost at the next sign-in',
    file: oauth,
    patch: [
      [
        `    return {
      profile,
      account: {`,
        `    return {
      profile: { ...profile, id: require("crypto").randomUUID() },
      account: {`,
      ],
    ],
    caughtBy: ['oidc-user-id-is-from-profile'],
  },
  {
    id: 'providers/first-call-has-no-profile',
    intent: 'the jwt callback is not given the profile',
    loses: 'an app cannot take more of the person than profile() has taken',
    file: callback,
    patch: [
      [
        `            account,
            profile: OAuthProfile,
            isNewUser,
            trigger:`,
        `            account,
            isNewUser,
            trigger:`,
      ],
    ],
    caughtBy: ['oidc-first-call'],
  },
  {
    id: 'providers/nobody-is-new',
    intent: 'the first sign-in of a person has the trigger of every other',
    loses: 'an app cannot welcome those who are new',
    file: callback,
    patch: [
      [
        `            profile: OAuthProfile,
            isNewUser,
            trigger: isNewUser ? "signUp" : "signIn"`,
        `            profile: OAuthProfile,
            isNewUser,
            trigger: "signIn"`,
      ],
    ],
    caughtBy: ['oidc-first-call-of-new-person'],
  },
  {
    id: 'providers/everybody-is-new',
    intent: 'each sign-in has the trigger of the first one',
    loses: 'an app welcomes people again and again',
    file: callback,
    patch: [
      [
        `            profile: OAuthProfile,
            isNewUser,
            trigger: isNewUser ? "signUp" : "signIn"`,
        `            profile: OAuthProfile,
            isNewUser,
            trigger: "signUp"`,
      ],
    ],
    caughtBy: ['oidc-first-call-of-known-person', 'oidc-first-call'],
  },
  {
    id: 'providers/form-sign-in-has-no-trigger',
    intent: 'the jwt callback is told no trigger at a sign-in through the form',
    loses: 'an app cannot tell a sign-in from a read by it',
    file: callback,
    patch: [
      [
        `      isNewUser: false,
      trigger: "signIn"`,
        '      isNewUser: false',
      ],
    ],
    caughtBy: ['credentials-first-call'],
  },
  {
    id: 'providers/form-sign-in-keeps-old-claims',
    intent: 'a sign-in through the form keeps the claims of the session before it',
    loses: 'the next person finds what the one before has chosen',
    file: callback,
    patch: [
      [
        `      token: defaultToken,
      user,
      account,
      isNewUser: false,`,
        `      token: { ...(await jwt.decode({ ...jwt, token: sessionStore.value })), ...defaultToken },
      user,
      account,
      isNewUser: false,`,
      ],
    ],
    caughtBy: ['credentials-again-drop-company'],
  },
  {
    id: 'providers/oidc-sign-in-keeps-old-claims',
    intent: 'a sign-in at a provider keeps the claims of the session before it',
    loses: 'the next person finds what the one before has chosen',
    file: callback,
    patch: [
      [
        `            token: defaultToken,
            user,
            account,
            profile: OAuthProfile,`,
        `            token: { ...(await jwt.decode({ ...jwt, token: sessionStore.value })), ...defaultToken },
            user,
            account,
            profile: OAuthProfile,`,
      ],
    ],
    caughtBy: ['oidc-again-drops-company', 'oidc-replaces-other-person'],
  },
  {
    id: 'providers/who-is-signed-in-stays',
    intent: 'a sign-in at a provider changes nothing where somebody is signed in already',
    loses: 'the next person works in the name of the one before',
    file: callback,
    patch: [
      [
        `        if (useJwtSession) {
          var _user$id;`,
        `        if (await jwt.decode({ ...jwt, token: sessionStore.value })) return { redirect: callbackUrl, cookies };
        if (useJwtSession) {
          var _user$id;`,
      ],
    ],
    caughtBy: ['oidc-replaces-credentials', 'oidc-replaces-other-person'],
  },
  {
    id: 'providers/provider-is-to-ask-each-time',
    intent: 'the app asks the provider to let people log in anew each time',
    loses: 'nothing: it is a defence, where several people share a browser',
    file: 'next-auth/core/lib/oauth/authorization-url.js',
    patch: [
      [
        `    ...params,
    ...query
  };`,
        `    ...params,
    ...query,
    prompt: "login"
  };`,
      ],
    ],
    caughtBy: ['sign-out-leaves-provider-signed-in'],
  },

  // What the app does with what it is given
  {
    id: 'providers/update-forgets-the-account',
    intent: 'what updates the company forgets how the person signed in',
    loses: 'an app that asks the provider later does not know which',
    file: token,
    patch: [
      [
        'if (company) token.company = company',
        'if (company) Object.assign(token, { company, user: { ...token.user, account: undefined } })',
      ],
    ],
    caughtBy: updatesBy('get-query', 'update-data', 'post-csrf'),
  },
  {
    id: 'providers/empty-update-forgets-the-account',
    intent: 'update() without data forgets how the person signed in',
    loses: 'an app that asks the provider later does not know which',
    file: token,
    patch: [['token.user = { ...token.user, ...person }', 'Object.assign(token, { user: person })']],
    caughtBy: updatesBy('update'),
  },
  {
    id: 'providers/own-write-forgets-the-account',
    intent: 'what the server itself writes into the cookie forgets how the person signed in',
    loses: 'an app that asks the provider later does not know which',
    file: 'session/rewrite.ts',
    patch: [
      [
        'await encode({ ...token, company }, name, maxAge)',
        'await encode(Object.assign({}, token, { company, user: { ...token.user, account: undefined } }), name, maxAge)',
      ],
    ],
    caughtBy: updatesBy('api-route', 'route-handler'),
  },
  {
    id: 'providers/whole-account-is-relayed',
    intent: 'the app keeps the whole account in the user, as the article does',
    loses: 'the provider’s tokens reach the browser',
    file: token,
    patch: [
      ['{ provider, type, providerAccountId }: KnownAccount,', 'account: KnownAccount,'],
      ["const known = type === 'email'", "const known = account.type === 'email'"],
      ['account: { provider, type, providerAccountId } },', 'account },'],
    ],
    caughtBy: ['oidc-tokens-stay-on-the-server'],
  },
  {
    id: 'providers/article-keeps-only-the-ids',
    intent: 'the article’s jwt callback keeps only the ids of the account',
    loses: 'nothing: it is the defence',
    file: variations,
    patch: [
      [
        `          ...user, // make sure you don't store passwords in there
          account,`,
        `          ...user,
          account: {
            provider: account.provider,
            type: account.type,
            providerAccountId: account.providerAccountId,
          },`,
      ],
    ],
    caughtBy: ['article-callbacks-hand-out-access-token', 'article-callbacks-hand-out-refresh-token'],
  },

  // Refresh-token rotation
  {
    id: 'providers/rotation-keeps-the-old-refresh-token',
    intent: 'after a refresh the token keeps the refresh token that it had',
    loses: 'the next refresh is refused, and the provider takes back all that it gave',
    file: rotation,
    patch: [
      [
        'tokensOf({ refresh_token: refreshToken, ...((await response.json()) as TokenResponse) })',
        'tokensOf({ ...((await response.json()) as TokenResponse), refresh_token: refreshToken })',
      ],
    ],
    caughtBy: [
      'rotation-kept/session-route',
      'rotation-kept/api-route',
      'rotation-kept/get-server-side-props',
      'rotation-before-server-components',
      'rotation-recovers',
    ],
  },
  {
    id: 'providers/rotation-refreshes-at-each-read',
    intent: 'each read of the session refreshes, whether the access token has ended or not',
    loses: 'whoever reads in a server component loses what the provider gave',
    file: rotation,
    patch: [['if (!token.refreshToken || Date.now() < (token.expiresAt ?? 0) * 1000)', 'if (!token.refreshToken)']],
    caughtBy: ['rotation-kept/session-route', 'rotation-before-server-components'],
  },
  {
    id: 'providers/refused-refresh-is-not-told',
    intent: 'a refresh that is refused leaves no error in the session',
    loses: 'nobody knows that the person has to sign in again',
    file: rotation,
    patch: [["return { ...token, error: 'RefreshAccessTokenError' }", 'return token']],
    caughtBy: [
      'rotation-lost-in-route-handler',
      'rotation-recovers',
      'rotation-at-once-loser-last',
      'rotation-at-once-winner-last',
    ],
  },
  {
    id: 'providers/rotation-is-relayed',
    intent: 'the session tells of the access token, as in NextAuth’s tutorial',
    loses: 'the provider’s access token reaches the browser',
    file: variations,
    patch: [['{ error: token.error }', '{ error: token.error, accessToken: token.accessToken }']],
    caughtBy: ['rotation-keeps-tokens-in-cookie'],
  },
  {
    id: 'providers/server-components-share-their-read',
    intent: 'the server components of one page share one read of the session',
    loses: 'nothing: it is a defence, for one page',
    file: 'v4/auth/server-session.ts',
    patch: [
      [
        `import * as nextAuth from 'next-auth'`,
        `import * as nextAuth from 'next-auth'
import { cache } from 'react'`,
      ],
      ['() => getServerSession(createOptions())', 'cache(() => getServerSession(createOptions()))'],
    ],
    caughtBy: ['rotation-lost-in-server-components'],
  },
  {
    id: 'providers/get-token-refreshes',
    intent: 'getToken asks the provider for other tokens',
    loses: 'the proxy, which cannot keep them, makes the person lose what the provider gave',
    file: 'next-auth/jwt/index.js',
    patch: [
      [
        '  if (raw) return token;',
        '  await fetch(`${process.env.AUTH_IDENTITY_PROVIDER_ISSUER}/token`, { method: "POST" });\n  if (raw) return token;',
      ],
    ],
    caughtBy: ['rotation-in-proxy'],
  },
  {
    id: 'providers/no-refresh-is-shared',
    intent: 'what comes of a refresh is not shared',
    loses: 'two tabs that refresh at once lose what the provider gave',
    file: rotation,
    patch: [['    if (known) return known\n', '']],
    caughtBy: ['shared-rotation-at-once', 'shared-rotation-in-route-handler', 'shared-rotation-in-server-components'],
  },

  // NextAuth 5
  {
    id: 'providers/v5-user-id-is-from-profile',
    intent: 'the user’s id is the one that profile() has given, as in NextAuth 4',
    loses: 'that the user’s id is independent of the provider',
    app: 'v5',
    file: '@auth/core/lib/actions/callback/oauth/callback.js',
    patch: [['            id: crypto.randomUUID(),\n', '']],
    caughtBy: ['oidc-user-id-is-new-each-time'],
  },
  {
    id: 'providers/v5-cookies-are-good-for-every-provider',
    intent: 'the cookies that guard a sign-in at one provider are taken at the callback of another',
    loses: 'a provider that turns bad can sign people in as somebody else at the others (GHSA-x445-f3h2-j279)',
    app: 'v5',
    file: '@auth/core/lib/actions/callback/oauth/checks.js',
    patch: [['if (parsed.provider !== options.provider?.id) {', 'if (false) {']],
    caughtBy: ['state-of-another-provider'],
  },
  {
    id: 'providers/v5-id-token-must-be-signed',
    intent: 'the ID token’s signature is looked at, as in NextAuth 4',
    loses: 'nothing: it is the defence',
    app: 'v5',
    file: '@auth/core/lib/actions/callback/oauth/callback.js',
    patch: [
      [
        '        const idTokenClaims = o.getValidatedIdTokenClaims(processedCodeResponse);',
        `        await o.validateApplicationLevelSignature(as, codeGrantResponse, { [o.allowInsecureRequests]: true });
        const idTokenClaims = o.getValidatedIdTokenClaims(processedCodeResponse);`,
      ],
    ],
    caughtBy: ['unsigned-id-token-is-believed'],
  },
  {
    id: 'providers/v5-throwing-profile-leads-to-sign-in-page',
    intent: 'where profile() throws, the person is back on the sign-in page, as in NextAuth 4',
    loses: 'nothing: it is what is meant',
    app: 'v5',
    file: '@auth/core/lib/actions/callback/index.js',
    patch: [
      [
        'return { redirect: `${url}/signin`, cookies };',
        'return { redirect: `${url.origin}/api/auth/signin`, cookies };',
      ],
    ],
    caughtBy: ['throwing-profile-passes-for-wrong-configuration'],
  },
  {
    id: 'providers/v5-state-is-not-compared',
    intent: 'whatever state the callback has, or none, is taken for the one that the browser was sent away with',
    loses: 'an attacker can sign a person in as somebody else, with a link',
    app: 'v5',
    file: '@auth/core/lib/actions/callback/oauth/callback.js',
    patch: [['provider.checks.includes("state") ? state : o.skipStateCheck', 'o.skipStateCheck']],
    caughtBy: ['callback-without-state', 'callback-with-wrong-state'],
  },
  {
    id: 'providers/v5-rotation-refreshes-nothing',
    intent: 'no access token is taken for ended',
    loses: 'the person cannot do anything at the provider after an hour',
    app: 'v5',
    file: rotation,
    patch: [['if (!token.refreshToken || Date.now() < (token.expiresAt ?? 0) * 1000)', 'if (token)']],
    caughtBy: ['rotation-lost-behind-proxy', 'rotation-in-proxy', 'rotation-lost-in-server-components'],
  },
]
