import { signIn, signOut, useSession } from 'next-auth/react'
import { ClientViews } from '../client-views'

export function Home() {
  const { status } = useSession()
  return (
    <>
      <h1>Who sees an updated session, and when?</h1>
      <p>
        Sign in, update the session in one of several ways, and look at it in every place that reads it. In{' '}
        <code>npm run dev</code>: <code>ada@example.com</code> or <code>grace@example.com</code>, password{' '}
        <code>correct horse</code>.
      </p>
      <p>
        {status === 'authenticated' ? (
          <button onClick={() => void signOut()}>Sign out</button>
        ) : (
          <button onClick={() => void signIn()}>Sign in</button>
        )}
      </p>
      <ClientViews />
    </>
  )
}
