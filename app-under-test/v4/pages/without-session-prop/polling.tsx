import type { GetStaticProps } from 'next'
import { ClientViews } from '../../../probe/client-views'

/** A provider that polls: `refetchInterval` is in seconds. */
export const getStaticProps: GetStaticProps<{ refetchInterval: number }> = () => ({ props: { refetchInterval: 60 } })

export default function Polling() {
  return (
    <>
      <h1>Polling every minute</h1>
      <ClientViews />
    </>
  )
}
