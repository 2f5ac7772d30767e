'use client'

import { useLayoutEffect, useRef } from 'react'

interface SessionInspectorProps {
  /** Which place read the session: a view, by its name. */
  view: string
  /** What it saw. */
  session: unknown
  /** `useSession` only: `loading`, `authenticated` or `unauthenticated`. */
  status?: string
}

/** Shows what one view sees, as JSON, and how often React has rendered it here (0: not hydrated yet). */
export function SessionInspector({ view, session, status }: SessionInspectorProps) {
  const renders = useRef(0)
  const shown = useRef<HTMLOutputElement>(null)

  // Written by hand: showing the count through state would itself be a render.
  useLayoutEffect(() => {
    renders.current += 1
    if (shown.current) shown.current.dataset.renders = String(renders.current)
  })

  return (
    <section className="card" aria-label={view}>
      <h2>
        {view} {status && <span className="badge">{status}</span>}
      </h2>
      <output ref={shown} data-view={view} data-status={status} data-renders="0">
        {JSON.stringify(session ?? null, null, 2)}
      </output>
    </section>
  )
}
