/** @jsxImportSource react */
import { blindOf, countsOfMutants, type KillMatrix, type KillRow, type MutantStatus } from '../kill-matrix'
import type { SpecStatus } from '../schema'
import { Mark, slug } from './marks'
import { shorten } from './timeline'

const marks: Record<MutantStatus, SpecStatus> = {
  caught: 'held',
  survived: 'differs',
  'does not apply': 'differs',
  equivalent: 'not in this version',
}

/** Of how many specs a mutant's entry tells. */
const shown = 8

/** Deliberate faults, and the specs that see them: what shows that a green spec could have been red. */
export function MutantsChapter({ kills }: { kills: KillMatrix }) {
  const { mutants, subjects } = kills
  const counts = Object.entries(countsOfMutants(kills)).filter(([, count]) => count > 0)
  const files = [...new Set(mutants.map(({ file }) => file))]
  const blind = blindOf(kills)
  return (
    <>
      <p className="lead">
        {mutants.length} deliberate {mutants.length === 1 ? 'fault' : 'faults'} in next-auth and in the app (
        {subjects.join('; ')}), one at a time: {counts.map(([status, count]) => `${count} ${status}`).join(', ')}. A
        fault is caught when a spec compares what is seen with what should be, and finds a mismatch; a crash or a
        time-out does not count.
      </p>
      {files.map((file) => (
        <section key={file} className="file">
          <h3>
            <code>{file}</code>
          </h3>
          <ol>
            {mutants
              .filter((mutant) => mutant.file === file)
              .map((mutant) => (
                <MutantItem key={mutant.id} mutant={mutant} />
              ))}
          </ol>
        </section>
      ))}
      {blind.length > 0 && (
        <section className="file">
          <h3>Turned red by none of these faults</h3>
          <ul>
            {blind.map((name) => (
              <li key={name}>
                <code>{name}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function MutantItem({ mutant }: { mutant: KillRow }) {
  const { id, intent, loses, status, by, missed, why, equivalent } = mutant
  return (
    <li className={`spec ${slug(marks[status])}`} id={`_mutant-${id}`}>
      <p className="sentence">
        <Mark of={marks[status]} />
        {intent}
      </p>
      <div className="about">
        <p className="facts">
          <b className="status">{status}</b>
        </p>
        <p className="facts">
          <code>{id}</code>
          <span>lost: {loses}</span>
        </p>
        <ul className="sources" aria-label="Specs that see it">
          {by.slice(0, shown).map(({ spec, expected, observed }) => (
            <li key={spec}>
              <a href={`#${spec}`}>{spec}</a>: expected {shorten(expected, 120)}, observed {shorten(observed, 120)}
            </li>
          ))}
          {by.length > shown && <li>and by {by.length - shown} more</li>}
          {missed.map(({ spec, why: reason }) => (
            <li key={spec}>
              not by <code>{spec}</code>: {reason}
            </li>
          ))}
          {[equivalent, why].filter(Boolean).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
    </li>
  )
}
