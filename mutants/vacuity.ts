import type { Mutant } from './mutant'

/** The same reason for each of these specs. */
const because = (why: string, specs: string[]) => Object.fromEntries(specs.map((id) => [id, why]))

/** Faults that nearly every spec must catch: a spec that still holds proves nothing, unless it holds for a reason. */
export const vacuity: Mutant[] = [
  {
    id: 'vacuity/inverted-tables',
    intent: 'the tables claim the opposite in every cell',
    loses: 'nothing: the fault only reveals cells that cannot fail, because they still hold',
    file: 'e2e/freshness/table.ts',
    // Nothing is patched: fixtures/inverted-claims.ts checks for this id
    patch: [],
    caughtBy: [
      'fresh/*',
      'database/row/*',
      'database/update-data/*',
      'database/update-data-unwritten/*',
      'sign-out/*',
      'sign-in/*',
      'source/*',
    ],
  },
  {
    id: 'vacuity/auth-routes-return-nothing',
    intent: 'every auth route returns 200 and an empty object and sets no cookie',
    loses: 'everything; any failure counts here, because the only question is whether a spec still holds',
    file: 'next-auth/core/index.js',
    patch: [
      [
        `async function AuthHandler(params) {
`,
        `async function AuthHandler(params) {
  return {
    status: 200,
    headers: [{
      key: "Content-Type",
      value: "application/json"
    }],
    body: {}
  };
`,
      ],
    ],
    caughtBy: ['*'],
    anyFailure: true,
    rightlyHeld: {
      ...because('the app’s own code reads or writes the token without an auth route', [
        'app/api-route-changes-no-other-claim',
        'app/api-route-rejects-unknown-company',
        'app/route-handler-changes-no-other-claim',
        'app/route-handler-rejects-unknown-company',
        'fresh/api-route/response/immediately',
        'fresh/api-route/proxy/immediately',
        'fresh/api-route/with-auth/immediately',
        'fresh/route-handler/response/immediately',
        'fresh/route-handler/proxy/immediately',
        'fresh/route-handler/with-auth/immediately',
        'fresh/client-store/proxy/immediately',
        'fresh/client-store/with-auth/immediately',
        'proxy-rejects-tampered-token',
        'proxy-writes-no-cookie',
        'get-token-reads-bearer-token',
        'get-token-prefers-cookie',
        'malformed-bearer-token-reads-null',
        'proxy-accepts-just-expired-token',
        'proxy-keeps-expired-cookie',
        'page-behind-proxy-closes-at-expiry',
        'own-write-accepts-just-expired-token',
        'rotation-in-proxy',
        'source/never-asks/proxy/immediately',
        'source/asks-when-told/proxy/immediately',
        'source/asks-at-every-read/proxy/immediately',
        'source/asks-at-every-read/with-auth/immediately',
        'with-auth/signed-out-visitor-is-redirected',
        'with-auth/undefined-lets-users-through',
        'with-auth/writes-no-cookie',
      ]),
      ...because('the spec counts what the client sends and broadcasts, whatever the response is', [
        'null-session-prop-fetches-nothing',
        'load-fetches-once',
        'load-broadcasts',
        'get-session-fetches-once',
        'signed-out-focus-fetches-nothing',
        'signed-out-update-sends-nothing',
        'new-provider-receives-once',
        'unrelated-storage-key-is-ignored',
        'broadcast-without-data-is-ignored',
        'unknown-broadcast-event-is-ignored',
        'sign-out-broadcasts-trigger',
        'sign-out-reloads-with-hash',
      ]),
      ...because('the spec expects a user who is signed out, and an empty response means the same', [
        'signed-out-get-creates-nothing',
        'signed-out-response-is-empty-object',
        'signed-out-is-loading-first',
        'required-ignores-base-path',
        'required-calls-on-unauthenticated',
        'required-stays-loading',
        'server-component-keeps-expired-cookie',
        'source/database/proxy/immediately',
      ]),
      ...because('the spec expects that the providers cannot be read', ['sign-in-without-providers']),
      ...because('the client-only store never sends a request to the server', [
        'client-store-is-not-in-html',
        'redux-store-is-not-in-html',
        'redux-store-in-another-tab-waits-for-reload',
        'redux-store-is-in-new-tab',
        'redux-store-opens-no-page',
        'redux-store-read-*',
        'zustand-store-opens-no-page',
        'zustand-store-read-*',
        'fresh/api-route/client-store*',
        'fresh/route-handler/client-store*',
        'fresh/client-store/client-store*',
      ]),
    },
  },
  {
    id: 'vacuity/cookies-are-never-set',
    intent: 'the auth routes and getServerSession respond as usual but set no cookie',
    loses: 'users cannot sign in or out, and every update is lost',
    file: 'next-auth/next/utils.js',
    patch: [['function setCookie(res, cookie) {\n', 'function setCookie(res, cookie) {\n  return;\n']],
    caughtBy: [
      'update-changes-no-other-claim',
      'update-survives-new-tab',
      'long-session-is-chunked',
      'tampered-token-is-rejected',
      'throwing-callback-signs-out',
      'api-route-rewrites-cookie',
      'sign-in-lasts-thirty-days',
      'csrf-token-of-another-browser-is-rejected',
      'sign-out-without-csrf-token-is-rejected',
    ],
  },
]
