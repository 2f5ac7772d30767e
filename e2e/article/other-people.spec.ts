import { acme, article, expect, globex, spec, test } from '../../fixtures'

test(
  'one person’s update never shows for another, not even while it is under way',
  spec({ id: 'update-stays-with-its-person', source: article('the wrapper') }),
  async ({ companyApi, createDevice, createPerson, person, tab }) => {
    const phone = await createDevice('phone')
    await phone.session.signIn(createPerson({ firstName: 'Grace' }), acme)
    const graces = await phone.openTab()
    await graces.open('dashboard')
    await tab.open('dashboard')

    const question = companyApi.hold('GET /companies/globex')
    const update = tab.update.byQuery({ companyId: globex.id })
    await question.asked
    await expect(await graces.getSession()).toShow({ user: { firstName: 'Grace' }, company: acme })
    question.release()

    await expect(await update).toShow({ user: { id: person.id }, company: globex })
    await expect(await graces.ask('proxy')).toShow({ user: { firstName: 'Grace' }, company: acme })
    await graces.reload()
    await expect(graces.useSession).toShow({ user: { firstName: 'Grace' }, company: acme })
    await expect(phone.session).toHaveClaims({ company: acme })
  },
)
