'use client'

import { useRouter } from 'next/navigation'
import { signIn, signOut } from 'next-auth/react'
import { ClientViews } from './client-views'

/** What the browser sees on a guarded page, on the entrance and on the pages with links, with ways to sign in and out there. */
export function GuardedViews() {
  const router = useRouter()
  return (
    <ClientViews
      morePaths={{
        'sign-out': () => signOut({ redirect: false }),
        // The data is an email address and a password; the address of this page says where to go afterwards
        'sign-in-and-open': (data) => signIn('credentials', { ...data, callbackUrl: wantedPage() }),
        // The data is a path
        'router-push': async ({ path }) => router.push(path as string),
      }}
    />
  )
}

/** The `callbackUrl` in the address of this page. */
const wantedPage = () => new URLSearchParams(location.search).get('callbackUrl') ?? '/'
