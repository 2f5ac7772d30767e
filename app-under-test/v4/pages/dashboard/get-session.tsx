import type { GetServerSideProps } from 'next'
import type { Session } from 'next-auth'
import { getSession } from 'next-auth/react'
import { Dashboard } from '../../../probe/pages/dashboard'

/** View: `getServerSideProps` with `getSession({ req })`, which requests `/api/auth/session` over HTTP. */
export const getServerSideProps: GetServerSideProps<{ seen: Session | null }> = async ({ req }) => ({
  props: { seen: await getSession({ req }) },
})

export default function DashboardPage({ seen }: { seen: Session | null }) {
  return <Dashboard way="getSession({ req })" seen={seen} />
}
