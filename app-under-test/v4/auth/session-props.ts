import type { GetServerSideProps } from 'next'
import { getServerSession, type Session } from 'next-auth'
import { createOptions } from './options'

/** `getServerSideProps` with `getServerSession`. Its session becomes the provider's `session` prop (`_app.tsx`). */
export const sessionProps: GetServerSideProps<{ session: Session | null; seen: Session | null }> = async ({
  req,
  res,
}) => {
  const session = plain(await getServerSession(req, res, createOptions()))
  return { props: { session, seen: session } }
}

/** Next refuses `undefined` in props: a claim that is not set must be absent. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
