import { article, code, docs, expect, globex, spec, test } from '../../fixtures'

test(
  'A POST to the session route returns 400 and changes nothing',
  spec({ id: 'post-is-rejected', source: article('no POST'), holds: { 'next-auth': '<4.21.0' } }),
  async ({ session, tab }) => {
    await tab.open('dashboard')
    const before = await session.claims()
    await tab.update.byPost({ companyId: globex.id })

    await expect(tab).toHaveReceivedStatus('/api/auth/session', 400)
    await expect(session).toHaveExactlyClaims({ ...before })
  },
)

test(
  'A POST to the session route with the CSRF token updates the session',
  spec({
    id: 'post-updates-session',
    source: [code('next-auth', 'core/index.js'), docs('https://next-auth.js.org/getting-started/rest-api')],
    holds: { 'next-auth': '>=4.21.0 <6.0.0-0' },
  }),
  async ({ session, tab }) => {
    await tab.open('dashboard')
    await tab.update.byPost({ companyId: globex.id })

    await expect(tab).toHaveReceivedStatus('/api/auth/session', 200)
    await expect(session).toHaveClaims({ company: globex })
  },
)

const preferences = { theme: 'dark', notifications: { email: false, push: true } }

test(
  'Nested data in the query of a GET does not reach the session',
  spec({ id: 'query-carries-no-nested-data', source: article('no POST') }),
  async ({ session, tab }) => {
    await tab.open('dashboard')
    await tab.update.byQuery({ preferences, companyId: globex.id })

    await expect(session).toHaveClaims({ company: globex, preferences: undefined })
  },
)

test(
  'Nested data in update(data) reaches the session',
  spec({
    id: 'update-carries-nested-data',
    source: docs('https://next-auth.js.org/getting-started/client#updating-the-session'),
    needs: ['update()'],
  }),
  async ({ session, tab }) => {
    await tab.open('dashboard')

    await expect(await tab.update.byUpdate({ preferences })).toShow({ preferences })
    await expect(session).toHaveClaims({ preferences })
  },
)
