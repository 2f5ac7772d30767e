import type { GetServerSideProps } from 'next'
import { useState } from 'react'
import { Provider } from 'react-redux'
import type { SessionProps } from '../../session/props'
import * as redux from '../redux-store'
import { ReduxStore } from '../redux-store-inspector'

/** On the server, a module lives as long as the server does: all users share this store. */
const store = redux.companyStore()

/** Puts the session's company into the store, so that the server-rendered page shows it. */
export const storeFilledBy =
  (sessionProps: GetServerSideProps<SessionProps>): GetServerSideProps<SessionProps> =>
  async (context) => {
    const result = await sessionProps(context)
    const { seen } = 'props' in result ? await result.props : { seen: null }
    if (seen?.company) store.dispatch(redux.choose(seen.company))
    return result
  }

/** A module-level store that the server fills. */
export function StoreOfServer() {
  return (
    <>
      <h1>A client-only store that the server fills</h1>
      <Provider store={store}>
        <ReduxStore />
      </Provider>
    </>
  )
}

/**
 * A separate store for each server render and each mount of the page, as the documentation of Redux recommends.
 *
 * @param seen the session that `getServerSideProps` read
 */
export function StoreOfRequest({ seen }: Pick<SessionProps, 'seen'>) {
  const [own] = useState(() => redux.companyStore({ company: seen?.company ?? null }))
  return (
    <>
      <h1>A client-only store for each request</h1>
      <Provider store={own}>
        <ReduxStore />
      </Provider>
    </>
  )
}
