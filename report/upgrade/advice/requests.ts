import { code, issue } from '../../../schema/sources'
import { nothing, type Advice } from './advice'

/** What also depends on whether a tab receives its own broadcasts. */
const whereOwnBroadcastsMatter = ['update-sends-post', 'new-provider-receives-once', 'sign-out-sends']

/** How many requests are sent. */
export const requests: Advice[] = [
  {
    id: 'own-broadcasts',
    topic: 'How often a page fetches the session',
    when: {
      'load-fetches-once': 'does not hold',
      'v5/load-fetches-twice': 'holds',
      'focus-fetches-once': 'does not hold',
      'v5/focus-fetches-twice': 'holds',
    },
    specs: [
      'focus-fetches-each-time',
      'get-session-fetches-once',
      'new-provider-focus-fetches-once',
      'offline-refetch-off-polls-online',
      'offline-refetch-off-waits-offline',
      'poll-fetches-once',
      ...whereOwnBroadcastsMatter,
    ],
    who: ['developers'],
    text: 'Expect twice as many requests to the session route. Pass the `session` prop to `SessionProvider`, so that a page fetches no session when it loads.',
    source: [issue(10244), code('next-auth', 'react.js')],
    kind: 'requests',
  },
  {
    id: 'no-own-broadcasts',
    topic: 'How often a page fetches the session',
    when: { 'load-fetches-once': 'holds', 'v5/load-fetches-twice': 'does not hold' },
    specs: [
      'focus-fetches-once',
      'v5/focus-fetches-twice',
      'focus-fetches-each-time',
      'get-session-fetches-once',
      'new-provider-focus-fetches-once',
      'offline-refetch-off-polls-online',
      'offline-refetch-off-waits-offline',
      'poll-fetches-once',
      ...whereOwnBroadcastsMatter,
    ],
    who: ['developers'],
    text: nothing,
    source: [issue(10762), code('next-auth', 'react.js')],
    kind: 'requests',
  },
  {
    id: 'update-while-signed-out',
    topic: '`update(data)` while signed out',
    when: { 'signed-out-update-sends-nothing': 'does not hold', 'v5/signed-out-update-is-sent': 'holds' },
    who: ['developers'],
    text: 'Nothing to do. To save the request, check that `useSession()` has a session before you call `update(data)`.',
    source: [issue(13173), code('next-auth', 'react.js')],
    kind: 'requests',
  },
]
