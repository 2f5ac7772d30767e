import { headers } from 'next/headers'
import { OwnRoutes } from '../../../../../probe/pages/server-components'
import { readOwnRoutes } from '../../../../../session/own-routes'

export default async function Page() {
  return <OwnRoutes session={await readOwnRoutes(await headers())} />
}
