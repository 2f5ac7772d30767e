import { useRouter } from 'next/router'
import { useSession } from 'next-auth/react'
import { useEffect, useRef, useState } from 'react'
import { ClientViews } from '../client-views'
import { SessionInspector } from '../session-inspector'
import type { UpdatePath } from '../update-form'

/** What an effect that calls `update()` depends on. `once`: on the status, with a ref that records that it was called. */
const dependencies = ['update', 'session', 'status', 'user-id', 'once'] as const

type Dependency = (typeof dependencies)[number]

/** Effects that depend on what `useSession()` returns. */
export function Effects() {
  const router = useRouter()
  const [dependency, setDependency] = useState<Dependency>()
  const morePaths = Object.fromEntries(
    dependencies.map((name): [string, UpdatePath] => [`effect-on-${name}`, () => Promise.resolve(setDependency(name))]),
  )
  return (
    <>
      <h1>Effects that depend on the session</h1>
      <EffectRuns />
      <button onClick={() => void router.push('#here')}>Go to #here</button>
      {dependency && <UpdatingEffect key={dependency} on={dependency} />}
      <ClientViews morePaths={morePaths} />
    </>
  )
}

/**
 * How many times an effect has run that depends on each of the values that `useSession()` returns, and the address, which
 * changes only when the router re-renders the whole app.
 */
function EffectRuns() {
  const { data, status, update } = useSession()
  const { asPath } = useRouter()
  const runs = { update: useRunsOn(update), session: useRunsOn(data), status: useRunsOn(status), address: asPath }
  return <SessionInspector view="effect-runs" session={runs} />
}

function useRunsOn(value: unknown): number {
  const [runs, setRuns] = useState(0)
  // eslint-disable-next-line react/set-state-in-effect, react/exhaustive-effect-dependencies -- it counts its own runs
  useEffect(() => setRuns((before) => before + 1), [value])
  return runs
}

/** An effect that runs forever is stopped after this many calls of `update()`. */
const maxCalls = 10

/** An effect that calls `update()` as soon as the user is known to be signed in. */
function UpdatingEffect({ on }: { on: Dependency }) {
  const { data, status, update } = useSession()
  const calls = useRef(0)
  const [shown, setShown] = useState(0)
  const value = { update, session: data, status, 'user-id': data?.user.id, once: status }[on]
  // The dependencies are incomplete on purpose: which of them to name is what the page is about
  useEffect(() => {
    if (status !== 'authenticated' || calls.current === maxCalls) return
    if (on === 'once' && calls.current > 0) return
    calls.current += 1
    setShown(calls.current)
    void update()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [value])
  return <SessionInspector view="update-calls" session={{ calls: shown }} />
}
