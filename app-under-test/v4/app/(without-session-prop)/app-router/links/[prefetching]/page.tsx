import { GuardedLinks, waysOfPrefetching } from '../../../../../../probe/pages/guarded'
import type { Prefetching } from '../../../../../../probe/prefetching-link'

export const generateStaticParams = () => waysOfPrefetching.map((prefetching) => ({ prefetching }))

export default async function Page({ params }: { params: Promise<{ prefetching: Prefetching }> }) {
  return <GuardedLinks router="app-router" {...await params} />
}
