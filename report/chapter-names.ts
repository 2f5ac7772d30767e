/** Folders and files below `e2e/` whose names do not read as a title. */
const names: Record<string, string> = {
  'cross-site-get': 'a GET from another site',
  deployments: 'as it is deployed',
  hazards: 'hazards and what prevents them',
  https: 'behind HTTPS',
  lan: 'over http on a local network',
  'no-get-changes': 'where no GET changes the session',
  openid: 'OpenID',
  upgrade: 'upgrading from NextAuth 4',
  v5: 'NextAuth 5',
}

/** Words that are not written as in the name of a file. */
const words: Record<string, string> = { api: 'API', csrf: 'CSRF', id: 'ID', oauth: 'OAuth', v4: 'NextAuth 4' }

const spaced = (name: string) =>
  name
    .split('-')
    .map((word) => words[word] ?? word)
    .join(' ')

/**
 * The title of a chapter or a section: `Providers: OpenID` for `providers/openid`.
 *
 * @param path of a folder below `e2e/`, or the name of a file without its extensions
 */
export const chapterName = (path: string) =>
  capitalized(
    path
      .split('/')
      .map((name) => names[name] ?? spaced(name))
      .join(': '),
  )

/** With a capital first letter, unless the text starts with a name such as `useSession()`. */
export const capitalized = (text: string) =>
  text.replace(/^[a-z]+(?=[ :]|$)/, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
