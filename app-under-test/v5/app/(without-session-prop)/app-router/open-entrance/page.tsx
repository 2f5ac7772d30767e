import { Entrance } from '../../../../../probe/pages/guarded'

export default function Page() {
  return <Entrance router="app-router" />
}
