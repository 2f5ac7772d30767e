import type { GetServerSideProps } from 'next'
import type { Session } from 'next-auth'
import { getSession } from 'next-auth/react'
import { Dashboard } from '../../../probe/pages/dashboard'

/**
 * View: `getServerSideProps` with `getSession({ req })`, as it was done with NextAuth 4. NextAuth 5 knows no `req` (its types
 * say so too): it asks `/api/auth/session` without the person's cookie.
 */
export const getServerSideProps: GetServerSideProps<{ seen: Session | null }> = async ({ req }) => ({
  props: { seen: await getSession({ req } as object) },
})

export default function DashboardPage({ seen }: { seen: Session | null }) {
  return <Dashboard way="getSession({ req })" seen={seen} />
}
