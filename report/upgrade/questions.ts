/** What a spec showed in the old and in the new version, see `resultOf`. */
export type Pair = [old: string, now: string]

/** The pair of a spec, or undefined if one of the versions was not measured. */
export type Pairs = (id: string) => Pair | undefined

/** A part of an answer, from one spec. */
export interface Point {
  spec: string
  /** What the spec is about. Code is in backticks. */
  about: string
  /** What a result means. A result that is not here is shown as it is. */
  says: Record<string, string>
}

/** A question that people ask before they upgrade. */
export interface Question {
  /** Permanent: an anchor. */
  id: string
  question: string
  points: Point[]
  /** The id of the advice that says what to do, where the step has it. */
  advice?: string
  /** The answer in a few words, from the results of the points. undefined: they do not answer it. */
  answer: (pairs: Pairs) => string | undefined
  /** Other specs, by what their ids begin with: listed with their results, once there are any. */
  also?: { prefix: string; title: string; missing: string }
}

const header = { fresh: 'shows the new name', stale: 'still shows the old name', 'signed out': 'shows no user' }
const notUpdated = { 'has no effect': 'is not updated' }
const proxy = { fresh: 'sees the new claims', stale: 'still sees the old claims', 'signed out': 'sees no user' }
const nowOf = (pairs: Pairs, id: string) => pairs(id)?.[1]

const [withData, withoutData, inAnotherTab] = [
  'fresh/update-data/use-session/immediately',
  'fresh/update/use-session/immediately',
  'fresh/update-data/use-session-in-another-tab/immediately',
]
const proxyAfterUpdate = 'fresh/update-data/proxy/immediately'
const hiddenClaims = 'v5/split-configuration-hides-claims'
const withAuth = 'fresh/update-data/with-auth/immediately'
const layout = 'fresh/update-data/shared-layout-on-screen/immediately'
const isGet = 'v5/empty-update-is-a-get'

/** The questions about the upgrade from NextAuth 4 to NextAuth 5. */
export const questions: Question[] = [
  {
    id: 'signed-out',
    question: 'Are my users signed out?',
    advice: 'sessions-of-v4',
    points: [
      {
        spec: 'v4-session-is-ignored',
        about: 'A session cookie of NextAuth 4',
        says: { holds: 'does not sign the user in', 'does not hold': 'still signs the user in' },
      },
      {
        spec: 'v4-bridge-signs-in-first-page',
        about: 'A proxy that converts the session of NextAuth 4',
        says: { holds: 'keeps the user signed in', 'does not hold': 'does not keep the user signed in' },
      },
      {
        spec: 'v4-session-in-database-needs-only-new-name',
        about: 'With database sessions, a session cookie of NextAuth 4 that is renamed',
        says: { holds: 'signs the user in', 'does not hold': 'does not sign the user in' },
      },
      {
        spec: 'v4-session-in-chunks-blocks-every-page',
        about: 'Without a conversion, a large session of NextAuth 4 next to a large one of NextAuth 5',
        says: {
          holds: 'makes every page respond with 431, because the cookies exceed the limit for headers',
          'does not hold': 'blocks no page',
        },
      },
      {
        spec: 'v4-session-survives-sign-out',
        about: 'Without a conversion, the session cookie of NextAuth 4',
        says: {
          holds: 'stays in the browser, and stays valid, after signing out',
          'does not hold': 'is deleted when the user signs out',
        },
      },
      {
        spec: 'token-of-another-secret-is-rejected',
        about: 'A session cookie that the app cannot decrypt',
        says: { holds: 'signs the user out', 'does not hold': 'does not sign the user out' },
      },
      {
        spec: 'v5/get-session-with-req-returns-null',
        about: 'In `getServerSideProps`, `getSession({ req })`',
        says: {
          holds: 'returns null, so the page takes the user for signed out',
          'does not hold': 'returns the session',
        },
      },
      {
        spec: 'v5/jwt-max-age-limits-token-only',
        about: 'A `jwt.maxAge` that is shorter than `session.maxAge`',
        says: {
          holds: 'ends the session earlier than its cookie',
          'does not hold': 'is ignored when the session is read',
        },
      },
    ],
    answer: (pairs) => {
      const [ignored, bridge, rejected] = [
        'v4-session-is-ignored',
        'v4-bridge-signs-in-first-page',
        'token-of-another-secret-is-rejected',
      ].map((id) => nowOf(pairs, id))
      if (ignored === 'holds')
        return bridge === 'holds'
          ? 'Yes, once, unless you keep them signed in: a proxy can convert their sessions.'
          : 'Yes, once: NextAuth 5 ignores the session cookie of NextAuth 4.'
      if (ignored !== undefined) return 'No.'
      if (rejected === undefined) return undefined
      return rejected === 'holds'
        ? 'Yes, once, unless you keep their sessions. According to the source code, the session cookie has another name and is encrypted with another key (see “What no spec compares”). A cookie that cannot be decrypted signs the user out.'
        : 'It depends on what the app does with a cookie that it cannot decrypt. According to the source code, the session cookie has another name and is encrypted with another key (see “What no spec compares”).'
    },
    also: {
      prefix: 'v4-bridge-',
      title: 'Keep them signed in: what a proxy that converts sessions of NextAuth 4 does',
      missing: 'No spec yet upgrades an app that has users with sessions.',
    },
  },
  {
    id: 'header',
    question: 'Does my header still show the old name after `update()`?',
    points: [
      { spec: withData, about: 'After `update(data)`, a header with `useSession()`', says: header },
      { spec: inAnotherTab, about: 'After `update(data)`, a header with `useSession()` in another tab', says: header },
      {
        spec: withoutData,
        about: 'After `update()` without data, a header with `useSession()`',
        says: { ...header, ...notUpdated },
      },
      {
        spec: layout,
        about: 'After `update(data)`, a header in a layout of the App Router that the server has rendered',
        says: header,
      },
    ],
    answer: (pairs) => {
      if (!pairs(withData)) return undefined
      const [data, other, empty, rendered] = [withData, inAnotherTab, withoutData, layout].map((id) =>
        nowOf(pairs, id) === 'fresh' ? 'no' : 'yes',
      )
      const inOthers = other === data ? '' : ` In another tab: ${other}.`
      return `With \`useSession()\`: ${data} after \`update(data)\`, ${empty} after \`update()\` without data.${inOthers} In a layout that the server has rendered: ${rendered}.`
    },
  },
  {
    id: 'role',
    question: 'Does my middleware still see the role?',
    points: [
      { spec: proxyAfterUpdate, about: 'After `update(data)`, the proxy (middleware)', says: proxy },
      {
        spec: 'source/asks-at-every-read/proxy/immediately',
        about:
          'After a claim has changed at its source, a proxy (middleware) with a jwt callback that fetches it at every read',
        says: { fresh: 'sees the new claim', stale: 'still sees the old claim', 'signed out': 'sees no user' },
      },
      {
        spec: hiddenClaims,
        about: 'A proxy (middleware) whose configuration has no session callback',
        says: {
          holds: 'finds the user, but none of the app’s claims',
          'does not hold': 'finds the app’s claims as well',
        },
      },
      {
        spec: withAuth,
        about: '`withAuth()`',
        says: {
          fresh: 'sees the new claims after `update(data)`',
          stale: 'still sees the old claims after `update(data)`',
          'signed out': 'sees no user after `update(data)`',
          'not in this version': 'does not exist',
        },
      },
      {
        spec: 'https/get-token/default-never-ends',
        about: 'Behind TLS, a proxy (middleware) that calls `getToken()` without `secureCookie`',
        says: {
          holds: 'does not find the session, and redirects users endlessly',
          'does not hold': 'does not redirect users endlessly',
        },
      },
    ],
    answer: (pairs) => {
      const sees = nowOf(pairs, proxyAfterUpdate)
      if (sees === undefined) return undefined
      if (sees !== 'fresh') return 'Not immediately after an update.'
      const rewrite =
        nowOf(pairs, withAuth) === 'not in this version' ? ' `withAuth()` does not exist: use `auth`.' : ''
      return nowOf(pairs, hiddenClaims) === 'holds'
        ? `Yes, if it reads the session with \`auth()\`, and its configuration has the session callback that adds the role.${rewrite}`
        : `Yes.${rewrite}`
    },
  },
  {
    id: 'update-without-data',
    question: 'What happens to `update()` without data?',
    points: [
      {
        spec: 'empty-update-sends-post',
        about: '`update()`',
        says: {
          holds: 'sends a POST with the CSRF token',
          'does not hold': 'sends no POST',
        },
      },
      {
        spec: 'empty-update-refetches-company-api',
        about: 'On `update()`, a jwt callback that handles the trigger `update`',
        says: { holds: 'runs, and fetches the data again', 'does not hold': 'does not fetch the data again' },
      },
      {
        spec: isGet,
        about: '`update()`',
        says: {
          holds: 'sends a GET without a CSRF token, and the jwt callback receives no trigger `update`',
          'does not hold': 'is an update',
        },
      },
      {
        spec: 'update-empty-object-sends-post',
        about: '`update({})`',
        says: { holds: 'sends a POST, and the jwt callback receives the update', 'does not hold': 'is not an update' },
      },
    ],
    answer: (pairs) => {
      const [post, refetches, object] = [
        'empty-update-sends-post',
        'empty-update-refetches-company-api',
        'update-empty-object-sends-post',
      ].map((id) => nowOf(pairs, id))
      if (post === undefined) return undefined
      if (post === 'holds' && refetches === 'holds') return 'It stays an update.'
      const now =
        nowOf(pairs, isGet) === 'holds'
          ? 'It only sends a GET: the jwt callback receives no trigger `update`.'
          : 'It is no longer an update.'
      return `${now}${object === 'holds' ? ' Call `update({})` instead.' : ''}`
    },
  },
]

/** A point as a sentence: `…shows the new name, as before.` */
export function sentenceOf({ about, says }: Point, [old, now]: Pair, oldVersion: string): string {
  const words = (result: string) => says[result] ?? `: ${result}`
  if (old === 'not in this version' && !says[old]) return `${about} ${words(now)}.`
  return old === now
    ? `${about} ${words(now)}, as before.`
    : `${about} ${words(now)}. In ${oldVersion}, it ${words(old)}.`
}
