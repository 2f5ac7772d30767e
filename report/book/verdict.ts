import type { Results, SpecStatus } from '../../schema/results'

/** The result of one run, in words. */
export interface RunVerdict {
  kind: 'as specified' | 'differs' | 'incomplete' | 'errors'
  /** `Everything is as specified` */
  headline: string
  /** Sentences that qualify the headline. */
  notes: string[]
  /** A few words for the badge: `3 differ`. */
  badge: string
}

/** The statuses in the order in which they are shown. */
export const statuses: SpecStatus[] = ['differs', 'held', 'known to fail', 'not in this version', 'not run']

/** How many specs have each status. A status without specs is left out. */
export function countsOf({ specs }: Results): { status: SpecStatus; count: number }[] {
  return statuses
    .map((status) => ({ status, count: specs.filter((spec) => spec.status === status).length }))
    .filter(({ count }) => count > 0)
}

/** Whether the run left out specs of the suite. */
export const isPart = ({ specs, total }: Results) => specs.length < total

/** A status after a number: `2 differ`, `1 differs`, `2 held`. */
export const statusWord = (status: SpecStatus, count: number) =>
  status === 'differs' && count !== 1 ? 'differ' : status

/** The verdict of a run. A spec that did not run never counts as held. */
export function verdictOf(results: Results): RunVerdict {
  const { specs, total, errors, complete } = results
  const count = (status: SpecStatus) => specs.filter((spec) => spec.status === status).length
  const differing = count('differs')
  const notRun = count('not run')
  const incomplete =
    notRun > 0
      ? `The run is incomplete: ${notRun} of ${specs.length} specs did not run.`
      : complete
        ? ''
        : 'The run is incomplete: it was cut short.'
  const broken = errors.length > 0 ? `${plural(errors.length, 'error')} outside the specs.` : ''
  const part = isPart(results) ? `${specs.length} of ${total}` : ''
  const notes = (...all: string[]) => [part && `This run has ${part} specs.`, ...all].filter(Boolean)

  if (differing > 0)
    return {
      kind: 'differs',
      headline: `${differing} of ${specs.length} specs ${statusWord('differs', differing)}`,
      notes: notes(incomplete, broken),
      badge: `${differing} ${statusWord('differs', differing)}`,
    }
  if (broken)
    return {
      kind: 'errors',
      headline: `The run had ${plural(errors.length, 'error')}`,
      notes: notes(incomplete, 'All specs that ran are as specified, but because of the errors, some may be missing.'),
      badge: plural(errors.length, 'error'),
    }
  if (incomplete || specs.length === 0)
    return {
      kind: 'incomplete',
      headline: specs.length === 0 ? 'Nothing ran' : 'The run is incomplete',
      notes: notes(
        notRun > 0 ? `${notRun} of ${specs.length} specs did not run.` : 'It was cut short.',
        specs.length > notRun ? 'All specs that ran are as specified, but not everything ran.' : 'It proves nothing.',
      ),
      badge: 'incomplete',
    }
  return {
    kind: 'as specified',
    headline: part
      ? `${part} specs ran and ${specs.length === 1 ? 'is' : 'are'} as specified`
      : 'Everything is as specified',
    notes: [],
    badge: part ? `${part} ran, as specified` : `${specs.length} as specified`,
  }
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
