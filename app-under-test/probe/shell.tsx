import type { ReactNode } from 'react'

const rooms = [
  ['/', 'Home'],
  ['/onboarding', 'Onboarding'],
  ['/profile', 'Profile'],
  ['/dashboard', 'Dashboard'],
  ['/dashboard/get-session', 'Dashboard with getSession'],
  ['/dashboard/polling', 'Dashboard, polling'],
  ['/server-component', 'Server component'],
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
