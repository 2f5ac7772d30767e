import {
  signInAndRedirect,
  signInByAction,
  signOutAndRedirect,
  signOutByAction,
  updateAndRedirect,
  updateAndRefresh,
  updateAndRevalidate,
  updateByAction,
  updateByActionAndRead,
} from './actions'

/** The server actions, by their names in the form of the pages of the App Router. Only NextAuth 5 can write a session there. */
export const serverActions = {
  'server-action': updateByAction,
  'server-action-and-read': updateByActionAndRead,
  'server-action-revalidate': updateAndRevalidate,
  'server-action-refresh': updateAndRefresh,
  'server-action-redirect': updateAndRedirect,
  'sign-out-in-action': signOutByAction,
  'sign-out-in-action-redirect': signOutAndRedirect,
  'sign-in-in-action': signInByAction,
  'sign-in-in-action-redirect': signInAndRedirect,
}
