import type { GetServerSideProps } from 'next'
import { ClientViews } from '../../../probe/client-views'

/** A provider that polls: `refetchInterval` is in seconds. */
export const getServerSideProps: GetServerSideProps<{ refetchInterval: number }> = () =>
  Promise.resolve({ props: { refetchInterval: 60 } })

export default function PollingDashboard() {
  return (
    <>
      <h1>Dashboard, polling every minute</h1>
      <ClientViews />
    </>
  )
}
