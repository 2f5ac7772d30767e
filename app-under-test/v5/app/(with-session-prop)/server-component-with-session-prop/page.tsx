import { ServerComponentWithSessionProp } from '../../../../probe/pages/server-components'
import { auth } from '../../../auth'

export default async function Page() {
  return <ServerComponentWithSessionProp session={await auth()} />
}
