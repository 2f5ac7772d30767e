'use client'

import { useLayoutEffect, useRef } from 'react'

interface SessionInspectorProps {
  /** The name of the view that read the session. */
  view: string
  /** What the view read. */
  session: unknown
  /** `useSession` only: `loading`, `authenticated` or `unauthenticated`. */
  status?: string
}

/** Shows what one view sees, as JSON, and how many times React has rendered it in the browser (0: not hydrated yet). */
export function SessionInspector({ view, session, status }: SessionInspectorProps) {
  const renders = useRef(0)
  const shown = useRef<HTMLOutputElement>(null)

  // Written to the DOM directly: showing the count through state would itself cause a render.
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
