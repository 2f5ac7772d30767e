/** Who or what can make a hazard happen. */
export const actors = {
  link: 'anybody who gets a user to open a link or a page',
  user: 'a signed-in user',
  visitor: 'any visitor',
  tab: 'another tab of the same user',
  time: 'chance: a slow or failed response is enough',
  change: 'time: the rights of the user change while they are signed in',
  copy: 'anyone who has a copy of the cookie',
  script: 'every script on the page',
  app: 'another app with the same secret',
  host: 'another program on the same host',
} as const

/** A part of a file that makes the defense. */
export interface Lines {
  /** Below `app-under-test/`. */
  file: string
  /** Word for word, without the indentation. */
  text: string
}

/** A hazard, and what prevents it. */
export interface Hazard {
  /** Permanent: an anchor. */
  id: string
  /** A sentence. Code is in backticks. */
  happens: string
  who: (keyof typeof actors)[]
  /** What is lost. */
  loses: string
  /** The specs that show it happening. `*` at the end means all with this prefix: those whose titles begin with “Hazard”. */
  specs: [string, ...string[]]
  /** What prevents it. */
  defense: string
  /** Absent: nothing has to be written. */
  lines?: Lines[]
  /** The specs that show it prevented. `*` as above. */
  preventedBy: [string, ...string[]]
}
