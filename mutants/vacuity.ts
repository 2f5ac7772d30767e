import type { Mutant } from './mutant'

/** Faults on which nearly everything must fail: a spec that holds all the same proves nothing, or says why. */
export const vacuity: Mutant[] = [
  {
    id: 'vacuity/table-turned-round',
    intent: 'the freshness table claims the opposite in every cell',
    loses: 'nothing: a cell that holds all the same could not fail',
    file: 'e2e/freshness/table.ts',
    // Nothing is patched: fixtures/turned-round.ts hears of it
    patch: [],
    caughtBy: ['fresh/*'],
  },
  {
    id: 'vacuity/auth-routes-answer-nothing',
    intent: 'every auth route answers with 200 and an empty object, and sets no cookie',
    loses: 'everything',
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
    caughtBy: [
      'get-response-carries-update',
      'get-server-side-props-is-fresh',
      'api-route-is-fresh',
      'server-component-is-fresh',
      'use-session-waits-for-reload',
      'update-survives-new-tab',
      'update-survives-restart',
      'post-without-csrf-token-is-refused',
      'unknown-auth-route-is-refused',
      'get-server-side-props-rewrites-cookie',
      'get-session-renews-lifetime',
      'throwing-callback-is-logged',
      'scripts-read-no-cookie',
      'pieces-have-the-attributes',
      'post-answer-says-nothing-of-storing',
      'sign-out-without-csrf-token-is-refused',
      'sign-in-without-csrf-token-is-refused',
      'signed-out-read-is-no-error',
      'signed-out-api-route-sees-null',
    ],
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
