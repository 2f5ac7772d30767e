import { Dashboard } from '../../../probe/pages/dashboard'

export { sessionProps as getServerSideProps } from '../../auth/session-props'

export default function DashboardPage({ seen }: { seen: unknown }) {
  return <Dashboard way="auth(context)" seen={seen} />
}
