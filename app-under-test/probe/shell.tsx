import type { ReactNode } from 'react'

const pages = [
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
  ['/client-stores/immediately', 'Client-only stores, read immediately'],
  ['/client-stores/of-server', 'A store that the server fills'],
  ['/client-stores/of-request', 'A store for each request'],
  ['/lifetimes/one-hour-session', 'A one-hour session'],
  ['/lifetimes/ten-minute-token', 'A ten-minute token'],
  ['/lifetimes/one-day-limit', 'One day at most'],
  ['/server-component', 'Server component'],
  ['/server-component/prefetching', 'Prefetching'],
  ['/server-component-with-session-prop', 'Server component, with a session prop'],
] as const

/** The navigation around every page. It has plain links, so that each click is a full page load. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <>
      <nav aria-label="Pages">
        {pages.map(([href, name]) => (
          <a key={href} href={href}>
            {name}
          </a>
        ))}
      </nav>
      <main>{children}</main>
    </>
  )
}
