import type { GetServerSideProps } from 'next'
import type { Session } from 'next-auth'
import { getSession } from 'next-auth/react'
import { Dashboard } from '../../../probe/pages/dashboard'

/**
 * View: `getServerSideProps` with `getSession({ req })`, as with NextAuth 4. NextAuth 5 ignores `req` (its types do not have
 * it either): it requests `/api/auth/session` without the user's cookie.
 */
export const getServerSideProps: GetServerSideProps<{ seen: Session | null }> = async ({ req }) => ({
  props: { seen: await getSession({ req } as object) },
})

export default function DashboardPage({ seen }: { seen: Session | null }) {
  return <Dashboard way="getSession({ req })" seen={seen} />
}
