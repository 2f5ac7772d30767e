import { code, docs, expect, spec, test, type SpecMeta } from '../../fixtures'
import { inVersion4, inVersion5 } from '../versions'

// NextAuth makes session.user from the token, and its own session callback returns it unchanged. NextAuth 4 takes the
// name, email and image from the token that it decoded, before the jwt callback. If this callback writes the new name to
// a copy of the token, the session of this response has the old name.
test.use({ callbacks: 'docs-with-copied-token' })

const source = [
  docs('https://next-auth.js.org/getting-started/client#updating-the-session'),
  code('next-auth', 'core/routes/session.js'),
]
const needs: SpecMeta['needs'] = ['update()']
const data = { name: 'Augusta King' }
const before = { user: { name: 'Ada Lovelace' } }
const after = { user: { name: 'Augusta King' } }

test.beforeEach(async ({ app, session, tab, user }) => {
  await session.put(await app.encode({ ...app.claimsOf(user, undefined), ...before.user }))
  await tab.open('with-session-prop')
})

test(
  'With the default session callback, update(data) returns the old name if the jwt callback copies the token',
  spec({ id: 'default-session/copied-token-returns-old-name', source, needs, holds: inVersion4 }),
  async ({ session, tab }) => {
    await expect(await tab.update.byUpdate(data)).toShow(before)

    await expect(session).toHaveClaims(data)
  },
)

test(
  'With the default session callback, useSession() keeps the old name if the jwt callback copies the token',
  spec({ id: 'default-session/use-session-keeps-old-name', source, needs, holds: inVersion4 }),
  async ({ session, tab }) => {
    await tab.update.byUpdate(data)

    await expect(session).toHaveClaims(data)
    await expect(tab.useSession).toKeepShowing(before)
  },
)

test(
  'With the default session callback, the first call to getSession() after update(data) returns the new name',
  spec({ id: 'default-session/next-read-returns-new-name', source, needs }),
  async ({ tab }) => {
    await tab.update.byUpdate(data)

    await expect(await tab.getSession()).toShow(after)
  },
)

test(
  'With the default session callback, useSession() in another tab shows the new name after update(data)',
  spec({ id: 'default-session/another-tab-shows-new-name', source, needs }),
  async ({ openTab, tab }) => {
    const other = await openTab()
    await other.open('with-session-prop')
    await tab.update.byUpdate(data)

    await expect(other.useSession).toShow(after)
  },
)

test(
  'In NextAuth 5, update(data) and useSession() show the new name even if the jwt callback copies the token',
  spec({
    id: 'default-session/copied-token-returns-new-name',
    source: code('@auth/core', 'lib/actions/session.js'),
    needs,
    holds: inVersion5,
  }),
  async ({ tab }) => {
    await expect(await tab.update.byUpdate(data)).toShow(after)
    await expect(tab.useSession).toShow(after)
  },
)
