import type { GetServerSideProps } from 'next'
import { getServerSession } from 'next-auth'
import { createOptions } from '../auth'

export const getServerSideProps: GetServerSideProps<{ session: string }> = async ({ req, res }) => ({
  props: { session: JSON.stringify(await getServerSession(req, res, createOptions(req))) },
})

export default function Home({ session }: { session: string }) {
  return <output>{session}</output>
}
