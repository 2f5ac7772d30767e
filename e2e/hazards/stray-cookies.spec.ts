import { acme, code, expect, globex, spec, test } from '../../fixtures'
import { withSortedChunks } from '../versions'

// NextAuth joins all cookies whose names start with the name of the session cookie.
const source = code('next-auth', 'core/lib/cookie.js')

/** How the names of such cookies end. */
const suffixes = [
  { suffix: '.9', id: 'number', name: 'a number' },
  { suffix: '-of-another-app', id: 'word', name: 'a word' },
]

for (const { suffix, id, name } of suffixes) {
  test(
    `Hazard: a cookie with the session cookie’s name and ${name} after it signs the user out for good`,
    spec({ id: `stray-cookie/${id}-signs-out`, source }),
    async ({ session, tab, user }) => {
      await tab.open('with-session-prop')
      await expect(tab.useSession).toShow({ user: { id: user.id } })
      await session.putStray(suffix)
      await tab.reload()

      await expect(tab.useSession).toShow(null)
      await expect(await session.storedCookies()).toShow({ chunks: [] })
    },
  )
}

test.describe('where NextAuth receives only its own cookies', () => {
  test.use({ callbacks: 'hardened' })

  for (const { suffix, id, name } of suffixes) {
    test(
      `Defense: if NextAuth receives only its own cookies, one with the same name and ${name} is ignored`,
      spec({ id: `stray-cookie/hardened-ignores-${id}`, source, needs: ['update()'] }),
      async ({ session, tab, user }) => {
        await tab.open('with-session-prop')
        await session.putStray(suffix)
        await tab.reload()

        await expect(tab.useSession).toShow({ user: { id: user.id }, company: acme })
        await expect(await tab.getSession()).toShow({ company: acme })
        await expect(await tab.readFrom('proxy')).toShow({ company: acme })
        await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })
        await expect(await tab.getSession()).toShow({ company: globex })
      },
    )
  }

  test(
    'Defense: if NextAuth receives only its own cookies, it still receives each chunk of a long session',
    spec({ id: 'stray-cookie/hardened-keeps-chunks', source, holds: withSortedChunks }),
    async ({ app, session, tab, user }) => {
      const lastName = 'x'.repeat(4000)
      await session.clear()
      await session.putInChunks(await app.encode(app.claimsOf({ ...user, lastName }, acme)))
      await expect(await session.storedCookies()).toShow({ chunks: ['.0', '.1'] })
      await session.putStray('.9')
      await tab.open('with-session-prop')

      await expect(tab.useSession).toShow({ user: { id: user.id, lastName } })
      await expect(await tab.getSession()).toShow({ user: { lastName } })
    },
  )
})
