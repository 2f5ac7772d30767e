import type { Mutant } from './mutant'

const options = 'v4/auth/options.ts'
const token = 'session/token.ts'
const jwt = 'hardened/jwt.ts'
const lastToken = 'hardened/last-token.ts'
const upstream = 'hardened/company-api.ts'
const ownCookies = 'hardened/own-cookies.ts'

const survives = (failure: string) => `failing-upstream/hardened-survives-${failure}`

/** Faults in the hardened app, each of which removes a defense, and changes to the other apps, each of which prevents a hazard. */
export const hazards: Mutant[] = [
  {
    id: 'hazards/hardened-app-reads-queries',
    intent: 'the hardened app uses the jwt callback of the article, which applies the query of a GET',
    loses: 'a link on any page makes the app act for another company',
    file: options,
    patch: [['    ...variation,\n', "    ...(process.env.AUTH_CALLBACKS !== 'hardened' && variation),\n"]],
    caughtBy: ['no-get-changes/*', 'only-members-switch/hardened'],
  },
  {
    id: 'hazards/hardened-app-refuses-updates',
    intent: 'the hardened app changes nothing at an update',
    loses: 'users cannot switch to their own companies',
    file: jwt,
    patch: [["  if (trigger !== 'update') return token\n", "  if (trigger !== 'never') return token\n"]],
    caughtBy: ['no-get-changes/*', 'only-members-switch/hardened', 'late-read/hardened-keeps-update'],
  },
  {
    id: 'hazards/hardened-app-checks-no-membership',
    intent: 'the hardened app switches to any company that exists',
    loses: 'users act for companies that are not theirs',
    file: jwt,
    patch: [
      [
        '    if (!(await isMember(token, companyId, find))) return token\n',
        '    await isMember(token, companyId, find)\n',
      ],
    ],
    caughtBy: ['only-members-switch/hardened'],
  },
  {
    id: 'hazards/hardened-app-trusts-its-token',
    intent: 'the hardened app checks the membership in the token instead of asking the company API',
    loses: 'a user who was removed from a company switches to it',
    file: jwt,
    patch: [['if (!(await isMember(token, companyId, find)))', 'if (!token.user.companyIds.includes(companyId))']],
    caughtBy: ['only-members-switch/hardened'],
  },
  {
    id: 'hazards/hardened-app-copies-unknown-claims',
    intent: 'the hardened app copies what its schema rejects into the token',
    loses: 'users make themselves administrators',
    file: jwt,
    patch: [['if (!change) return token', 'if (!change) return { ...token, ...(sent as object) }']],
    caughtBy: ['copied-update/hardened'],
  },
  {
    id: 'hazards/hardened-app-writes-when-read',
    intent: 'the responses to reads of the hardened app set the session cookie',
    loses: 'a late response undoes an update or a sign-out',
    file: 'hardened/reads.ts',
    patch: [['  !isHardened || !/', '  true || !/']],
    caughtBy: ['late-read/hardened-keeps-update', 'late-read/hardened-keeps-sign-out'],
  },
  {
    id: 'hazards/hardened-app-fails-with-upstream',
    intent: 'the hardened app lets an update fail if the company API fails',
    loses: 'the user is signed out',
    file: lastToken,
    patch: [["    return { ...last, error: 'UpdateFailed' }\n", '    throw error\n']],
    caughtBy: ['error', 'dropped', 'html', 'other-shape', 'silent'].map(survives),
  },
  {
    id: 'hazards/hardened-app-hides-errors',
    intent: 'the session of the hardened app does not show that an update has failed',
    loses: 'the user believes that it was saved',
    file: 'session/variations.ts',
    patch: [['{ jwt: hardenedJwt, session: showingError }', '{ jwt: hardenedJwt }']],
    caughtBy: ['error', 'dropped', 'html', 'other-shape', 'silent'].map(survives),
  },
  {
    id: 'hazards/hardened-app-keeps-errors',
    intent: 'the session of the hardened app shows an error also after the next update',
    loses: 'a warning stays after it no longer applies',
    file: lastToken,
    patch: [['const { error: _ofLastUpdate, ...last } = token', 'const { ...last } = token']],
    caughtBy: ['error', 'dropped', 'html', 'other-shape'].map(survives),
  },
  {
    id: 'hazards/hardened-app-waits-for-upstream',
    intent: 'the hardened app waits for the company API without a limit',
    loses: 'no update ends, and further ones are lost',
    file: upstream,
    patch: [['AbortSignal.timeout(timeout)', 'new AbortController().signal']],
    caughtBy: [survives('silent')],
  },
  {
    id: 'hazards/hardened-app-trusts-upstream',
    intent: 'the hardened app accepts whatever the company API returns',
    loses: 'an error in JSON becomes the company of the session',
    file: upstream,
    patch: [['(schema.parse(found) as Found)', 'found']],
    caughtBy: [survives('other-shape')],
  },
  {
    id: 'hazards/hardened-app-limits-no-size',
    intent: 'the hardened app writes a token of any size',
    loses: 'the server refuses every request of the user',
    file: lastToken,
    patch: [['sizeOf(changed) > largestToken', 'sizeOf(changed) > Infinity']],
    caughtBy: ['large-update/hardened'],
  },
  {
    id: 'hazards/hardened-app-passes-on-stray-cookies',
    intent: 'the hardened app passes every cookie on to NextAuth',
    loses: 'a cookie of another program signs the user out',
    file: ownCookies,
    patch: [['  if (!isHardened) return\n  for', '  if (!isHardened || true) return\n  for']],
    caughtBy: [
      'stray-cookie/hardened-ignores-number',
      'stray-cookie/hardened-ignores-word',
      'stray-cookie/hardened-keeps-chunks',
    ],
  },
  {
    id: 'hazards/hardened-app-drops-chunks',
    intent: 'the hardened app passes only a session cookie without a number on to NextAuth',
    loses: 'a user with a long session is signed out',
    file: ownCookies,
    patch: [['    return !isChunk\n', '    return isChunk || !isChunk\n']],
    caughtBy: ['stray-cookie/hardened-keeps-chunks'],
  },
  {
    id: 'hazards/update-in-turn-does-not-wait-for-load',
    intent: 'an update that waits for its turn does not wait until the session has loaded',
    loses: 'NextAuth ignores it',
    file: 'hardened/use-update.ts',
    patch: [["if (current.current.status === 'loading')", "if (current.current.status === 'never')"]],
    caughtBy: ['update-in-turn/while-loading'],
  },
  {
    id: 'hazards/update-in-turn-takes-no-lock',
    intent: 'an update does not wait for an update in another tab',
    loses: 'the update that ends last undoes the other',
    file: 'hardened/use-update.ts',
    patch: [["navigator.locks.request('session-update', async () => {", 'Promise.resolve().then(async () => {']],
    caughtBy: ['update-in-turn/two-tabs'],
  },
  {
    id: 'hazards/update-in-turn-does-not-wait',
    intent: 'an update that waits for its turn waits for nothing',
    loses: 'NextAuth ignores the second of two updates',
    file: 'hardened/use-update.ts',
    patch: [
      ["navigator.locks.request('session-update', async () => {", 'Promise.resolve().then(async () => {'],
      ["if (current.current.status === 'loading')", "if (current.current.status === 'never')"],
    ],
    caughtBy: ['update-in-turn/same-tab'],
  },
  {
    id: 'hazards/get-applies-no-query',
    intent: 'the jwt callback of the article ignores the query',
    loses: 'nothing: no other page can switch the company, and the article’s own request cannot either',
    file: options,
    patch: [[`trigger === 'update' ? session : req?.query`, `trigger === 'update' && session`]],
    caughtBy: ['cross-site-get/*', 'same-site-get/*'],
  },
  {
    id: 'hazards/read-writes-no-cookie',
    intent: 'a read of the session writes no cookie',
    loses:
      'nothing immediately: no late response undoes an update, and a session no longer lasts longer when it is used',
    file: 'next-auth/core/routes/session.js',
    patch: [
      [
        '(_response$cookies = response.cookies) === null || _response$cookies === void 0 || _response$cookies.push(...sessionCookies);',
        'if (isUpdate) response.cookies.push(...sessionCookies);',
      ],
    ],
    caughtBy: ['late-read/undoes-update', 'late-read/undoes-sign-out'],
  },
  {
    id: 'hazards/server-remembers-first-name',
    intent: 'the server remembers the first name that a user has chosen, and puts it into every token of theirs',
    loses: 'nothing: two updates at the same time are both kept',
    file: token,
    patch: [
      [
        '  if (change.firstName) token.user = { ...token.user, firstName: change.firstName }\n',
        `  const chosen = ((globalThis as unknown as { chosen?: Record<string, string> }).chosen ??= {})
  if (change.firstName) chosen[token.user.id] = change.firstName
  token.user = { ...token.user, firstName: chosen[token.user.id] ?? token.user.firstName }
`,
      ],
    ],
    caughtBy: ['concurrent-updates/last-undoes-other'],
  },
  {
    id: 'hazards/update-copies-nothing',
    intent: 'the callback that copies an update into the token copies nothing',
    loses: 'nothing: users can no longer give themselves a role',
    file: 'session/variations.ts',
    patch: [['{ ...token, ...(session as object) }', '{ ...token }']],
    caughtBy: ['copied-update/role', 'copied-update/identity', 'copied-update/not-before'],
  },
  {
    id: 'hazards/membership-is-checked',
    intent: 'the app asks the company API whether the user is a member before it switches the company',
    loses: 'nothing: users switch only to their own companies',
    file: token,
    patch: [
      [
        '    const company = await fetchCompany(change.companyId)\n',
        `    const isMember = (await fetchUser(token.user.id))?.companyIds.includes(change.companyId)
    const company = isMember ? await fetchCompany(change.companyId) : undefined
`,
      ],
    ],
    caughtBy: ['only-members-switch/unchecked'],
  },
  {
    id: 'hazards/replaced-tokens-are-revoked',
    intent: 'the server remembers the tokens that an update or a sign-out has replaced, and rejects them',
    loses: 'nothing: a copy of such a cookie no longer works',
    file: options,
    patch: [
      [
        `  callbacks: {
    async jwt({ token, user, account, trigger, session }) {
`,
        `  events: { signOut: ({ token }) => void revoked().add(token.jti) },

  callbacks: {
    async jwt({ token, user, account, trigger, session }) {
      if (revoked().has(token.jti)) throw new Error('This token is revoked')
      if (trigger === 'update') revoked().add(token.jti)
`,
      ],
      [
        'export const createOptions =',
        'const revoked = () => ((globalThis as unknown as { revoked?: Set<unknown> }).revoked ??= new Set())\n\nexport const createOptions =',
      ],
    ],
    caughtBy: ['copied-cookie/after-sign-out', 'copied-cookie/after-update'],
  },
  {
    id: 'hazards/company-needs-an-id',
    intent: 'a response of the company API without an id is not taken for a company',
    loses: 'nothing: the session keeps its company',
    file: 'session/company-api.ts',
    patch: [
      [
        'return record && { id: record.id, name: record.name }',
        'return record?.id ? { id: record.id, name: record.name } : undefined',
      ],
    ],
    caughtBy: ['failing-upstream/other-shape-empties-company'],
  },
  {
    id: 'hazards/first-names-are-short',
    intent: 'an update ignores a first name of more than 10,000 characters',
    loses: 'nothing: no first name locks a user out',
    file: 'session/change.ts',
    patch: [["if (typeof firstName === 'string')", "if (typeof firstName === 'string' && firstName.length <= 10_000)"]],
    caughtBy: ['large-update/locks-out', 'large-update/deleting-cookies-lets-in'],
  },
  {
    id: 'hazards/token-holds-few-companies',
    intent: 'the token holds at most one hundred companies',
    loses: 'nothing that locks a user out: the session does not have the other companies',
    file: token,
    patch: [
      [
        '  token.user = { ...token.user, ...user }\n',
        '  token.user = { ...token.user, ...user }\n  token.user.companyIds = token.user.companyIds.slice(0, 100)\n',
      ],
    ],
    caughtBy: ['large-update/upstream-locks-out'],
  },
  {
    id: 'hazards/cookie-names-must-match',
    intent:
      'NextAuth reads only the cookies whose names are that of the session cookie, with or without the number of a chunk below 9',
    loses: 'nothing: a cookie with another name signs nobody out',
    file: 'next-auth/core/lib/cookie.js',
    patch: [
      [
        '      for (const name in _cookies) {\n        if (name.startsWith(cookieName))',
        '      for (const name in _cookies) {\n        if (name.startsWith(cookieName) && /^(\\.[0-8])?$/.test(name.slice(cookieName.length)))',
      ],
    ],
    caughtBy: ['stray-cookie/number-signs-out', 'stray-cookie/word-signs-out'],
  },
]
