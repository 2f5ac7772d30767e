import { code, docs, expect, spec, test } from '../../../fixtures'
import { redirectsToPublicPort, withBasePathInAuth } from '../../versions'

// An app with a sign-in page of its own names it in the option `pages` of NextAuth, and again in that of withAuth()

const ofNextAuth = docs('https://next-auth.js.org/configuration/pages')
const ofWithAuth = [
  docs('https://next-auth.js.org/configuration/nextjs#pages'),
  code('next-auth', 'next/middleware.js'),
]

const own = '/pages-router/open-entrance'
const full = `/shop${own}`

for (const { deployment, id, has, ofNextAuthLeads, ofWithAuthLeads } of [
  {
    deployment: 'base-path-own-sign-in-page',
    id: 'route',
    has: 'has no',
    ofNextAuthLeads: { where: 'out of the app', to: own },
    ofWithAuthLeads: { where: 'to the page', to: full, status: 200 },
  },
  {
    deployment: 'base-path-full-sign-in-page',
    id: 'full',
    has: 'has the',
    ofNextAuthLeads: { where: 'to the page', to: full },
    ofWithAuthLeads: { where: 'to a missing page', to: `/shop${full}`, status: 404 },
  },
] as const) {
  test.describe(`that ${has} base path`, () => {
    test.use({ deployment })

    test(
      `If pages.signIn of NextAuth ${has} base path, visitors are redirected ${ofNextAuthLeads.where}`,
      spec({ id: `base-path/sign-in-page/${id}`, source: ofNextAuth }),
      async ({ app, session, tab }) => {
        await session.clear()
        await expect(await tab.whereLeads('/shop/api/auth/signin?callbackUrl=/shop/profile')).toShow({
          leadsTo: `${ofNextAuthLeads.to}?callbackUrl=${app.url}/shop/profile`,
        })
      },
    )

    test(
      `If pages.signIn of withAuth() ${has} base path, visitors are redirected ${ofWithAuthLeads.where}`,
      spec({
        id: `base-path/sign-in-page/with-auth-${id}`,
        source: ofWithAuth,
        needs: ['withAuth()'],
        holds: redirectsToPublicPort,
      }),
      async ({ front, session, tab }) => {
        await session.clear()
        const { to, status } = ofWithAuthLeads
        await expect(await tab.whereLeads('/shop/areas/acme')).toShow({
          leadsTo: `${to}?callbackUrl=/shop/areas/acme`,
        })
        await expect(await front.send(`GET ${to}`)).toShow({ status })
      },
    )

    test(
      `If pages.signIn of NextAuth 5 ${has} base path, auth() redirects visitors ${ofNextAuthLeads.where}`,
      spec({
        id: `base-path/sign-in-page/auth-${id}`,
        source: code('next-auth', 'lib/index.js'),
        needs: ['auth()'],
        holds: withBasePathInAuth,
      }),
      async ({ app, session, tab }) => {
        await session.clear()
        await expect(await tab.whereLeads('/shop/areas/acme')).toShow({
          leadsTo: `${ofNextAuthLeads.to}?callbackUrl=${app.url}/shop/areas/acme`,
        })
      },
    )
  })
}
