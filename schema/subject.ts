// What the specs run on.

/** The packages whose versions decide which specs hold. */
export const subjectPackages = ['next-auth', 'next', 'react'] as const

export type SubjectPackage = (typeof subjectPackages)[number]

/** What a subject may or may not support, depending on its versions. A spec that `needs` a capability cannot run without it. */
export const capabilities = [
  'update()',
  'unstable_update()',
  'client-side navigation without a prefetch',
  'the session in the App Router',
  'auth routes in either router',
  'withAuth()',
  'auth()',
  'refresh()',
  'signIn() and signOut() on the server',
  'upgrade from NextAuth 4',
] as const

export type Capability = (typeof capabilities)[number]

/** The apps under test, named after the major version of next-auth that they are written for. */
export const appNames = { v4: 'NextAuth 4', v5: 'NextAuth 5' } as const

export type AppName = keyof typeof appNames
