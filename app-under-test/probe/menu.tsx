type Link = readonly [href: string, name: string]

/** The article's two scenarios, in its order. */
const scenarios: Link[] = [
  ['/profile', 'Profile: change your first name'],
  ['/onboarding', 'Onboarding: choose a company'],
]

const groups: { heading: string; id: string; links: Link[] }[] = [
  {
    heading: 'The session in the browser',
    id: 'menu-browser',
    links: [
      ['/with-session-prop', 'With a session prop'],
      ['/with-session-prop/polling', 'Polling, with a session prop'],
      ['/without-session-prop', 'Without a session prop'],
      ['/without-session-prop/polling', 'Polling, without a session prop'],
      ['/client', 'The client’s functions'],
    ],
  },
  {
    heading: 'The session on the server',
    id: 'menu-server',
    links: [
      ['/dashboard', 'Dashboard'],
      ['/dashboard/get-session', 'Dashboard with getSession'],
      ['/server-component', 'Server component'],
      ['/server-component-with-session-prop', 'Server component, with a session prop'],
      ['/server-component/prefetching', 'Prefetching'],
    ],
  },
  {
    heading: 'Client-only stores',
    id: 'menu-stores',
    links: [
      ['/client-stores', 'Zustand and Redux stores'],
      ['/client-stores/immediately', 'Stores read immediately'],
      ['/client-stores/of-server', 'A store that the server fills'],
      ['/client-stores/of-request', 'A store for each request'],
    ],
  },
  {
    heading: 'When a session expires',
    id: 'menu-expiry',
    links: [
      ['/lifetimes/one-hour', 'A one-hour session'],
      ['/lifetimes/ten-minute-token', 'A ten-minute token'],
      ['/lifetimes/one-day-limit', 'One day at most'],
    ],
  },
]

/** The menu of every page. On a narrow screen, the groups are behind “More pages”. */
export function Menu() {
  return (
    <nav aria-label="Pages">
      <div>
        <a href="/">Home</a>
        <Group heading="The article’s two scenarios" id="menu-scenarios" links={scenarios} />
      </div>
      <details>
        <summary>More pages</summary>
        <div className="groups">
          {groups.map((group) => (
            <Group key={group.id} {...group} />
          ))}
        </div>
      </details>
    </nav>
  )
}

/** Plain links, so that each click is a full page load. */
function Group({ heading, id, links }: { heading: string; id: string; links: Link[] }) {
  return (
    <div>
      <h2 id={id}>{heading}</h2>
      <ul aria-labelledby={id}>
        {links.map(([href, name]) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
