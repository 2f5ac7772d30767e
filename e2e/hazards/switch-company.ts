import { globex, type Way } from '../../fixtures'

/** The article's request. */
export const switchToGlobex = `/api/auth/session?companyId=${globex.id}`

/** The ways of another page to open this address as the page that the visitor then sees, each as the subject of a sentence. */
export const asPage: Partial<Record<Way, string>> = {
  link: 'a link',
  redirect: 'a link to a redirect',
  form: 'a GET form',
  'meta refresh': 'a meta refresh',
  'new window': 'window.open()',
}

/** The ways of another page to request it as a part of itself. */
export const asPart: Partial<Record<Way, string>> = {
  image: 'an image',
  frame: 'a frame',
  prefetch: 'a prefetch',
  fetch: 'a script’s fetch()',
}

/** `an-image`, for an id. */
export const kebab = (way: string) => way.replaceAll(' ', '-')

export const waysIn = (ways: Partial<Record<Way, string>>) => Object.entries(ways) as [Way, string][]

/** Every way that switches the company in the article's app, with its name and the id of its place. */
export const switching = [
  ...waysIn(asPage).map(([way, name]) => ({ way, name, place: 'another site', id: 'another-site' }) as const),
  ...waysIn(asPart).map(
    ([way, name]) => ({ way, name, place: 'another port of the same site', id: 'another-port' }) as const,
  ),
]
