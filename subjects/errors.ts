/** There is no such subject: what was asked for does not exist, or does not go together. */
export class NoSuchSubject extends Error {
  override name = 'NoSuchSubject'
}

/** A subject cannot be made here: the registry does not answer, the disk is full, the app does not build. */
export class SubjectFailed extends Error {
  override name = 'SubjectFailed'

  constructor(
    message: string,
    /** The path of what npm or Next printed, if they did. */
    readonly log?: string,
  ) {
    super(message)
  }
}
