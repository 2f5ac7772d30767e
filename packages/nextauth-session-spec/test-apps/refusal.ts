import { expect } from '@playwright/test'
import type { MintErrorCode } from '../src/errors'
import { MintError, mint, type MintedSession, type SessionOptions, type SessionUser } from '../src/playwright'
import { root, secret, type TestApp } from './serve'

export const ada = { sub: 'u1', name: 'Ada', email: 'ada@example.com' }

/** An app that does not exist. */
export const nowhere: TestApp = { baseURL: 'http://localhost:9', appFolder: root, log: () => '' }

type Attempt = SessionOptions & { user?: SessionUser }

/** Mints a session for an app, with the secret of the test apps. */
export const mintFor = (app: TestApp, { user = ada, ...options }: Attempt = {}): Promise<MintedSession> =>
  mint(user, { baseURL: app.baseURL, appFolder: app.appFolder, secret, ...options })

/** The message of a refusal. The code and the three parts are checked, and that it contains neither the secret nor a token. */
export async function refusal(code: MintErrorCode, app: TestApp, attempt: Attempt = {}): Promise<string> {
  const error = await mintFor(app, attempt).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(MintError)
  const { message, code: actual } = error as MintError
  expect(actual, message).toBe(code)
  expect(message).toMatch(/^.+\nExpected: .+\nTo do: /)
  expect(message).not.toContain([attempt.secret ?? secret].flat()[0])
  expect(message, 'a token').not.toMatch(/ey[\w-]{20,}|[\w-]{8}-[\w-]{4}-[\w-]{4}-[\w-]{4}-[\w-]{12}/)
  return message
}
