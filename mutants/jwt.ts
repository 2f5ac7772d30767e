import type { Mutant } from './mutant'

const file = 'next-auth/jwt/index.js'

/** Faults in the tokens: how they are made and read, and `getToken`. */
export const jwt: Mutant[] = [
  {
    id: 'jwt/clocks-must-agree',
    intent: 'a token that has just ended is not good any more, not even within fifteen seconds',
    loses: 'where several servers’ clocks differ a little, people are signed out',
    file,
    patch: [['clockTolerance: 15', 'clockTolerance: 0']],
    caughtBy: ['token-just-ended-is-good'],
  },
  {
    id: 'jwt/ended-token-is-good',
    intent: 'a token that has ended is good for a year more',
    loses: 'a stolen token does not end',
    file,
    patch: [['clockTolerance: 15', 'clockTolerance: 365 * 24 * 60 * 60']],
    caughtBy: ['ended-token-is-refused'],
  },
  {
    id: 'jwt/token-does-not-end',
    intent: 'a token does not say when it ends',
    loses: 'a stolen token does not end',
    file,
    patch: [['.setExpirationTime(now() + maxAge)', '']],
    caughtBy: ['sign-in-begins-thirty-days', 'get-session-renews-lifetime'],
  },
  {
    id: 'jwt/token-does-not-say-when-it-began',
    intent: 'a token does not say when it was made',
    loses: 'an app cannot refuse the tokens from before a password was changed',
    file,
    patch: [['.setIssuedAt()', '']],
    caughtBy: ['sign-in-begins-thirty-days'],
  },
  {
    id: 'jwt/token-has-no-id',
    intent: 'a token has no id of its own',
    loses: 'an app cannot keep a list of the tokens that it refuses',
    file,
    patch: [['.setJti((0, _uuid.v4)())', '']],
    caughtBy: ['token-has-its-own-id'],
  },
  {
    id: 'jwt/key-needs-no-secret',
    intent: 'tokens are encrypted with a key that is made without the app’s secret',
    loses: 'anybody can make a token for anybody',
    file,
    patch: [['(0, _hkdf.default)("sha256", keyMaterial, salt,', '(0, _hkdf.default)("sha256", "no secret", salt,']],
    caughtBy: ['user-and-account-land-in-token', 'get-response-carries-update', 'proxy-is-fresh'],
  },
  {
    id: 'jwt/get-token-looks-for-the-https-cookie',
    intent: 'getToken looks for the cookie’s name over https, where the app is on http',
    loses: 'the proxy takes everybody for nobody',
    file,
    patch: [['cookieName = secureCookie ?', 'cookieName = !secureCookie ?']],
    caughtBy: ['proxy-is-fresh'],
  },
  {
    id: 'jwt/get-token-does-not-decode',
    intent: 'getToken gives the token as it is, encrypted',
    loses: 'the proxy cannot see who the person is',
    file,
    patch: [['  if (raw) return token;', '  if (!raw) return token;']],
    caughtBy: ['proxy-is-fresh'],
  },
  {
    id: 'jwt/get-token-throws-at-a-bad-token',
    intent: 'getToken throws where the token cannot be read',
    loses: 'whoever has a cookie from before the secret was changed sees an error on every page behind the proxy',
    file,
    patch: [
      [
        `  } catch (_unused2) {
    return null;`,
        `  } catch (_unused2) {
    throw _unused2;`,
      ],
    ],
    caughtBy: ['proxy-refuses-tampered-token'],
  },
  {
    id: 'jwt/bearer-token-is-ignored',
    intent: 'getToken does not look at the Authorization header',
    loses: 'a mobile app that sends its token there is taken for nobody',
    file,
    patch: [
      ['authorizationHeader.split(" ")[0]) === "Bearer")', 'authorizationHeader.split(" ")[0]) === "No such scheme")'],
    ],
    caughtBy: ['get-token-reads-bearer-token'],
  },
  {
    id: 'jwt/bearer-token-goes-first',
    intent: 'getToken prefers the Authorization header to the cookie',
    loses: 'the proxy and the pages behind it disagree about who the person is',
    file,
    patch: [['  if (!token && (authorizationHeader ===', '  if ((authorizationHeader ===']],
    caughtBy: ['get-token-prefers-cookie'],
  },
  {
    id: 'jwt/malformed-bearer-token-throws',
    intent: 'getToken throws where the Authorization header cannot be decoded',
    loses: 'a request with a broken header makes the proxy fail',
    file,
    patch: [
      [
        `    } catch (_unused) {
      return null;`,
        `    } catch (_unused) {
      throw _unused;`,
      ],
    ],
    caughtBy: ['malformed-bearer-token-is-nobody'],
  },
]
