import type { Mutant } from './mutant'

const options = 'v4/auth/options.ts'
const token = 'session/token.ts'
const jwt = 'hardened/jwt.ts'

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
    patch: [['    if (!(await isMember(token, companyId))) return token\n', '    await isMember(token, companyId)\n']],
    caughtBy: ['only-members-switch/hardened'],
  },
  {
    id: 'hazards/hardened-app-trusts-its-token',
    intent: 'the hardened app checks the membership in the token instead of asking the company API',
    loses: 'a user who was removed from a company switches to it',
    file: jwt,
    patch: [['if (!(await isMember(token, companyId)))', 'if (!token.user.companyIds.includes(companyId))']],
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
]
