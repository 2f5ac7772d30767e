import type { Mutant } from './mutant'

const utils = 'next-auth/next/utils.js'
const change = 'session/change.ts'
const schema = 'hardened/change.ts'

/** Faults that only requests show which no page of the app sends, and changes that prevent what such requests do. */
export const badInput: Mutant[] = [
  {
    id: 'bad-input/csrf-token-is-compared-loosely',
    intent: 'the CSRF token may be in an array, in capitals, or have spaces around it',
    loses: 'requests that are not well-formed change the session',
    file: 'next-auth/core/lib/csrf-token.js',
    patch: [['csrfToken === bodyValue', 'csrfToken === String(bodyValue).trim().toLowerCase()']],
    caughtBy: ['bad-request/csrf-token', 'bad-request/csrf-token-in-route-handler'],
  },
  {
    id: 'bad-input/any-method-updates',
    intent: 'an update may have any method but GET',
    loses: 'requests change the session that NextAuth says it does not accept',
    file: 'next-auth/core/index.js',
    patch: [
      ['  } else if (method === "POST") {', '  } else if (method !== "GET") {'],
      ['isPost: method === "POST"', 'isPost: method !== "GET"'],
    ],
    caughtBy: ['bad-request/method'],
  },
  {
    id: 'bad-input/callback-url-is-not-checked',
    intent: 'NextAuth does not check that the callbackUrl of a request is an address',
    loses: 'nothing here: a read with such a callbackUrl no longer fails',
    file: 'next-auth/core/lib/assert.js',
    patch: [['if (callbackUrlParam && !isValid', 'if (false && !isValid']],
    caughtBy: ['bad-request/callback-url'],
  },
  {
    id: 'bad-input/api-route-parses-any-text',
    intent: 'the auth routes in an API route parse a text as JSON, whatever its content type',
    loses: 'a form on another site can send an update as plain text, without asking the server first',
    file: 'next-auth/next/index.js',
    patch: [
      [
        '      body: req.body,\n',
        "      body: typeof req.body === 'string' && req.body ? JSON.parse(req.body) : req.body,\n",
      ],
    ],
    caughtBy: ['bad-request/body'],
  },
  {
    id: 'bad-input/route-handler-parses-any-text',
    intent: 'the auth routes in a route handler parse a text as JSON, whatever its content type',
    loses: 'a form on another site can send an update as plain text, without asking the server first',
    file: utils,
    patch: [['contentType.includes("application/json")', '/json|text/.test(contentType)']],
    caughtBy: ['bad-request/body-in-route-handler'],
  },
  {
    id: 'bad-input/route-handler-ignores-malformed-json',
    intent: 'in a route handler, malformed JSON is no body',
    loses: 'nothing: the request is refused and does not fail',
    file: utils,
    patch: [['return await req.json()', 'return await req.json().catch(() => undefined)']],
    caughtBy: ['bad-request/malformed-json-in-route-handler'],
  },
  {
    id: 'bad-input/v5-throws-malformed-json',
    intent: 'in NextAuth 5, malformed JSON is not caught',
    loses: 'a request with malformed JSON fails with 500',
    app: 'v5',
    file: '@auth/core/lib/utils/web.js',
    patch: [['        logger.debug("request", req);', '        if (e instanceof SyntaxError) throw e;']],
    caughtBy: ['bad-request/malformed-json'],
  },
  {
    id: 'bad-input/ids-of-any-type',
    intent: 'an update may have a company id of any type',
    loses: 'an array of ids switches the company',
    file: change,
    patch: [
      ["if (typeof companyId === 'string') change.companyId = companyId", 'change.companyId = companyId as string'],
    ],
    caughtBy: ['bad-update/picked-by-type', 'bad-update/database'],
  },
  {
    id: 'bad-input/ids-have-a-form',
    intent: 'an update may have only a company id of small letters, digits and hyphens',
    loses: 'nothing: the company API is not asked about other texts',
    file: change,
    patch: [
      [
        "if (typeof companyId === 'string') change",
        "if (typeof companyId === 'string' && /^[a-z0-9-]{1,64}$/.test(companyId)) change",
      ],
    ],
    caughtBy: ['bad-update/two-dots', 'bad-update/large-id'],
  },
  {
    id: 'bad-input/names-are-cut',
    intent: 'a first name has at most a hundred characters',
    loses: 'nothing: no name makes the session cookie too large',
    file: change,
    patch: [['change.firstName = firstName', 'change.firstName = firstName.slice(0, 100)']],
    caughtBy: ['bad-update/large-name'],
  },
  {
    id: 'bad-input/copied-updates-are-small-objects',
    intent: 'the callback that copies an update into the token copies only a small object of texts',
    loses: 'nothing: the types of what it copies are known',
    file: 'session/variations.ts',
    patch: [
      [
        `    trigger === 'update' ? { ...token, ...(session as object) } :`,
        `    trigger === 'update'
      ? { ...token, ...(typeof session === 'object' && Object.values(session as object).every((one) => typeof one === 'string' && one !== '') ? session : {}) } :`,
      ],
    ],
    caughtBy: ['bad-update/copied-types', 'bad-update/copied-form', 'bad-update/copied-depth'],
  },
  {
    id: 'bad-input/schema-takes-any-text-as-id',
    intent: 'the schema of the hardened app accepts any text as the id of a company',
    loses: 'a company id that is a path reaches the rest of the app',
    file: schema,
    patch: [["z.stringFormat('company-id', /^[a-z0-9-]{1,64}$/)", 'z.string()']],
    caughtBy: ['bad-update/hardened', 'bad-update/hardened-in-route-handler'],
  },
  {
    id: 'bad-input/schema-limits-no-name',
    intent: 'the schema of the hardened app does not limit the first name',
    loses: 'a long name makes the session cookie so large that the server refuses every request',
    file: schema,
    patch: [['z.string().min(1).max(100)', 'z.string()']],
    caughtBy: ['bad-update/hardened', 'bad-update/hardened-in-route-handler'],
  },
  {
    id: 'bad-input/hardened-app-asks-for-company-first',
    intent: 'the hardened app asks for the company before it checks whether the user is a member',
    loses: 'users can find out which companies exist',
    file: 'hardened/jwt.ts',
    patch: [
      [
        '    if (!(await isMember(token, companyId, find))) return token\n',
        '    await find.company(companyId)\n    if (!(await isMember(token, companyId, find))) return token\n',
      ],
    ],
    caughtBy: ['bad-update/hardened-tells-nothing'],
  },
  {
    id: 'bad-input/session-is-not-spread',
    intent: 'the session callback that spreads the token relays only the user',
    loses: 'nothing: the access token stays on the server',
    file: 'session/variations.ts',
    patch: [['({ ...session, ...token })', '({ ...session, user: token.user })']],
    caughtBy: ['secret-in-token/spread'],
  },
  {
    id: 'bad-input/token-of-another-issuer-is-rejected',
    intent: 'a token that names another issuer is rejected',
    loses: 'nothing: apps can share a secret',
    file: 'next-auth/jwt/index.js',
    patch: [
      [
        '  return payload;\n',
        "  if (payload.iss !== undefined) throw new Error('another issuer')\n  return payload;\n",
      ],
    ],
    caughtBy: ['other-token/same-secret'],
  },
  {
    id: 'bad-input/claims-need-no-encryption',
    intent: 'the claims of a token that is not encrypted are accepted',
    loses: 'any visitor signs in as any user',
    file: 'next-auth/jwt/index.js',
    patch: [
      [
        '  if (!token) return null;\n  const encryptionSecret',
        `  if (!token) return null;
  if (token.split('.').length === 3) return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
  const encryptionSecret`,
      ],
    ],
    caughtBy: ['other-token/not-encrypted'],
  },
  {
    id: 'bad-input/key-depends-on-cookie-name',
    intent: 'the key that encrypts tokens depends on the name of the session cookie',
    loses: 'nothing: a token works only as the cookie that it was made for',
    file: 'next-auth/jwt/index.js',
    patch: [
      [
        `  const encryptionSecret = await getDerivedEncryptionKey(secret, salt);
  return`,
        `  const encryptionSecret = await getDerivedEncryptionKey(secret, salt || 'next-auth.session-token');
  return`,
      ],
      [
        `  const encryptionSecret = await getDerivedEncryptionKey(secret, salt);
  const {`,
        `  const encryptionSecret = await getDerivedEncryptionKey(secret, salt || 'next-auth.session-token');
  const {`,
      ],
    ],
    caughtBy: ['other-token/same-secret-other-cookie'],
  },
]
