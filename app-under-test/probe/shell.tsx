import type { ReactNode } from 'react'
import { Menu } from './menu'

/** What is around every page: the menu, and a link with which keyboard users skip it. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <>
      <a className="skip" href="#page">
        Skip the menu
      </a>
      <Menu />
      <main id="page" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
