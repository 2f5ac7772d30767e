import { acme, code, expect, spec, test } from '../../fixtures'

// Found in next-auth's history: pull requests 11667 and 12627
const holds = { 'next-auth': '>=4.24.12 <5.0.0-0 || >=5.0.0-beta.26 <6.0.0-0' }
const noStore = { 'Cache-Control': 'private, no-cache, no-store' }

test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
})

test(
  'A GET request to the session route returns a Cache-Control header of “private, no-cache, no-store”',
  spec({ id: 'session-response-is-not-stored', source: code('next-auth', 'core/routes/session.js'), holds }),
  async ({ tab }) => {
    await expect(await tab.send('GET /api/auth/session')).toShow(noStore)
  },
)

test(
  'A GET request to the CSRF route returns a Cache-Control header of “private, no-cache, no-store”',
  spec({ id: 'csrf-response-is-not-stored', source: code('next-auth', 'core/index.js'), holds }),
  async ({ tab }) => {
    await expect(await tab.send('GET /api/auth/csrf')).toShow(noStore)
  },
)

test(
  'A POST request to the session route returns no Cache-Control header',
  spec({
    id: 'post-response-has-no-cache-control',
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
  'A GET request to an unknown auth route returns 400',
  spec({
    id: 'unknown-auth-route-is-rejected',
    source: code('next-auth', 'core/index.js'),
    holds: { 'next-auth': '<5.0.0-0 || >=5.0.0-beta.8 <6.0.0-0' },
  }),
  async ({ tab }) => {
    await expect(await tab.send('GET /api/auth/sessions')).toShow({ status: 400 })
  },
)
