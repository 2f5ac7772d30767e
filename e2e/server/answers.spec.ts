import { acme, code, expect, spec, test } from '../../fixtures'

// Found in next-auth's history: pull requests 11667 and 12627
const saysSo = { 'next-auth': '>=4.24.12 <5.0.0-0 || >=5.0.0-beta.26 <6.0.0-0' }
const never = { 'Cache-Control': 'private, no-cache, no-store' }

test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
})

test(
  'the answer to a GET of the session is never stored',
  spec({ id: 'session-is-never-stored', source: code('next-auth', 'core/routes/session.js'), holds: saysSo }),
  async ({ tab }) => {
    await expect(await tab.send('GET /api/auth/session')).toShow(never)
  },
)

test(
  'the answer with the CSRF token is never stored',
  spec({ id: 'csrf-token-is-never-stored', source: code('next-auth', 'core/index.js'), holds: saysSo }),
  async ({ tab }) => {
    await expect(await tab.send('GET /api/auth/csrf')).toShow(never)
  },
)

test(
  'the answer to a POST of the session says nothing of storing',
  spec({
    id: 'post-answer-says-nothing-of-storing',
    source: code('next-auth', 'core/routes/session.js'),
    holds: { 'next-auth': '>=4.21.0 <6.0.0-0' },
  }),
  async ({ tab }) => {
    const csrfToken = await tab.csrfToken()
    await expect(await tab.send('POST /api/auth/session', { csrfToken, data: {} })).toShow({
      status: 200,
      'Cache-Control': null,
      body: { company: acme },
    })
  },
)

test(
  'an auth route that there is not answers with 400',
  spec({
    id: 'unknown-auth-route-is-refused',
    source: code('next-auth', 'core/index.js'),
    holds: { 'next-auth': '<5.0.0-0 || >=5.0.0-beta.8 <6.0.0-0' },
  }),
  async ({ tab }) => {
    await expect(await tab.send('GET /api/auth/sessions')).toShow({ status: 400 })
  },
)
