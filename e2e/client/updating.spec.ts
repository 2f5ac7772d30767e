import { acme, code, docs, expect, globex, issue, spec, test } from '../../fixtures'

const updating = docs('https://next-auth.js.org/getting-started/client#updating-the-session')
const client = code('next-auth', 'react/index.js')
const needs = ['update()' as const]

test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
})

test(
  'while update(data) is under way useSession says loading, and then authenticated again',
  spec({ id: 'update-is-loading', source: [updating, client], needs }),
  async ({ tab }) => {
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(tab.useSession).toHaveSaid(['authenticated', 'loading', 'authenticated'])
  },
)

test(
  'while update(data) is under way useSession keeps the old session',
  spec({ id: 'update-keeps-session-meanwhile', source: client, needs }),
  async ({ companyApi, tab }) => {
    const question = companyApi.hold('GET /companies/globex')
    const update = tab.update.byUpdate({ companyId: globex.id })
    await question.asked
    await expect(tab.useSession).toShow({ company: acme })
    question.release()
    await update
    await expect(tab.useSession).toShow({ company: globex })
  },
)

test(
  'an update while another one is under way is lost: it sends nothing and gives nothing',
  spec({ id: 'second-update-is-lost', source: client, needs }),
  async ({ companyApi, session, tab }) => {
    const question = companyApi.hold('GET /companies/globex')
    const first = tab.update.byUpdate({ companyId: globex.id })
    await question.asked
    await expect(await tab.update.byUpdate({ firstName: 'Augusta' })).toShow(null)
    question.release()
    await first
    await expect(tab.useSession).toShow({ company: globex })
    await expect(session).toHaveClaims({ user: { firstName: 'Ada' }, company: globex })
  },
)

test(
  'update(data) that fails gives null, and useSession keeps the old session',
  spec({ id: 'failed-update-gives-null', source: [issue(9139), client], needs }),
  async ({ tab }) => {
    await tab.answerFor('/api/auth/session', 502, { message: 'Bad gateway' })
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow(null)
    await expect(tab.useSession).toStay({ company: acme })
  },
)

test(
  'update(data) that fails leaves useSession authenticated',
  spec({ id: 'failed-update-leaves-status', source: client, needs }),
  async ({ tab }) => {
    await tab.answerFor('/api/auth/session', 502, { message: 'Bad gateway' })
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(tab.useSession).toHaveSaid(['authenticated', 'loading', 'authenticated'])
  },
)

test(
  'update(data) after the session has ended gives null, and useSession goes on to show the person as signed in',
  spec({ id: 'update-hides-the-end-of-a-session', source: client, needs }),
  async ({ session, tab }) => {
    await session.clear()
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow(null)
    await expect(tab.useSession).toStay({ company: acme })
  },
)

test(
  'update(data) works where the local storage is full',
  spec({ id: 'update-needs-no-storage', source: code('next-auth', 'client/_utils.js'), needs }),
  async ({ tab }) => {
    await tab.fillStorage()
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })
    await expect(tab.useSession).toShow({ company: globex })
  },
)
