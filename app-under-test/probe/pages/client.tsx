import type { GetStaticProps } from 'next'
import { getProviders, getSession, signIn, signOut, useSession } from 'next-auth/react'
import { useCallback, useState } from 'react'
import { ClientViews } from '../client-views'
import { PageLinks } from '../page-links'
import { SessionInspector } from '../session-inspector'
import type { Way } from '../update-form'
import type { SharedProps } from './app'

/** What NextAuth's client can do besides updating a session. */
const more: Record<string, Way> = {
  'get-providers': () => getProviders(),
  'get-session-quietly': () => getSession({ broadcast: false }),
  // With an e-mail and a password
  'sign-in-with-hint': (data) => signIn('credentials', { ...data, redirect: false }, { login_hint: 'ada' }),
  'sign-in-and-return': (data) => signIn('credentials', data),
  'sign-out': () => signOut({ redirect: false }),
  'sign-out-and-return': () => signOut(),
}

export function Client() {
  return (
    <>
      <h1>The client’s functions</h1>
      <PageLinks
        links={[
          { href: '/client/quiet', name: 'A quiet provider', prefetch: false },
          { href: '/client/another-area', name: 'Another area', prefetch: false },
        ]}
      />
      <ClientViews more={more} />
    </>
  )
}

/** A provider that asks every minute, but not while offline, and not when a person comes back to the tab. */
export const quietProps: GetStaticProps<SharedProps> = () => ({
  props: { refetchInterval: 60, refetchOnWindowFocus: false, refetchWhenOffline: false },
})

export function Quiet() {
  return (
    <>
      <h1>A quiet provider</h1>
      <PageLinks links={[{ href: '/client', name: 'The client’s functions', prefetch: false }]} />
      <ClientViews />
    </>
  )
}

/** An area of its own: moved to, the provider before is taken away and another one is mounted. */
export const areaProps: GetStaticProps<SharedProps> = () => ({ props: { area: 'another' } })

export function AnotherArea() {
  return (
    <>
      <h1>Another area</h1>
      <ClientViews />
    </>
  )
}

/** The provider asks the auth routes of a route handler: with NextAuth 4, which has its others in an API route. */
export const atRouteHandlerProps: GetStaticProps<SharedProps> = () => ({ props: { basePath: '/api/auth-app' } })

export function AtRouteHandler() {
  return (
    <>
      <h1>Auth routes in a route handler</h1>
      <ClientViews more={more} />
    </>
  )
}

/** A page for people who are signed in. */
export function Required() {
  const { data, status } = useSession({ required: true })
  return (
    <>
      <h1>For those who are signed in</h1>
      <SessionInspector view="use-session" session={data} status={status} />
    </>
  )
}

/** The same under a provider that is told of session routes where there are none. */
export const elsewhereProps: GetStaticProps<SharedProps> = () => ({ props: { basePath: '/api/elsewhere' } })

/** A page for people who are signed in that asks the others itself. */
export function RequiredHere() {
  const [asks, setAsks] = useState(false)
  // Another function at each render would be called at each render
  const { data, status } = useSession({ required: true, onUnauthenticated: useCallback(() => setAsks(true), []) })
  return (
    <>
      <h1>For those who are signed in</h1>
      <SessionInspector view="use-session" session={data} status={status} />
      <SessionInspector view="asks-to-sign-in" session={{ asks }} />
    </>
  )
}
