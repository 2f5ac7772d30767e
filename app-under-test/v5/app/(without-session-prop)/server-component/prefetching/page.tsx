import { Prefetching } from '../../../../../probe/pages/server-components'
import { serverActions } from '../../../../auth/server-actions'

export default function Page() {
  return <Prefetching actions={serverActions} />
}
