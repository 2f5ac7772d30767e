import type { GetStaticPaths, GetStaticProps } from 'next'
import { GuardedViews } from '../guarded-views'
import { PrefetchingLink, type Prefetching } from '../prefetching-link'
import { RefreshButton } from '../refresh-button'
import { SessionInspector } from '../session-inspector'

/** The router of a page: the first part of its path. */
type RouterName = 'app-router' | 'pages-router'

/** The pages with links, one for each way of prefetching: a page that is linked twice would be prefetched only once. */
export const waysOfPrefetching: Prefetching[] = ['default', 'full', 'none', 'on-hover']

/** A page that the proxy does not guard, with links to pages that it guards. */
export function GuardedLinks({ router, prefetching }: { router: RouterName; prefetching: Prefetching }) {
  return (
    <>
      <h1>Links to guarded pages</h1>
      <p className="row">
        <PrefetchingLink href={`/${router}/guarded/one`} name="A guarded page" prefetching={prefetching} />
        <PrefetchingLink href={`/${router}/guarded/two`} name="Another guarded page" prefetching={prefetching} />
        <PrefetchingLink
          href={`/${router}/guarded/prerendered`}
          name="A prerendered guarded page"
          prefetching={prefetching}
        />
        <PrefetchingLink href={`/${router}/entrance`} name="The entrance" prefetching={prefetching} />
      </p>
      {router === 'app-router' && <RefreshButton />}
      <GuardedViews />
    </>
  )
}

/** The own sign-in page of the guarded pages. There are two: one only for visitors, and one that signed-in users can open, too. */
export function Entrance({ router }: { router: RouterName }) {
  return (
    <>
      <h1>The entrance</h1>
      <p className="row">
        <PrefetchingLink href={`/${router}/links/none`} name="Links" prefetching="none" />
      </p>
      {router === 'app-router' && <RefreshButton />}
      <GuardedViews />
    </>
  )
}

interface GuardedPageProps {
  router: RouterName
  /** The view that read the session, and what it read. Prerendered pages of the Pages Router have none. */
  view?: 'server-component' | 'get-server-side-props'
  seen?: unknown
}

/** A page that only signed-in users can open. It checks nothing itself: the proxy guards it. */
export function GuardedPage({ router, view, seen }: GuardedPageProps) {
  return (
    <>
      <h1>A guarded page</h1>
      <p className="row">
        <PrefetchingLink href={`/${router}/guarded/one`} name="One guarded page" prefetching="none" />
        <PrefetchingLink href={`/${router}/guarded/two`} name="Another guarded page" prefetching="none" />
        <PrefetchingLink
          href={`/${router}/guarded/prerendered`}
          name="A prerendered guarded page"
          prefetching="default"
        />
        <PrefetchingLink href={`/${router}/links/none`} name="Links" prefetching="none" />
      </p>
      {router === 'app-router' && <RefreshButton />}
      {view && <SessionInspector view={view} session={seen} />}
      <GuardedViews />
    </>
  )
}

/** In the Pages Router: the props of the pages with links. */
export const linksPaths: GetStaticPaths = () => ({
  paths: waysOfPrefetching.map((prefetching) => ({ params: { prefetching } })),
  fallback: false,
})
export const linksProps: GetStaticProps = ({ params }) => ({
  props: { router: 'pages-router', prefetching: params?.prefetching },
})

/** In the Pages Router: the props of the prerendered pages. */
export const pagesRouterProps: GetStaticProps = () => ({ props: { router: 'pages-router' } })
