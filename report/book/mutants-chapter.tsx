/** @jsxImportSource react */
import { namesWithoutCatch, countsOfMutants, type KillMatrix, type KillRow, type MutantStatus } from '../kill-matrix'
import type { SpecStatus } from '../../schema/results'
import { Icon, slug } from './icons'
import { shorten } from './timeline'

const iconOf: Record<MutantStatus, SpecStatus> = {
  caught: 'held',
  survived: 'differs',
  'does not apply': 'differs',
  equivalent: 'not in this version',
}

/** How many specs the entry of a mutant lists. */
const maxListed = 8

/** Deliberate faults, and the specs that catch them: they show that a passing spec could have failed. */
export function MutantsChapter({ kills }: { kills: KillMatrix }) {
  const { mutants, subjects } = kills
  const counts = Object.entries(countsOfMutants(kills)).filter(([, count]) => count > 0)
  const files = [...new Set(mutants.map(({ file }) => file))]
  const withoutCatch = namesWithoutCatch(kills)
  return (
    <>
      <p className="lead">
        {mutants.length} deliberate {mutants.length === 1 ? 'fault' : 'faults'} in next-auth and in the app (
        {subjects.join('; ')}), one at a time: {counts.map(([status, count]) => `${count} ${status}`).join(', ')}. A
        fault is caught when a spec compares what it observes with what it expects, and finds a mismatch. A crash or a
        timeout does not count.
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
      {withoutCatch.length > 0 && (
        <section className="file">
          <h3>Specs and table rows that caught none of these faults</h3>
          <ul>
            {withoutCatch.map((name) => (
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
    <li className={`spec ${slug(iconOf[status])}`} id={`_mutant-${id}`}>
      <p className="sentence">
        <Icon of={iconOf[status]} />
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
        <ul className="sources" aria-label="Specs that catch it">
          {by.slice(0, maxListed).map(({ spec, expected, observed }) => (
            <li key={spec}>
              <a href={`#${spec}`}>{spec}</a>: expected {shorten(expected, 120)}, observed {shorten(observed, 120)}
            </li>
          ))}
          {by.length > maxListed && <li>and by {by.length - maxListed} more</li>}
          {missed.map(({ spec, why: reason }) => (
            <li key={spec}>
              unexpected result of <code>{spec}</code>: {reason}
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
