import type { Mutant } from './mutant'

/** One reason for each of these specs. */
const because = (why: string, specs: string[]) => Object.fromEntries(specs.map((id) => [id, why]))

/** Faults on which nearly everything must fail: a spec that holds all the same proves nothing, or says why. */
export const vacuity: Mutant[] = [
  {
    id: 'vacuity/table-turned-round',
    intent: 'the tables claim the opposite in every cell',
    loses: 'nothing: a cell that holds all the same could not fail',
    file: 'e2e/freshness/table.ts',
    // Nothing is patched: fixtures/turned-round.ts hears of it
    patch: [],
    caughtBy: ['fresh/*', 'database/row/*', 'database/update-data/*', 'database/update-data-unwritten/*'],
  },
  {
    id: 'vacuity/auth-routes-answer-nothing',
    intent: 'every auth route answers with 200 and an empty object, and sets no cookie',
    loses: 'everything; any failure counts here, as what must be seen is only that a spec does not hold',
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
      ...because('the app’s own code reads or writes the token: no auth route is in between', [
        'app/api-route-changes-no-other-claim',
        'app/api-route-refuses-unknown-company',
        'app/route-handler-changes-no-other-claim',
        'app/route-handler-refuses-unknown-company',
        'fresh/api-route/response/at-once',
        'fresh/api-route/proxy/at-once',
        'fresh/route-handler/response/at-once',
        'fresh/route-handler/proxy/at-once',
        'fresh/client-store/proxy/at-once',
        'proxy-refuses-tampered-token',
        'proxy-writes-no-cookie',
        'get-token-reads-bearer-token',
        'get-token-prefers-cookie',
        'malformed-bearer-token-is-nobody',
        'proxy-takes-token-just-ended',
        'proxy-leaves-ended-cookie',
        'page-behind-proxy-closes-at-the-end',
        'own-write-takes-token-just-ended',
        'rotation-in-proxy',
        'database/get-token-finds-nothing',
        'database/proxy-sends-everybody-away',
      ]),
      ...because('nothing is to change, and nothing does', [
        'app/unknown-claims-are-left-behind',
        'app/wrong-types-change-nothing',
        'app/wrong-password-changes-nothing',
      ]),
      ...because('it counts what the client sends and tells, whatever it is answered', [
        'app/session-prop-asks-nothing-in-pages-router',
        'app/session-prop-asks-nothing-in-app-router',
        'null-prop-asks-nothing',
        'load-asks-once',
        'load-tells-other-tabs',
        'get-session-asks-once',
        'signed-out-focus-asks-nothing',
        'signed-out-update-sends-nothing',
        'quiet-focus-asks-nothing',
        'clock-put-back-silences-focus',
        'polls-end-with-their-page',
        'new-provider-hears-once',
        'hearing-ignores-foreign-key',
        'hearing-ignores-no-data',
        'hearing-ignores-foreign-event',
        'sign-out-sends',
        'sign-out-tells-why',
        'sign-out-brings-back',
        'sign-out-loads-behind-a-hash',
      ]),
      ...because('nobody is signed in there, and an empty answer says so', [
        'app-router/nobody-is-signed-in',
        'signed-out-get-mints-nothing',
        'signed-out-answer-is-empty-object',
        'signed-out-is-loading-first',
        'error-is-no-session',
        'poll-offline-loses-session',
        'get-session-in-posted-api-route-sees-nobody',
        'required-ignores-base-path',
        'required-sends-to-sign-in',
        'required-leaves-it-to-the-page',
        'required-says-loading',
        'sign-out-reaches-another-tab',
        'server-component-leaves-ended-cookie',
      ]),
      ...because('the providers cannot be read there either', ['sign-in-without-providers']),
      ...because('it looks at how the page may be stored, whoever is signed in', [
        'get-server-side-props-is-never-stored',
        'server-component-is-never-stored',
      ]),
      ...because('the client-only store never asks the server', [
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
    id: 'vacuity/no-cookie-is-ever-set',
    intent: 'the auth routes and getServerSession answer as ever, and set no cookie',
    loses: 'nobody can sign in or out, and every update is lost',
    file: 'next-auth/next/utils.js',
    patch: [['function setCookie(res, cookie) {\n', 'function setCookie(res, cookie) {\n  return;\n']],
    caughtBy: [
      'update-changes-no-other-claim',
      'update-survives-new-tab',
      'long-session-is-cut-into-pieces',
      'tampered-token-is-refused',
      'throwing-callback-signs-out',
      'api-route-rewrites-cookie',
      'sign-in-begins-thirty-days',
      'csrf-token-of-another-browser-is-refused',
      'sign-out-without-csrf-token-is-refused',
    ],
  },
]
