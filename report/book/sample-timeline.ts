// For the book's own tests only.
import type { TimelineEntry } from '../../schema/results'
import type { UpdatePath, Verdict } from '../../schema/table'

/** The user in the sessions of these results. */
export interface User {
  id: string
  name: string
}

type SentRequests = [method: string, url: string, body: string | null][]

const csrf: SentRequests[number] = ['GET', '/api/auth/csrf', null]
const token = '58271fa317f5f306aeb5a3c067d99aef3c35aaedf7d0ac10c4e9c17335090ea8'
const sentRequests: Record<UpdatePath, SentRequests> = {
  'get-query': [['GET', '/api/auth/session?companyId=globex', null]],
  'update-data': [csrf, ['POST', '/api/auth/session', JSON.stringify({ csrfToken: token, data: {} })]],
  update: [csrf, ['POST', '/api/auth/session', JSON.stringify({ csrfToken: token })]],
  'post-csrf': [csrf, ['POST', '/api/auth/session', JSON.stringify({ csrfToken: token, data: {} })]],
  'api-route': [['POST', '/api/writes/company', '{"companyId":"globex"}']],
  'route-handler': [['POST', '/writes/company', '{"companyId":"globex"}']],
  'sign-in': [csrf, ['POST', '/api/auth/callback/credentials', `csrfToken=${token}&email=ada%40example.com`]],
  'client-store': [],
  'server-action': [['POST', '/server-component', '[{"companyId":"globex"}]']],
  'server-action-revalidate': [['POST', '/server-component', '[{"companyId":"globex"}]']],
  'server-action-refresh': [['POST', '/server-component', '[{"companyId":"globex"}]']],
  'server-action-redirect': [['POST', '/server-component', '[{"companyId":"globex"}]']],
  'server-update': [['POST', '/api/writes/server-update', '{"companyId":"globex"}']],
  'server-update-revalidate': [['POST', '/api/writes/server-update', '{"companyId":"globex"}']],
  'server-update-redirect': [['POST', '/api/writes/server-update', '{"companyId":"globex"}']],
  'update-empty-object': [csrf, ['POST', '/api/auth/session', JSON.stringify({ csrfToken: token, data: {} })]],
}

/** A timeline about as long as those of a real run, and with the same shape. */
export function sampleTimeline(path: UpdatePath, verdict: Verdict, { id, name }: User): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  let at = 10
  const add = (lane: string, kind: TimelineEntry['kind'], text: string, data?: TimelineEntry['data']) => {
    at += 3 + ((at * 7 + entries.length * 13) % 29)
    entries.push({ at: Math.round(at * 10) / 10, lane, kind, text, ...(data && { data }) })
  }
  const session = (company: string) =>
    JSON.stringify({
      user: { id, email: `${id}@example.com`, firstName: name, lastName: 'Lovelace', companyIds: ['acme', 'globex'] },
      expires: '2026-12-24T03:48:19.824Z',
      company: { id: company.toLowerCase(), name: company },
    })
  const render = (view: string, renders: number, text: string) =>
    add('tab 1', 'render', `${view} render ${renders} (authenticated): ${text}`, { view, renders })

  add('spec', 'launch', 'the browser has started', { device: '' })
  add('tab 1', 'open', 'a new tab')
  add('tab 1', 'navigation', 'open /dashboard')
  add('server', 'response', 'GET /dashboard → 200', { method: 'GET', url: '/dashboard', status: 200 })
  for (const cookie of ['csrf-token', 'callback-url', 'session-token'])
    add('cookie jar', 'cookie', `next-auth.${cookie} written by GET /dashboard`)
  for (const renders of [0, 1, 2])
    for (const view of ['get-server-side-props', 'use-session', 'get-session', 'update-response'])
      render(view, renders, session('Acme'))
  add('tab 2', 'open', 'a new tab')
  for (const view of ['get-server-side-props', 'use-session', 'get-session'])
    add('tab 2', 'render', `${view} arrives as HTML (authenticated): ${session('Acme')}`, { view, renders: 0 })
  add('tab 1', 'navigation', 'the page is ready', { ready: true })
  add('tab 1', 'update', `${path} {"companyId":"globex"}`, { path })
  for (const [index, [method, url, body]] of sentRequests[path].entries()) {
    add('tab 1', 'request', `${method} ${url}`, { method, url, body, number: index + 1 })
    add('company api', 'company-api', 'GET /companies/globex → 200', { status: 200 })
    add('server', 'response', `${method} ${url} → 200`, { method, url, status: 200 })
    add('cookie jar', 'cookie', `next-auth.session-token written by ${method} ${url}`)
    add('tab 1', 'response', `${method} ${url} → 200`, { status: 200, number: index + 1 })
    render('use-session', 3, session('Globex'))
  }
  add('cookie jar', 'landed', 'the session cookie holds company globex')
  add('tab 1', 'read', 'the view is read')
  add('tab 1', 'broadcast', 'localStorage written: nextauth.message = {"event":"session"}', { direction: 'written' })
  add('spec', 'check', `as expected: ${verdict}`, { pass: true })
  return entries
}
