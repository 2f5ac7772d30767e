import type { ReactNode } from 'react'

const rooms = [
  ['/', 'Home'],
  ['/onboarding', 'Onboarding'],
  ['/profile', 'Profile'],
  ['/dashboard', 'Dashboard'],
  ['/dashboard/get-session', 'Dashboard with getSession'],
  ['/with-session-prop', 'With a session prop'],
  ['/with-session-prop/polling', 'Polling, with a session prop'],
  ['/without-session-prop', 'Without a session prop'],
  ['/without-session-prop/polling', 'Polling'],
  ['/client', 'The client’s functions'],
  ['/client-stores', 'Client-only stores'],
  ['/client-stores/at-once', 'Client-only stores, read at once'],
  ['/client-stores/of-server', 'A store that the server fills'],
  ['/client-stores/of-request', 'A store for each request'],
  ['/lifetimes/an-hour', 'A session of an hour'],
  ['/lifetimes/token-of-ten-minutes', 'A token of ten minutes'],
  ['/lifetimes/a-day-at-most', 'A day at most'],
  ['/server-component', 'Server component'],
  ['/server-component/prefetching', 'Prefetching'],
  ['/server-component-with-session-prop', 'Server component, with a session prop'],
] as const

/** The frame around every page. Plain links, so that each one is a full load. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <>
      <nav aria-label="Pages">
        {rooms.map(([href, name]) => (
          <a key={href} href={href}>
            {name}
          </a>
        ))}
      </nav>
      <main>{children}</main>
    </>
  )
}
