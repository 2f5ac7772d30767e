import type { GetServerSideProps, InferGetServerSidePropsType } from 'next'
import { getServerSession, type Session } from 'next-auth'
import { createOptions } from '../../auth/options'
import { Dashboard } from '../../../probe/dashboard'

/** View: `getServerSideProps` with `getServerSession`. Its session becomes the provider's `session` prop. */
export const getServerSideProps: GetServerSideProps<{ session: Session | null; seen: Session | null }> = async ({
  req,
  res,
}) => {
  const session = plain(await getServerSession(req, res, createOptions()))
  return { props: { session, seen: session } }
}

export default function DashboardPage({ seen }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <Dashboard way="getServerSession" seen={seen} />
}

/** Next refuses `undefined` in props: a claim that is not set must be absent. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
