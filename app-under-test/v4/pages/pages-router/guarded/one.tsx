import { GuardedPage } from '../../../../probe/pages/guarded'

export { sessionProps as getServerSideProps } from '../../../auth/session-props'

export default function Page({ seen }: { seen: unknown }) {
  return <GuardedPage router="pages-router" view="get-server-side-props" seen={seen} />
}
