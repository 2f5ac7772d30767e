import type { GetStaticProps } from 'next'
import { getProviders, getSession, signIn, useSession } from 'next-auth/react'
import { useCallback, useState } from 'react'
import { ClientViews } from '../client-views'
import { PageLinks } from '../page-links'
import { SessionInspector } from '../session-inspector'
import type { UpdatePath } from '../update-form'
import type { SharedProps } from './app'

/** The other functions of NextAuth's client. */
const morePaths: Record<string, UpdatePath> = {
  'get-providers': () => getProviders(),
  'get-session-quietly': () => getSession({ broadcast: false }),
  // The data is an email address and a password
  'sign-in-with-hint': (data) => signIn('credentials', { ...data, redirect: false }, { login_hint: 'ada' }),
  'sign-in-and-return': (data) => signIn('credentials', data),
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
      <ClientViews morePaths={morePaths} />
    </>
  )
}

/** A provider that polls every minute, but not while offline, and that does not refetch when the user returns to the tab. */
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

/** Another area: navigating to it unmounts the previous provider and mounts a new one. */
export const areaProps: GetStaticProps<SharedProps> = () => ({ props: { area: 'another' } })

export function AnotherArea() {
  return (
    <>
      <h1>Another area</h1>
      <ClientViews />
    </>
  )
}

/** With NextAuth 4: the provider uses the auth routes in the route handler instead of those in the API route. */
export const atRouteHandlerProps: GetStaticProps<SharedProps> = () => ({ props: { basePath: '/api/auth-app' } })

export function AtRouteHandler() {
  return (
    <>
      <h1>Auth routes in a route handler</h1>
      <ClientViews morePaths={morePaths} />
    </>
  )
}

/** The provider uses the auth routes of an app at the root of its host. */
export const atRootProps: GetStaticProps<SharedProps> = () => ({ props: { basePath: '/api/auth' } })

export function AtRoot() {
  return (
    <>
      <h1>Auth routes at the root of the host</h1>
      <ClientViews />
    </>
  )
}

/** A page that requires a signed-in user. */
export function Required() {
  const { data, status } = useSession({ required: true })
  return (
    <>
      <h1>For signed-in users</h1>
      <SessionInspector view="use-session" session={data} status={status} />
    </>
  )
}

/** The same page, under a provider whose `basePath` has no auth routes. */
export const elsewhereProps: GetStaticProps<SharedProps> = () => ({ props: { basePath: '/api/elsewhere' } })

/** A page that requires a signed-in user, and that itself, with `onUnauthenticated`, asks visitors to sign in. */
export function RequiredHere() {
  const [asks, setAsks] = useState(false)
  // A new function at each render would be called at each render
  const { data, status } = useSession({ required: true, onUnauthenticated: useCallback(() => setAsks(true), []) })
  return (
    <>
      <h1>For signed-in users</h1>
      <SessionInspector view="use-session" session={data} status={status} />
      <SessionInspector view="asks-to-sign-in" session={{ asks }} />
    </>
  )
}
