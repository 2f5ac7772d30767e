// All state is in the URL's hash: `#<anchor>?path=…&verdict=…`

/** What the URL's hash says. */
export interface State {
  anchor: string
  params: URLSearchParams
}

/** Whether a new state is another entry of the history. */
type How = 'pushState' | 'replaceState'

let show = () => {}

/** Shows the state now, and whenever it changes. */
export function showState(showOne: (state: State) => void): void {
  show = () => showOne(readHash())
  addEventListener('popstate', show)
  show()
}

export function readHash(): State {
  const [anchor = '', query = ''] = location.hash.slice(1).split(/\?(.*)/s)
  return { anchor: decode(anchor), params: new URLSearchParams(query) }
}

/** An anchor without its percent-encoding, or unchanged if it is malformed. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Changes the state, and shows it. */
export function go(anchor: string, params: URLSearchParams, how: How = 'pushState'): void {
  const query = String(params)
  history[how](null, '', `#${anchor}${query && `?${query}`}`)
  show()
}

/**
 * Changes one parameter, and shows the new state.
 *
 * @param value empty: removes the parameter
 */
export function set(name: string, value: string, how?: How): void {
  const { anchor, params } = readHash()
  if (value) params.set(name, value)
  else params.delete(name)
  go(anchor, params, how)
}

/** A parameter that is a list. */
export const list = (value: string | null): string[] => (value ? value.split(',') : [])
