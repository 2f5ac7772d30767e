// Compiled only: the app's own augmentation of JWT types the claims of test users, and that of Session what the app returns.
import { expect, mint, test } from '../../src/playwright'

test('claims', async ({ signIn }) => {
  const { session } = await signIn({ sub: 'u1', name: 'Ada', role: 'editor', anyOther: 1 })
  expect(session.user.id satisfies string | undefined).toBe('u1')
  // @ts-expect-error: not one of the roles
  await signIn({ role: 'king' })
  // @ts-expect-error: the type of a claim that NextAuth itself declares
  await mint({ sub: 1 }, { baseURL: '' })
  // @ts-expect-error: mint needs to know where the app is
  await mint({ sub: 'u1' }, {})
})
