import { acme, article, expect, globex, spec, test } from '../../fixtures'

test(
  'whoever asks the session route behind somebody else’s update gets their own session',
  spec({ id: 'app/next-reader-gets-their-own-session', source: article('the wrapper') }),
  async ({ createDevice, createPerson, tab }) => {
    const phone = await createDevice('phone')
    await phone.session.signIn(createPerson({ firstName: 'Grace' }), acme)
    const graces = await phone.openTab()
    await graces.open('with-session-prop')
    await tab.open('with-session-prop')
    await tab.update.byQuery({ companyId: globex.id })

    await expect(await graces.getSession()).toShow({ user: { firstName: 'Grace' }, company: acme })
    await expect(phone.session).toHaveClaims({ company: acme })
  },
)
