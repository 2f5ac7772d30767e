/** The requested subject is not possible: a version does not exist, or the versions are not compatible. */
export class NoSuchSubject extends Error {
  override name = 'NoSuchSubject'
}

/** A subject could not be made: the registry does not answer, the disk is full, or the app does not build. */
export class SubjectFailed extends Error {
  override name = 'SubjectFailed'

  constructor(
    message: string,
    /** The path of the log with npm's or Next's output, if there is one. */
    readonly log?: string,
  ) {
    super(message)
  }
}
