import { auth } from '../auth'

export default async function Home() {
  return <output>{JSON.stringify(await auth())}</output>
}
