import { acme, article, expect, globex, spec, test } from '../../fixtures'

test(
  'One user’s update never shows in another user’s session, not even while the update is in progress',
  spec({ id: 'update-stays-with-its-user', source: article('the wrapper') }),
  async ({ companyApi, createDevice, createUser, user, tab }) => {
    const phone = await createDevice('phone')
    await phone.session.signIn(createUser({ firstName: 'Grace' }), acme)
    const gracesTab = await phone.openTab()
    await gracesTab.open('dashboard')
    await tab.open('dashboard')

    const heldRequest = companyApi.hold('GET /companies/globex')
    const update = tab.update.byQuery({ companyId: globex.id })
    await heldRequest.arrived
    await expect(await gracesTab.getSession()).toShow({ user: { firstName: 'Grace' }, company: acme })
    heldRequest.release()

    await expect(await update).toShow({ user: { id: user.id }, company: globex })
    await expect(await gracesTab.getSession()).toShow({ user: { firstName: 'Grace' }, company: acme })
    await expect(await gracesTab.readFrom('proxy')).toShow({ user: { firstName: 'Grace' }, company: acme })
    await gracesTab.reload()
    await expect(gracesTab.useSession).toShow({ user: { firstName: 'Grace' }, company: acme })
    await expect(phone.session).toHaveClaims({ company: acme })
  },
)
