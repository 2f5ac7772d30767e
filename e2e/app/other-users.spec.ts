import { acme, article, expect, globex, spec, test } from '../../fixtures'

test(
  'After one user’s update, another user who requests the session route receives their own session',
  spec({ id: 'app/next-user-gets-their-own-session', source: article('the wrapper') }),
  async ({ createDevice, createUser, tab }) => {
    const phone = await createDevice('phone')
    await phone.session.signIn(createUser({ firstName: 'Grace' }), acme)
    const gracesTab = await phone.openTab()
    await gracesTab.open('with-session-prop')
    await tab.open('with-session-prop')
    await tab.update.byQuery({ companyId: globex.id })

    await expect(await gracesTab.getSession()).toShow({ user: { firstName: 'Grace' }, company: acme })
    await expect(phone.session).toHaveClaims({ company: acme })
  },
)
