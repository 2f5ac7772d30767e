import type { Reading, Tab, Timeline } from '../../../fixtures'

/**
 * The session cookies that the response to a request since then has set or deleted, one for each Set-Cookie header, in their order.
 *
 * @param line `POST /api/auth/signout`
 */
export async function sessionCookiesOf(
  line: string,
  { mark, tab, timeline }: { mark: number; tab: Tab; timeline: Timeline },
): Promise<Reading> {
  const isSent = () =>
    timeline.since(mark).some(({ lane, text }) => lane === 'server' && text.startsWith(`${line} → `)) || undefined
  await timeline.until(isSent, timeline.answerTimeout)
  const cookies = timeline
    .since(mark)
    .filter(({ kind, text }) => kind === 'cookie' && text.includes('session-token') && text.endsWith(` by ${line}`))
    .map(({ text }) => (text.includes(' deleted by ') ? 'deleted' : 'written'))
  return tab.reading(`the session cookies of ${line}`, { cookies })
}
