import { acme, article, docs, expect, globex, spec, test } from '../../fixtures'
import { asPage, asPart, kebab, switchToGlobex, waysIn } from './switch-company'

// The article updates the session with a GET. A browser sends a GET whenever a page makes it, and the session cookie with it: always
// from the same site, whatever the port, and from another site if the response becomes the page that the visitor sees
// (SameSite=Lax). The other site is at 127.0.0.1, the app at localhost.
const source = [
  article('the wrapper'),
  docs('https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#samesitesamesite-value'),
]
const switched = ['GET /companies/globex']

for (const [way, name] of waysIn(asPage)) {
  test(
    `Hazard: ${name} on another site switches the visitor’s company`,
    spec({ id: `cross-site-get/${kebab(way)}`, source }),
    async ({ companyApi, otherSite, session, tab, user }) => {
      await expect(session).toHaveClaims({ sub: user.id, company: acme })
      await otherSite.sendTo(switchToGlobex, tab, way, 'another site')

      await expect(session).toHaveClaims({ sub: user.id, company: globex })
      await expect(companyApi).toHaveReceived(switched)
    },
  )
}

for (const [way, name] of waysIn(asPart)) {
  test(
    `Hazard: ${name} on another port of the same site switches the visitor’s company`,
    spec({ id: `same-site-get/${kebab(way)}`, source }),
    async ({ companyApi, otherSite, session, tab, user }) => {
      await expect(session).toHaveClaims({ sub: user.id, company: acme })
      await otherSite.sendTo(switchToGlobex, tab, way, 'another port of the same site')

      await expect(session).toHaveClaims({ sub: user.id, company: globex })
      await expect(companyApi).toHaveReceived(switched)
    },
  )

  test(
    `${sentence(name)} on another site does not switch the company, because it is sent without the cookie`,
    spec({ id: `cross-site-get/${kebab(way)}-is-without-cookie`, source }),
    async ({ companyApi, otherSite, session, tab }) => {
      const token = await session.token()
      await otherSite.sendTo(switchToGlobex, tab, way, 'another site')

      await expect(companyApi).toHaveReceived([])
      await expect(session).toHaveBeenRewritten({ since: token, expected: false })
      // The same page on the same site does
      await otherSite.sendTo(switchToGlobex, tab, way, 'another port of the same site')
      await expect(session).toHaveClaims({ company: globex })
    },
  )
}

test(
  'For a signed-out visitor, a link on another site creates no session',
  spec({ id: 'cross-site-get/signed-out', source }),
  async ({ companyApi, otherSite, session, tab, user }) => {
    await session.clear()
    await otherSite.sendTo(switchToGlobex, tab, 'link', 'another site')
    await expect(await session.storedCookies()).toShow({ chunks: [] })
    await expect(companyApi).toHaveReceived([])

    await session.signIn(user, acme)
    await otherSite.sendTo(switchToGlobex, tab, 'link', 'another site')
    await expect(session).toHaveClaims({ company: globex })
  },
)

function sentence(name: string): string {
  return name[0]?.toUpperCase() + name.slice(1)
}
