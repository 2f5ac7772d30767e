'use client'

import { ClientViews } from '../../../../../probe/client-views'
import { post } from '../../../../../probe/update-form'
import { updateByAction, updateByActionAndRead } from './actions'

/** The update paths that only NextAuth 5 has. */
export function ServerUpdates() {
  return (
    <ClientViews
      morePaths={{
        'server-action': updateByAction,
        'server-action-and-read': updateByActionAndRead,
        'server-update': (data) => post('/api/writes/server-update', data),
      }}
    />
  )
}
