import Link from 'next/link'

/** Links between pages of the Pages Router, with `next/link`. A plain `<a>` would load the whole page. */
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
