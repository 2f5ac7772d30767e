/** @jsxImportSource react */
import type { Results } from '../../schema/results'
import { changeKinds, isCellId, kindsInOrder, type Change, type Changes } from '../changes'
import { rewrites } from '../upgrade/by-hand'
import { countsOf, type Answer, type GuideGroup, type GuideStep } from '../upgrade/guide'
import {
  byPair,
  changedPair,
  changeText,
  defenseText,
  evidenceCommand,
  intro,
  labelsOf,
  nameWithNext,
  pairCounts,
  stepSentence,
} from '../upgrade/sentences'
import { stepKinds, type StepKind } from '../upgrade/steps'
import { IdLink, Row, Sources, TitleLink, WithCode, type Known } from './upgrade-parts'

/** "What changes for my users when I upgrade?", from the published matrix. The same as `docs/UPGRADE.md`. */
export function UpgradeChapter({ guide, results }: { guide: GuideStep[]; results: Results }) {
  const known = new Set(results.specs.map(({ id }) => id))
  const answers = guide.flatMap((one) => one.answers)
  return (
    <>
      <p className="lead">
        <WithCode text={intro.join(' ')} />
      </p>
      {answers.length > 0 && (
        <>
          <h3>NextAuth 4 to NextAuth 5 in a minute</h3>
          <dl className="upgrade-answers">
            {answers.map(({ question, short }) => (
              <div key={question.id}>
                <dt>
                  <a href={`#_upgrade-${question.id}`}>
                    <WithCode text={question.question} />
                  </a>
                </dt>
                <dd>
                  <WithCode text={short} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {(Object.keys(stepKinds) as StepKind[]).map((kind) => {
        const ofKind = guide.filter(({ step }) => step.kind === kind)
        return (
          ofKind.length > 0 && (
            <section key={kind}>
              <h3>{stepKinds[kind]}</h3>
              <ul className="upgrade-steps">
                {ofKind.map((one) => (
                  <StepItem key={one.step.id} one={one} known={known} />
                ))}
              </ul>
            </section>
          )
        )
      })}
    </>
  )
}

function StepItem({ one, known }: { one: GuideStep; known: Known }) {
  const { step, changes, groups, answers } = one
  if (!changes)
    return (
      <li>
        <b>{step.name}</b>: not measured yet. To measure it:{' '}
        {step.commands.map((command, index) => (
          <span key={command}>
            {index > 0 && ', then '}
            <code>{command}</code>
          </span>
        ))}
      </li>
    )
  if (changes.changes.length === 0)
    return (
      <li>
        <b>{nameWithNext(step)}</b>: nothing changes in {changes.compared} specs.
      </li>
    )
  return (
    <li>
      <details id={`_upgrade-${step.id}`}>
        <summary>
          <b>{nameWithNext(step)}</b>
          <ul className="upgrade-counts">
            {countsOf(one).map(({ kind, count }) => (
              <li key={kind}>
                {changeKinds[kind]}: {count}
              </li>
            ))}
          </ul>
        </summary>
        <p className="note">{stepSentence(changes)}</p>
        {answers.map((answer) => (
          <AnswerPart key={answer.question.id} answer={answer} known={known} />
        ))}
        {step.kind === 'major' && <Rewrites known={known} />}
        {kindsInOrder.map((kind) => {
          const ofKind = groups.filter((group) => group.kind === kind)
          return (
            ofKind.length > 0 && (
              <section key={kind}>
                <h4>{changeKinds[kind]}</h4>
                {ofKind.map((group) => (
                  <Group key={group.advice?.id ?? 'other'} group={group} step={changes} known={known} />
                ))}
              </section>
            )
          )
        })}
      </details>
    </li>
  )
}

function AnswerPart({ answer: { question, short, advice, points, also }, known }: { answer: Answer; known: Known }) {
  return (
    <section className="upgrade-answer" id={`_upgrade-${question.id}`}>
      <h4>
        <WithCode text={question.question} />
      </h4>
      <p>
        <b>
          <WithCode text={short} />
        </b>
      </p>
      {advice && (
        <p>
          <WithCode text={advice.text} />
        </p>
      )}
      <ul>
        {points.map(({ id, sentence, pair }) => (
          <li key={id}>
            <WithCode text={sentence} /> <IdLink id={id} known={known} />
            {changedPair(pair)}
          </li>
        ))}
      </ul>
      {question.also && <p>{also.length > 0 ? `${question.also.title}:` : question.also.missing}</p>}
      {also.length > 0 && (
        <ul>
          {also.map(({ id, title, pair }) => (
            <li key={id}>
              <TitleLink id={id} title={defenseText(title, pair)} known={known} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What no spec compares: a list, which is readable on a phone. */
function Rewrites({ known }: { known: Known }) {
  return (
    <section>
      <h4>What no spec compares</h4>
      <p className="note">
        The apps of the two versions are written differently. This list is kept by hand, from the documentation and the
        source code.
      </p>
      {rewrites.map(({ what, before, after, source, specs = [] }) => (
        <dl className="finding" key={what}>
          <div>
            <dt>what</dt>
            <dd>
              <b>
                <WithCode text={what} />
              </b>
            </dd>
          </div>
          <Row term="NextAuth 4">
            <WithCode text={before} />
          </Row>
          <Row term="NextAuth 5">
            <WithCode text={after} />
          </Row>
          <Row term="source">
            <Sources source={source} />
          </Row>
          {specs.length > 0 && (
            <Row term="specs">
              {specs.map((id) => (
                <span key={id}>
                  <IdLink id={id} known={known} />{' '}
                </span>
              ))}
            </Row>
          )}
        </dl>
      ))}
    </section>
  )
}

function Group({ group, step, known }: { group: GuideGroup; step: Changes; known: Known }) {
  const { advice, changes, rest, proof } = group
  if (!advice)
    return (
      <>
        <h5>Other changes</h5>
        <ChangeList changes={changes} known={known} />
      </>
    )
  const cells = changes.filter(({ id }) => isCellId(id))
  // Hundreds of specs that need the same thing: docs/UPGRADE.md lists them
  const isCapability = group.kind === 'versions'
  return (
    <>
      <h5>
        <WithCode text={advice.topic} />
      </h5>
      <dl className="finding">
        {labelsOf(group).map(({ label, text, evidence }) => (
          <Row key={label} term={label.toLowerCase()}>
            {text}
            {evidence.map((one) => (
              <span className="upgrade-sentence" key={one.id}>
                <TitleLink {...one} known={known} />
              </span>
            ))}
          </Row>
        ))}
        {cells.length > 0 && <Row term="in the tables">{pairCounts(cells).join(', ')}</Row>}
        <Row term="who notices">{advice.who.join(', ')}</Row>
        <Row term="what to do">
          <WithCode text={advice.text} />{' '}
          {proof.map((one) => (
            <span className="upgrade-sentence" key={one.id}>
              Shown by: <TitleLink {...one} known={known} />
            </span>
          ))}
        </Row>
        <Row term="source">
          <Sources source={advice.source} />
        </Row>
        <Row term="evidence">
          <code>{evidenceCommand(group, step)}</code>
        </Row>
      </dl>
      {rest.length > 0 && !isCapability && (
        <details className="upgrade-rest">
          <summary>
            {rest.length} {rest.length < changes.length && 'more '}
            {rest.length === 1 ? 'spec' : 'specs'}
          </summary>
          <ChangeList changes={rest} known={known} />
        </details>
      )}
    </>
  )
}

/** The specs with their titles, then the cells by what changes. */
function ChangeList({ changes, known }: { changes: Change[]; known: Known }) {
  return (
    <ul>
      {changes
        .filter(({ id }) => !isCellId(id))
        .map((change) => (
          <li key={change.id}>
            <TitleLink id={change.id} title={change.title} known={known} />: {changeText(change)}
          </li>
        ))}
      {byPair(changes).map(([pair, ids]) => (
        <li key={pair}>
          {pair}: <span className="upgrade-ids">{ids.join(', ')}</span>
        </li>
      ))}
    </ul>
  )
}
