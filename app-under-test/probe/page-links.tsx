import Link from 'next/link'

/** Links between the pages of the Pages Router, as `next/link` makes them; plain ones load the page whole. */
export function PageLinks({ links }: { links: { href: string; name: string; prefetch?: false }[] }) {
  return (
    <p className="row">
      {links.map(({ href, name, prefetch }) => (
        <Link key={name} href={href} prefetch={prefetch}>
          {name}
        </Link>
      ))}
    </p>
  )
}
