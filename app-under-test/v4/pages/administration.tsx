import { Administration } from '../../probe/pages/administration'

export { sessionProps as getServerSideProps } from '../auth/session-props'

export default function AdministrationPage({ seen }: { seen: unknown }) {
  return <Administration seen={seen} />
}
