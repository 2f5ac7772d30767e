import { acme, code, docs, expect, spec, test } from '../../fixtures'

// With database sessions, the cookie contains the token of a session row, without encryption.
test.use({ strategy: 'database' })

test(
  'With database sessions, a session token of NextAuth 4 signs the user in if its cookie is renamed',
  spec({
    id: 'v4-session-in-database-needs-only-new-name',
    source: [docs('https://authjs.dev/getting-started/migrating-to-v5'), code('@auth/core', 'lib/actions/session.js')],
    needs: ['upgrade from NextAuth 4'],
  }),
  async ({ app, oldSession, session, tab, user }) => {
    await session.clear()
    const token = await app.mint(user, acme)
    await oldSession.put(token)
    await tab.open('with-session-prop')
    await expect(tab.useSession).toShow(null)

    await session.put(token)
    await tab.reload()
    await expect(tab.useSession).toShow({ user: { id: user.id }, company: acme })
  },
)
