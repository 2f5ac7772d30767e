import { code, docs, expect, spec, test } from '../../fixtures'

// The jwt callback of NextAuth's docs: it changes the token that it receives, which is also the one that NextAuth 4 makes
// session.user from. copied-token.spec.ts shows what happens with a copy.
test.use({ callbacks: 'docs' })

const data = { name: 'Augusta King' }
const after = { user: { name: 'Augusta King' } }

test(
  'With the default session callback, update(data) returns the new name if the jwt callback changes its token',
  spec({
    id: 'default-session/changed-token-returns-new-name',
    source: [
      docs('https://next-auth.js.org/getting-started/client#updating-the-session'),
      code('next-auth', 'core/routes/session.js'),
    ],
    needs: ['update()'],
  }),
  async ({ app, session, tab, user }) => {
    await session.put(await app.encode({ ...app.claimsOf(user, undefined), name: 'Ada Lovelace' }))
    await tab.open('with-session-prop')

    await expect(await tab.update.byUpdate(data)).toShow(after)
    await expect(tab.useSession).toShow(after)
  },
)
