import type { InferGetServerSidePropsType } from 'next'
import { Dashboard } from '../../../probe/dashboard'
import { sessionProps } from '../../auth/session-props'

/** View: `getServerSideProps` with `getServerSession`. */
export const getServerSideProps = sessionProps

export default function DashboardPage({ seen }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <Dashboard way="getServerSession" seen={seen} />
}
