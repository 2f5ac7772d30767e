// For the harness's own tests only: speaks to Playwright's test server as its editor extension and UI mode do.
import type { Page } from '@playwright/test'
import type { Command } from './test-commands'

/** What Playwright reports about one run of a test. */
export interface ServedResult {
  testId: string
  expectedStatus: string
  status: string
}

export interface TestServer {
  /** Calls a method of the server. */
  call: <T>(method: string, params?: object) => Promise<T>
  /** Runs tests and returns their results. */
  run: (params: object) => Promise<ServedResult[]>
}

/** A message from the server: the answer to a call, or an event. */
interface Message {
  id?: number
  result?: unknown
  error?: unknown
  method?: string
  params?: { method: string; params: unknown }
}

interface TestEnd {
  test: { testId: string; expectedStatus: string }
  result: { status: string }
}

/**
 * Connects to a started `playwright test-server`. The page's WebSocket is used, because Node 20 has none.
 *
 * @param page a blank page
 */
export async function connect({ printed, output }: Command, page: Page): Promise<TestServer> {
  await printed(/ws:\S+/)
  await page.evaluate(connectInPage, /ws:\S+/.exec(output())?.[0] ?? '')
  const call = <T>(method: string, params: object = {}) =>
    page.evaluate(([name, given]) => window.callServer(name, given), [method, params] as const) as Promise<T>
  await call('initialize', { interceptStdio: true })
  return {
    call,
    async run(params) {
      await page.evaluate(() => window.serverEvents.splice(0))
      await call('runTests', { trace: 'off', ...params })
      const events = await page.evaluate(() => window.serverEvents)
      const ends = events.flatMap(({ params: report }) =>
        report?.method === 'onTestEnd' ? [report.params as TestEnd] : [],
      )
      return ends.map(({ test, result }) => ({ ...test, status: result.status }))
    },
  }
}

declare global {
  interface Window {
    callServer: (method: string, params: object) => Promise<unknown>
    serverEvents: Message[]
  }
}

/** Runs in the page. */
async function connectInPage(url: string): Promise<void> {
  const socket = new WebSocket(url)
  const pending = new Map<number, PromiseWithResolvers<unknown>>()
  let last = 0
  window.serverEvents = []
  window.callServer = (method, params) => {
    const call = Promise.withResolvers<unknown>()
    last += 1
    pending.set(last, call)
    socket.send(JSON.stringify({ id: last, method, params }))
    return call.promise
  }
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const message = JSON.parse(data) as Message
    const call = pending.get(message.id ?? 0)
    if (!call) window.serverEvents.push(message)
    else if (message.error) call.reject(new Error(JSON.stringify(message.error)))
    else call.resolve(message.result)
  })
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => reject(new Error(`No connection to ${url}`)))
  })
}
