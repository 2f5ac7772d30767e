import type { Mutant } from './mutant'

const file = 'next-auth/react/index.js'

/** Faults in the client: hooks, the provider, `getSession`, `signIn`, `signOut`. */
export const react: Mutant[] = [
  {
    id: 'react/update-tells-no-tab',
    intent: 'update() no longer tells other tabs',
    loses: 'other tabs keep the old session until they are looked at',
    file,
    patch: [
      [
        `                  setSession(newSession);
                  broadcast.post({
                    event: "session",
                    data: {
                      trigger: "getSession"
                    }
                  });`,
        `                  setSession(newSession);`,
      ],
    ],
    caughtBy: ['fresh/update-data/use-session-in-another-tab/at-once'],
  },
]
