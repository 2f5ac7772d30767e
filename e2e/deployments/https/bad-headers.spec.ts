import { code, docs, expect, spec, test, type ClientHeaders } from '../../../fixtures'
import { jsonIn, requestAs } from '../steps'
import { postSignIn } from './steps'

// What clients send that no browser does. With a public address, the app's answer depends on none of it

const source = [
  docs('https://next-auth.js.org/configuration/options#nextauth_url'),
  code('next-auth', 'utils/detect-origin.js'),
]

const long = 'a'.repeat(9 * 1024)

const cases = [
  ['a doubled X-Forwarded-Host', 'doubled-host', { 'X-Forwarded-Host': ['attacker.test', 'app.test'] }],
  ['a list in X-Forwarded-Host', 'host-list', { 'X-Forwarded-Host': 'attacker.test, app.test' }],
  ['a list in X-Forwarded-Proto', 'proto-list', { 'X-Forwarded-Proto': 'http,https' }],
  ['ftp in X-Forwarded-Proto', 'ftp', { 'X-Forwarded-Proto': 'ftp' }],
  ['9 KB in X-Forwarded-Host', 'long-host', { 'X-Forwarded-Host': `${long}.test` }],
  ['a Host in capitals', 'capitals', { Host: 'APP.TEST' }],
  ['another port in Host', 'port', { Host: 'app.test:8443' }],
  ['an IPv6 address in Host', 'ipv6', { Host: '[::1]:8443' }],
  ['another Host', 'another-host', { Host: 'attacker.test' }],
] satisfies [string, string, ClientHeaders][]

test.use({ deployment: 'https-passed-on' })

for (const [name, id, sent] of cases)
  test(
    `With a public address, ${name} changes neither the session nor where a sign-in leads`,
    spec({ id: `https/bad-headers/${id}`, source }),
    async ({ app, front, user }) => {
      const headers: ClientHeaders = { ...sent }
      const route = app.endpoints['session-route']
      const read = await requestAs(user, route, { app, front }, headers)
      await expect(read).toShow({ status: 200, setsSession: true })
      await expect(jsonIn(read)).toShow({ user: { id: user.id } })
      await expect(jsonIn(await front.send(`GET ${route}`, { headers }))).toShow(null)
      await expect(await postSignIn({ app, front }, user, { headers })).toShow({
        status: 302,
        leadsTo: `${app.url}/profile`,
      })
    },
  )
