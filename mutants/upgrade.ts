import type { Mutant } from './mutant'

const bridge = 'v5/upgrade-from-v4.ts'

const faults: Omit<Mutant, 'app'>[] = [
  {
    id: 'upgrade/old-sessions-are-accepted',
    intent: 'NextAuth 5 also accepts the session cookie and the token of NextAuth 4',
    loses: 'nothing: the fault shows that the specs would see it',
    file: '@auth/core/lib/index.js',
    patch: [
      [
        'const sessionStore = new SessionStore(options.cookies.sessionToken, request.cookies, options.logger);',
        `const renamed = Object.entries(request.cookies ?? {}).map(([name, value]) => [name.replace("next-auth.", "authjs."), value]);
    const { decode } = options.jwt;
    options.jwt.decode = async (params) => {
        try {
            return await decode(params);
        }
        catch {
            const { hkdf } = await import("@panva/hkdf");
            const { jwtDecrypt } = await import("jose");
            const key = await hkdf("sha256", [params.secret].flat()[0], "", "NextAuth.js Generated Encryption Key", 32);
            return (await jwtDecrypt(params.token, key)).payload;
        }
    };
    const sessionStore = new SessionStore(options.cookies.sessionToken, { ...Object.fromEntries(renamed), ...request.cookies }, options.logger);`,
      ],
    ],
    caughtBy: [
      'v4-session-is-ignored',
      'v4-session-is-ignored-by-server-component',
      'v4-session-is-ignored-by-proxy',
      'v4-session-in-chunks-is-ignored',
      'v4-session-in-renamed-cookie-is-rejected',
      'v4-session-in-database-needs-only-new-name',
    ],
  },
  {
    id: 'upgrade/old-cookie-is-deleted',
    intent: 'whenever NextAuth 5 writes or deletes its session cookie, it deletes the one of NextAuth 4',
    loses: 'users who signed in or out since the upgrade are signed out if the app goes back to NextAuth 4',
    file: '@auth/core/lib/utils/web.js',
    patch: [
      [
        '        const { name, value, options } = cookie;\n        const cookieHeader',
        '        const { name, value, options } = cookie;\n        if (name.includes("session-token"))\n            headers.append("Set-Cookie", "next-auth.session-token=; Path=/; Max-Age=0");\n        const cookieHeader',
      ],
    ],
    caughtBy: ['v4-session-stays-after-sign-in', 'v4-session-survives-sign-out'],
  },
  {
    id: 'upgrade/bridge-is-off',
    intent: 'the proxy does not recognize the session cookie of NextAuth 4',
    loses: 'every user is signed out by the upgrade',
    file: bridge,
    patch: [['if (old.length === 0) return', 'if (old.length >= 0) return']],
    caughtBy: ['v4-bridge-*'],
  },
  {
    id: 'upgrade/bridge-forwards-nothing',
    intent: 'the proxy sends the converted session to the browser only, not to the page',
    loses: 'the first page after the upgrade shows the user as signed out',
    file: bridge,
    patch: [['    forwardCookies(request, response)\n', '']],
    caughtBy: [
      'v4-bridge-server-component',
      'v4-bridge-signs-in-first-page',
      'v4-bridge-get-session',
      'v4-bridge-first-request-signs-out',
    ],
  },
  {
    id: 'upgrade/bridge-sets-no-cookie',
    intent: 'the proxy forwards the converted session to the page only, not to the browser',
    loses: 'the second page after the upgrade shows the user as signed out',
    file: bridge,
    patch: [['[...session, ...old.map(deleted)]', 'old.map(deleted)']],
    caughtBy: ['v4-bridge-keeps-claims', 'v4-bridge-keeps-expiry', 'v4-bridge-cookie-attributes'],
  },
  {
    id: 'upgrade/bridge-leaves-old-cookie',
    intent: 'the proxy does not delete the session cookie of NextAuth 4',
    loses: 'signing out lasts until the next request, which converts the old session again',
    file: bridge,
    patch: [['[...session, ...old.map(deleted)]', 'session']],
    caughtBy: [
      'v4-bridge-sign-out-is-final',
      'v4-bridge-first-request-signs-out',
      'v4-bridge-get-session',
      'v4-bridge-reads-chunks',
      'v4-bridge-rejects-*',
      'v4-bridge-sign-in-wins',
      'v4-bridge-new-session-wins',
    ],
  },
  {
    id: 'upgrade/bridge-leaves-chunks',
    intent: 'the proxy deletes only the first cookie of a long session of NextAuth 4',
    loses: 'the rest is sent with every request until it expires',
    file: bridge,
    patch: [['...old.map(deleted)]', '...old.slice(0, 1).map(deleted)]']],
    caughtBy: ['v4-bridge-reads-chunks'],
  },
  {
    id: 'upgrade/bridge-joins-unsorted',
    intent: 'the proxy joins the cookies of a long session in the order in which the browser sends them',
    loses: 'some users with a long session are signed out',
    file: bridge,
    patch: [['old.toSorted((a, b) => chunkNumber(a.name) - chunkNumber(b.name))', '[...old]']],
    caughtBy: ['v4-bridge-reads-chunks'],
  },
  {
    id: 'upgrade/bridge-does-not-split',
    intent: 'the proxy writes a long session into one cookie',
    loses: 'the browser rejects the cookie: users with a long session are signed out',
    file: bridge,
    patch: [['const chunkSize = 4096 - 160', 'const chunkSize = 60_000']],
    caughtBy: ['v4-bridge-reads-chunks'],
  },
  {
    id: 'upgrade/bridge-drops-custom-claims',
    intent: 'the proxy converts only the id, the name, the email and the picture',
    loses: 'what the jwt callback stored at sign-in, such as a role',
    file: bridge,
    patch: [
      [
        'encode({ token: claims,',
        'encode({ token: { sub: claims.sub, name: claims.name, email: claims.email, picture: claims.picture },',
      ],
    ],
    caughtBy: ['v4-bridge-keeps-claims', 'v4-bridge-reads-chunks'],
  },
  {
    id: 'upgrade/bridge-prolongs-sessions',
    intent: 'the converted session lasts 30 days',
    loses: 'the upgrade prolongs every session, also one that was about to expire',
    file: bridge,
    patch: [
      ['const expiry = Number(claims?.exp)', 'const expiry = Number(claims?.exp) && Date.now() / 1000 + 2_592_000'],
    ],
    caughtBy: ['v4-bridge-keeps-expiry', 'v4-bridge-rejects-expired'],
  },
  {
    id: 'upgrade/bridge-prolongs-token',
    intent: 'the token of the converted session lasts 30 days, and only its cookie expires with the old session',
    loses: 'a copied token is valid for longer than the session',
    file: bridge,
    patch: [['secret, maxAge })', 'secret, maxAge: 2_592_000 })']],
    caughtBy: ['v4-bridge-keeps-expiry'],
  },
  {
    id: 'upgrade/bridge-fails-on-invalid-session',
    intent: 'the proxy throws if it cannot decrypt the old session',
    loses: 'a user with an invalid cookie gets an error on every page, and cannot sign in',
    file: bridge,
    patch: [['.catch(() => null)', '']],
    caughtBy: ['v4-bridge-rejects-tampered', 'v4-bridge-rejects-of-another-secret'],
  },
  {
    id: 'upgrade/bridge-replaces-new-session',
    intent: 'the session of NextAuth 4 replaces one of NextAuth 5',
    loses: 'a user who has signed in as another user is changed back',
    file: bridge,
    patch: [['const session = isSignedIn ? [] : await', 'const session = isSignedIn && old.length === 0 ? [] : await']],
    caughtBy: ['v4-bridge-new-session-wins'],
  },
  {
    id: 'upgrade/bridge-overrides-renewal',
    intent: 'the cookie of the converted session replaces the one that auth() has written in the proxy',
    loses: 'what the callbacks changed in the session at the first request, and its renewal',
    file: bridge,
    patch: [['if (!response.cookies.has(cookie.name)) response', 'response']],
    caughtBy: ['v4-bridge-renewed-session-stays'],
  },
  {
    id: 'upgrade/bridge-guards-auth-routes',
    intent: 'the app’s own proxy, which redirects visitors, also runs for the auth routes',
    loses: 'a user whose old session is invalid is redirected instead of signed in',
    file: bridge,
    patch: [['runsFor(request) ? (wrapped', 'runsFor(request) || request ? (wrapped']],
    caughtBy: ['v4-bridge-invalid-session-blocks-no-sign-in'],
  },
  {
    id: 'upgrade/bridge-drops-prefix',
    intent: 'the cookie of the converted session never has the prefix of cookies over HTTPS',
    loses: 'over HTTPS, every user is signed out by the upgrade',
    file: bridge,
    patch: [["const name = `${secure ? '__Secure-' : ''}authjs.session-token`", "const name = 'authjs.session-token'"]],
    caughtBy: ['v4-bridge-converts-secure-cookie'],
  },
  {
    id: 'upgrade/bridge-cookie-is-readable',
    intent: 'scripts can read the cookie of the converted session',
    loses: 'a script that is injected into a page can steal the session',
    file: bridge,
    patch: [
      [
        "const attributes = { httpOnly: true, sameSite: 'lax', path: '/' } as const",
        "const attributes = { httpOnly: false as unknown as true, sameSite: 'lax', path: '/' } as const",
      ],
    ],
    caughtBy: ['v4-bridge-cookie-attributes'],
  },
]

/** Faults in the upgrade from NextAuth 4: in what NextAuth 5 does with old cookies, and in the proxy that converts them. */
export const upgrade: Mutant[] = faults.map((fault) => ({ ...fault, app: 'v5' }))
