import { code, docs, expect, spec, test } from '../../../fixtures'
import { redirectsToPublicPort } from '../../versions'

// An app with a sign-in page of its own names it in the option `pages` of NextAuth, and again in that of withAuth()

const ofNextAuth = docs('https://next-auth.js.org/configuration/pages')
const ofWithAuth = [
  docs('https://next-auth.js.org/configuration/nextjs#pages'),
  code('next-auth', 'next/middleware.js'),
]

for (const [deployment, how, leads] of [
  ['base-path-own-sign-in-page', 'without it', { nextAuth: 'out of the app', withAuth: 'to the page' }],
  ['base-path-full-sign-in-page', 'with it', { nextAuth: 'to the page', withAuth: 'to a page that is missing' }],
] as const) {
  const isFull = deployment === 'base-path-full-sign-in-page'
  test.describe(`named ${how}`, () => {
    test.use({ deployment })

    test(
      `Under a base path, a sign-in page that is named ${how} to NextAuth leads visitors ${leads.nextAuth}`,
      spec({ id: `base-path/sign-in-page/${isFull ? 'full' : 'route'}`, source: ofNextAuth }),
      async ({ app, session, tab }) => {
        await session.clear()
        await expect(await tab.whereLeads('/shop/api/auth/signin?callbackUrl=/shop/profile')).toShow({
          leadsTo: `${isFull ? '/shop' : ''}/pages-router/open-entrance?callbackUrl=${app.url}/shop/profile`,
        })
      },
    )

    test(
      `Under a base path, a sign-in page that is named ${how} to withAuth() leads visitors ${leads.withAuth}`,
      spec({
        id: `base-path/sign-in-page/with-auth-${isFull ? 'full' : 'route'}`,
        source: ofWithAuth,
        needs: ['withAuth()'],
        holds: redirectsToPublicPort,
      }),
      async ({ session, tab }) => {
        await session.clear()
        await expect(await tab.whereLeads('/shop/areas/acme')).toShow({
          leadsTo: `/shop${isFull ? '/shop' : ''}/pages-router/open-entrance?callbackUrl=/shop/areas/acme`,
        })
      },
    )
  })
}
