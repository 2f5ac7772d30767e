import type { Mutant } from './mutant'

const file = 'next-auth/jwt/index.js'

/** Faults in the tokens: how they are created and read, and `getToken`. */
export const jwt: Mutant[] = [
  {
    id: 'jwt/no-clock-tolerance',
    intent: 'a token is rejected as soon as it has expired, instead of fifteen seconds later',
    loses: 'where the clocks of several servers differ slightly, users are signed out',
    file,
    patch: [['clockTolerance: 15', 'clockTolerance: 0']],
    caughtBy: ['just-expired-token-is-valid'],
  },
  {
    id: 'jwt/expired-token-is-valid',
    intent: 'an expired token stays valid for another year',
    loses: 'a stolen token does not expire',
    file,
    patch: [['clockTolerance: 15', 'clockTolerance: 365 * 24 * 60 * 60']],
    caughtBy: ['expired-token-is-rejected'],
  },
  {
    id: 'jwt/token-has-no-expiry',
    intent: 'a token has no expiry',
    loses: 'a stolen token does not expire',
    file,
    patch: [['.setExpirationTime(now() + maxAge)', '']],
    caughtBy: ['sign-in-lasts-thirty-days', 'get-session-renews-lifetime'],
  },
  {
    id: 'jwt/token-has-no-issue-time',
    intent: 'a token has no issue time',
    loses: 'an app cannot reject tokens that were issued before a password change',
    file,
    patch: [['.setIssuedAt()', '']],
    caughtBy: ['sign-in-lasts-thirty-days'],
  },
  {
    id: 'jwt/token-has-no-id',
    intent: 'a token has no id',
    loses: 'an app cannot keep a list of revoked tokens',
    file,
    patch: [['.setJti((0, _uuid.v4)())', '']],
    caughtBy: ['token-has-its-own-id'],
  },
  {
    id: 'jwt/key-needs-no-secret',
    intent: 'tokens are encrypted with a key that is derived without the app’s secret',
    loses: 'anyone can create a token for any user',
    file,
    patch: [['(0, _hkdf.default)("sha256", keyMaterial, salt,', '(0, _hkdf.default)("sha256", "no secret", salt,']],
    caughtBy: ['user-and-account-land-in-token', 'get-response-carries-update', 'proxy-is-fresh'],
  },
  {
    id: 'jwt/get-token-reads-https-cookie',
    intent: 'getToken looks for the HTTPS cookie name although the app runs on HTTP',
    loses: 'the proxy treats every user as signed out',
    file,
    patch: [['cookieName = secureCookie ?', 'cookieName = !secureCookie ?']],
    caughtBy: ['proxy-is-fresh'],
  },
  {
    id: 'jwt/get-token-does-not-decode',
    intent: 'getToken returns the encrypted token',
    loses: 'the proxy cannot identify the user',
    file,
    patch: [['  if (raw) return token;', '  if (!raw) return token;']],
    caughtBy: ['proxy-is-fresh'],
  },
  {
    id: 'jwt/get-token-throws-on-bad-token',
    intent: 'getToken throws when it cannot read the token',
    loses: 'users whose cookie was issued before the secret changed get an error on every page behind the proxy',
    file,
    patch: [
      [
        `  } catch (_unused2) {
    return null;`,
        `  } catch (_unused2) {
    throw _unused2;`,
      ],
    ],
    caughtBy: ['proxy-rejects-tampered-token'],
  },
  {
    id: 'jwt/bearer-token-is-ignored',
    intent: 'getToken ignores the Authorization header',
    loses: 'a mobile app that sends its token there is treated as signed out',
    file,
    patch: [
      ['authorizationHeader.split(" ")[0]) === "Bearer")', 'authorizationHeader.split(" ")[0]) === "No such scheme")'],
    ],
    caughtBy: ['get-token-reads-bearer-token', 'get-token-prefers-cookie', 'malformed-bearer-token-reads-null'],
  },
  {
    id: 'jwt/bearer-token-takes-precedence',
    intent: 'getToken prefers the Authorization header over the cookie',
    loses: 'the proxy and the pages behind it disagree about who the user is',
    file,
    patch: [['  if (!token && (authorizationHeader ===', '  if ((authorizationHeader ===']],
    caughtBy: ['get-token-prefers-cookie'],
  },
  {
    id: 'jwt/malformed-bearer-token-throws',
    intent: 'getToken throws when it cannot decode the Authorization header',
    loses: 'a request with a malformed header makes the proxy fail',
    file,
    patch: [
      [
        `    } catch (_unused) {
      return null;`,
        `    } catch (_unused) {
      throw _unused;`,
      ],
    ],
    caughtBy: ['malformed-bearer-token-reads-null'],
  },
]
