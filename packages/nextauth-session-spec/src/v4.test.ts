import { testWith, expect, secret } from '../test-apps/serve'
import { ownJwt } from '../test-apps/shared/traps'
import { mint } from './mint'

const test = testWith('v4')
// One server after the other, in one worker
test.describe.configure({ mode: 'default' })

const ada = { sub: 'u1', name: 'Ada', email: 'ada@example.com' }

test('signs a user in below Next’s base path, and keeps what the jwt callback added', async ({ start }) => {
  const { baseURL } = await start()
  const { session, header, cookies } = await mint(ada, { baseURL, secret })
  expect(session.user).toEqual({ name: 'Ada', email: 'ada@example.com', id: 'u1', role: 'reader' })
  expect(cookies.map(({ name }) => name)).toEqual(['next-auth.session-token'])
  const page = await fetch(baseURL, { headers: { cookie: header } })
  expect(await page.text()).toContain('ada@example.com')
  // The proxy runs no callback
  expect(page.headers.get('x-role')).toBe('reader')
})
