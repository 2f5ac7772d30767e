import type { Mutant } from './mutant'

const checks = 'next-auth/core/lib/oauth/checks.js'
const oauth = 'next-auth/core/lib/oauth/callback.js'
const callback = 'next-auth/core/routes/callback.js'
const token = 'session/token.ts'
const rotation = 'session/rotation.ts'
const variations = 'session/variations.ts'

const updatesAfterSignIn = (...paths: string[]) =>
  ['credentials', 'oidc'].flatMap((provider) => paths.map((path) => `updates-after-sign-in/${provider}/${path}`))

const idTokens = [
  'id-token-with-wrong-nonce',
  'id-token-for-another-app',
  'id-token-of-another-issuer',
  'expired-id-token',
]

/** Faults in the sign-in at OpenID providers, and in how the app uses their tokens. */
export const providers: Mutant[] = [
  // What protects the sign-in
  {
    id: 'providers/state-is-not-compared',
    intent: 'the callback accepts any state, or none, instead of the state that the browser was sent away with',
    loses: 'an attacker can sign a user in to another account with a link',
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
    id: 'providers/pkce-verifier-is-constant',
    intent: 'the PKCE verifier is the same for every user and needs no cookie',
    loses: 'anyone who obtains a code can use it in their own browser',
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
    id: 'providers/nonce-is-constant',
    intent: 'the nonce is the same for every user and needs no cookie',
    loses: 'an ID token of one sign-in is valid for another',
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
    id: 'providers/cookies-work-for-every-provider',
    intent: 'the cookies that protect a sign-in at one provider work at another’s callback, as in 4.24.14 and before',
    loses: 'a malicious provider can sign users in to someone else’s account at other providers (GHSA-x445-f3h2-j279)',
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
    id: 'providers/id-token-is-not-validated',
    intent: 'the ID token’s signature, nonce, audience, issuer and expiry are not checked',
    loses: 'an attacker between the app and the provider can sign in as any user',
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
    id: 'providers/user-is-read-from-userinfo',
    intent: 'the user is read from the provider’s userinfo endpoint instead of the ID token',
    loses: 'claims that a provider returns only in the ID token never reach profile()',
    file: oauth,
    patch: [['profile = tokens.claims();', 'profile = await client.userinfo(tokens);']],
    caughtBy: ['id-token-names-user'],
  },
  {
    id: 'providers/failed-sign-in-succeeds',
    intent: 'when a sign-in at a provider fails, a made-up user is signed in anyway',
    loses: 'users can sign in without an account',
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
      'callback-works-once',
      'rejected-callback-leaves-session',
      'oidc-provider-goes-down',
    ],
  },
  {
    id: 'providers/sign-in-redirects-to-other-sites',
    intent: 'the default redirect callback accepts any URL',
    loses: 'a sign-in link leads to a site that looks like the app and asks for the password again',
    file: 'next-auth/core/lib/default-callbacks.js',
    patch: [['    return baseUrl;', '    return url;']],
    caughtBy: ['oidc-sign-in-stays-on-own-site', 'https/callback-url/another-host', 'https/callback-url/http'],
  },

  // What the user sees
  {
    id: 'providers/provider-error-is-ignored',
    intent: 'the error that the provider returns is ignored',
    loses: 'users who deny access at the provider are told that something is broken',
    file: oauth,
    patch: [['  if (errorMessage) {', '  if (false) {']],
    caughtBy: ['oidc-denied-access-returns-to-sign-in'],
  },
  {
    id: 'providers/provider-down-shows-no-error',
    intent: 'when the provider cannot be reached, the user is redirected to the sign-in page without an error',
    loses: 'users click again and again',
    file: 'next-auth/core/routes/signin.js',
    patch: [['redirect: `${url}/error?error=OAuthSignin`', 'redirect: `${url}/signin`']],
    caughtBy: ['oidc-provider-down'],
  },
  {
    id: 'providers/throwing-profile-fails-sign-in',
    intent: 'when profile() throws, the sign-in fails with an error',
    loses: 'users see an error instead of returning to the sign-in page without one',
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
    id: 'providers/account-id-is-constant',
    intent: 'the account does not contain the user’s id at the provider',
    loses: 'an app cannot find the user in its own database',
    file: oauth,
    patch: [['providerAccountId: profile.id.toString(),', 'providerAccountId: "somebody",']],
    caughtBy: ['oidc-sign-in'],
  },
  {
    id: 'providers/user-id-is-random',
    intent: 'the user’s id is a new one at each sign-in, as in NextAuth 5',
    loses: 'data that an app stores under the user’s id is lost at the next sign-in',
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
    intent: 'the jwt callback does not receive the profile',
    loses: 'an app cannot read more about the user than profile() returns',
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
    id: 'providers/every-user-is-known',
    intent: 'the first sign-in of a user has the trigger signIn, like every other one',
    loses: 'an app cannot welcome new users',
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
    caughtBy: ['oidc-first-call-of-new-user'],
  },
  {
    id: 'providers/every-user-is-new',
    intent: 'each sign-in has the trigger signUp, like the first one',
    loses: 'an app welcomes users again and again',
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
    caughtBy: ['oidc-first-call-of-known-user', 'oidc-first-call'],
  },
  {
    id: 'providers/credentials-sign-in-has-no-trigger',
    intent: 'the jwt callback receives no trigger when a user signs in with the form',
    loses: 'an app cannot use the trigger to tell a sign-in from a read',
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
    id: 'providers/credentials-sign-in-keeps-old-claims',
    intent: 'signing in with the form keeps the claims of the previous session',
    loses: 'the next user finds what the previous one chose',
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
    caughtBy: ['credentials-sign-in-again-clears-company'],
  },
  {
    id: 'providers/oidc-sign-in-keeps-old-claims',
    intent: 'signing in at a provider keeps the claims of the previous session',
    loses: 'the next user finds what the previous one chose',
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
    caughtBy: ['oidc-sign-in-again-clears-company', 'oidc-replaces-other-user'],
  },
  {
    id: 'providers/sign-in-keeps-signed-in-user',
    intent: 'signing in at a provider changes nothing while a user is signed in',
    loses: 'the next user is still signed in as the previous user',
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
    caughtBy: ['oidc-replaces-credentials', 'oidc-replaces-other-user'],
  },
  {
    id: 'providers/provider-always-prompts',
    intent: 'the app asks the provider to prompt users to log in each time',
    loses: 'nothing: it is a defense where several users share a browser',
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

  // What the app does with the account
  {
    id: 'providers/account-names-another-provider',
    intent: 'the account in the session names another provider than the one that the user signed in with',
    loses: 'an app that calls the provider later calls the wrong one',
    file: token,
    patch: [
      [
        'account: { provider, type, providerAccountId } },',
        "account: { provider: provider && 'another', type, providerAccountId } },",
      ],
    ],
    caughtBy: [
      'oidc-sign-in',
      'oidc-replaces-credentials',
      ...updatesAfterSignIn('get-query', 'update-data', 'update', 'post-csrf', 'api-route', 'route-handler'),
    ],
  },
  {
    id: 'providers/update-drops-account',
    intent: 'an update of the company drops how the user signed in',
    loses: 'an app that calls the provider later does not know which one',
    file: token,
    patch: [
      [
        'if (company) token.company = company',
        'if (company) Object.assign(token, { company, user: { ...token.user, account: undefined } })',
      ],
    ],
    caughtBy: updatesAfterSignIn('get-query', 'update-data', 'post-csrf'),
  },
  {
    id: 'providers/empty-update-drops-account',
    intent: 'update() without data drops how the user signed in',
    loses: 'an app that calls the provider later does not know which one',
    file: token,
    patch: [['token.user = { ...token.user, ...user }', 'Object.assign(token, { user })']],
    caughtBy: updatesAfterSignIn('update'),
  },
  {
    id: 'providers/own-write-drops-account',
    intent: 'the server’s own cookie writes drop how the user signed in',
    loses: 'an app that calls the provider later does not know which one',
    file: 'session/rewrite.ts',
    patch: [
      [
        'await encode({ ...token, company }, name, maxAge)',
        'await encode(Object.assign({}, token, { company, user: { ...token.user, account: undefined } }), name, maxAge)',
      ],
    ],
    caughtBy: updatesAfterSignIn('api-route', 'route-handler'),
  },
  {
    id: 'providers/whole-account-is-relayed',
    intent: 'the app stores the whole account in the user, as the article does',
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
    id: 'providers/article-keeps-only-ids',
    intent: 'the article’s jwt callback keeps only the ids of the account',
    loses: 'nothing: it is the defense',
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
    caughtBy: ['article-callbacks-expose-access-token', 'article-callbacks-expose-refresh-token'],
  },

  // Refresh-token rotation
  {
    id: 'providers/rotation-keeps-old-refresh-token',
    intent: 'after a refresh, the token keeps the old refresh token',
    loses: 'the next refresh is rejected, and the provider revokes the grant',
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
    id: 'providers/rotation-refreshes-on-every-read',
    intent: 'each read of the session refreshes the access token, whether it has expired or not',
    loses: 'a read in a server component makes the user lose the provider’s grant',
    file: rotation,
    patch: [['if (!token.refreshToken || Date.now() < (token.expiresAt ?? 0) * 1000)', 'if (!token.refreshToken)']],
    caughtBy: ['rotation-kept/session-route', 'rotation-before-server-components'],
  },
  {
    id: 'providers/rejected-refresh-sets-no-error',
    intent: 'a refresh that is rejected sets no error in the session',
    loses: 'the app does not know that the user has to sign in again',
    file: rotation,
    patch: [["return { ...token, error: 'RefreshAccessTokenError' }", 'return token']],
    caughtBy: [
      'rotation-lost-in-route-handler',
      'rotation-recovers',
      'concurrent-rotation-rejected-last',
      'concurrent-rotation-accepted-last',
    ],
  },
  {
    id: 'providers/failed-refresh-is-forgotten',
    intent: 'the read after a failed refresh clears the error and does not refresh',
    loses: 'after an outage of the provider, the app works with an expired access token and does not know it',
    file: rotation,
    patch: [
      ['  try {\n    // Unlike', '  if (token.error) return { ...token, error: undefined }\n  try {\n    // Unlike'],
    ],
    caughtBy: ['rotation-recovers'],
  },
  {
    id: 'providers/get-server-session-skips-jwt-callback',
    intent: 'getServerSession(req, res) does not run the jwt callback',
    loses: 'an API route or getServerSideProps works with an expired access token',
    file: 'next-auth/next/index.js',
    patch: [
      [
        `    options = Object.assign({}, args[2], {
      providers: []`,
        `    options = Object.assign({}, args[2], {
      callbacks: { ...args[2].callbacks, jwt: ({ token }) => token },
      providers: []`,
      ],
    ],
    caughtBy: ['rotation-kept/api-route', 'rotation-kept/get-server-side-props'],
  },
  {
    id: 'providers/app-router-read-skips-jwt-callback',
    intent: 'in the App Router, getServerSession() does not run the jwt callback',
    loses: 'a server component or a route handler works with an expired access token',
    file: 'next-auth/next/index.js',
    patch: [
      [
        `    options = Object.assign({}, args[0], {
      providers: []`,
        `    options = Object.assign({}, args[0], {
      callbacks: { ...args[0].callbacks, jwt: ({ token }) => token },
      providers: []`,
      ],
    ],
    caughtBy: [
      'shared-rotation-in-route-handler',
      'shared-rotation-in-server-components',
      'rotation-lost-in-route-handler',
      'rotation-lost-in-server-components',
    ],
  },
  {
    id: 'providers/access-token-is-relayed',
    intent: 'the session contains the access token, as in NextAuth’s tutorial',
    loses: 'the provider’s access token reaches the browser',
    file: variations,
    patch: [['{ error: token.error }', '{ error: token.error, accessToken: token.accessToken }']],
    caughtBy: ['rotation-keeps-tokens-in-cookie'],
  },
  {
    id: 'providers/server-components-share-one-read',
    intent: 'the server components of one page share one read of the session',
    loses: 'nothing: it is a defense, for one page',
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
    intent: 'getToken requests new tokens from the provider',
    loses: 'the proxy cannot save the new tokens, so the user loses the provider’s grant',
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
    id: 'providers/refresh-is-not-shared',
    intent: 'the result of a refresh is not shared',
    loses: 'two tabs that refresh at the same time lose the provider’s grant',
    file: rotation,
    patch: [['    if (known) return known\n', '']],
    caughtBy: [
      'shared-rotation-in-two-tabs',
      'shared-rotation-in-route-handler',
      'shared-rotation-in-server-components',
    ],
  },

  // NextAuth 5
  {
    id: 'providers/v5-user-id-is-from-profile',
    intent: 'the user’s id is the one that profile() returns, as in NextAuth 4',
    loses: 'the user’s id is no longer independent of the provider',
    app: 'v5',
    file: '@auth/core/lib/actions/callback/oauth/callback.js',
    patch: [['            id: crypto.randomUUID(),\n', '']],
    caughtBy: ['oidc-user-id-is-new-each-time'],
  },
  {
    id: 'providers/v5-cookies-work-for-every-provider',
    intent: 'the cookies that protect a sign-in at one provider are accepted at another’s callback',
    loses: 'a malicious provider can sign users in to someone else’s account at other providers (GHSA-x445-f3h2-j279)',
    app: 'v5',
    file: '@auth/core/lib/actions/callback/oauth/checks.js',
    patch: [['if (parsed.provider !== options.provider?.id) {', 'if (false) {']],
    caughtBy: ['state-of-another-provider'],
  },
  {
    id: 'providers/v5-id-token-must-be-signed',
    intent: 'the ID token’s signature is checked, as in NextAuth 4',
    loses: 'nothing: it is the defense',
    app: 'v5',
    file: '@auth/core/lib/actions/callback/oauth/callback.js',
    patch: [
      [
        '        const idTokenClaims = o.getValidatedIdTokenClaims(processedCodeResponse);',
        `        await o.validateApplicationLevelSignature(as, codeGrantResponse, { [o.allowInsecureRequests]: true });
        const idTokenClaims = o.getValidatedIdTokenClaims(processedCodeResponse);`,
      ],
    ],
    caughtBy: ['unsigned-id-token-is-accepted'],
  },
  {
    id: 'providers/v5-throwing-profile-redirects-to-sign-in',
    intent: 'when profile() throws, the user is redirected to the sign-in page, as in NextAuth 4',
    loses: 'nothing: it is the intended behavior',
    app: 'v5',
    file: '@auth/core/lib/actions/callback/index.js',
    patch: [
      [
        'return { redirect: `${url}/signin`, cookies };',
        'return { redirect: `${url.origin}/api/auth/signin`, cookies };',
      ],
    ],
    caughtBy: ['throwing-profile-shows-configuration-error'],
  },
  {
    id: 'providers/v5-state-is-not-compared',
    intent: 'the callback accepts any state, or none, instead of the state that the browser was sent away with',
    loses: 'an attacker can sign a user in to another account with a link',
    app: 'v5',
    file: '@auth/core/lib/actions/callback/oauth/callback.js',
    patch: [['provider.checks.includes("state") ? state : o.skipStateCheck', 'o.skipStateCheck']],
    caughtBy: ['callback-without-state', 'callback-with-wrong-state'],
  },
  {
    id: 'providers/v5-rotation-refreshes-nothing',
    intent: 'an access token is never treated as expired',
    loses: 'users can no longer do anything at the provider after an hour',
    app: 'v5',
    file: rotation,
    patch: [['if (!token.refreshToken || Date.now() < (token.expiresAt ?? 0) * 1000)', 'if (token)']],
    caughtBy: ['rotation-lost-behind-proxy', 'rotation-in-proxy', 'rotation-lost-in-server-components'],
  },
]
