/** A table with more columns than this has narrow ones. */
export const maxWideColumns = 10
