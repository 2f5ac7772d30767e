/** @jsxImportSource react */
import type { Results, SpecResult } from '../../schema/results'
import { isAmong } from '../../schema/spec'
import { requirements, standard, type Requirement } from '../hazards/asvs'
import { actors, type Hazard } from '../hazards/hazard'
import { hazards } from '../hazards/hazards'
import { Icon } from './icons'
import { rangesOf, SpecList, statusOf, wordsOf } from './spec-list'
import { Row, WithCode } from './upgrade-parts'

/** The hazards of which a run has at least one spec. */
const hazardsIn = ({ specs }: Results) => hazards.filter((one) => specs.some((spec) => isShownBy(one, spec)))

const isShownBy = (hazard: Hazard, { id, title }: SpecResult) =>
  title.startsWith('Hazard:') && isAmong(hazard.specs, id)

export const hasHazards = (results: Results) => hazardsIn(results).length > 0

/** "Before you copy the article": what goes wrong, who can do it, and the lines that prevent it. */
export function HazardsChapter({ results }: { results: Results }) {
  const specs = results.specs
  return (
    <>
      <p className="lead">
        What can go wrong in an app as the article writes it, or as it is often written: for each hazard, specs that
        show it happening, and specs that show it prevented. The lines are those of the app in{' '}
        <code>app-under-test</code>.
      </p>
      {hazardsIn(results).map((one) => (
        <section className="hazard" key={one.id} id={`_hazard-${one.id}`}>
          <h3>
            <WithCode text={one.happens} />
          </h3>
          <HazardText hazard={one} specs={specs} />
        </section>
      ))}
      <h3>What the defenses meet of the OWASP ASVS</h3>
      <p className="note">
        Requirements of the{' '}
        <a href={standard} rel="noreferrer">
          Application Security Verification Standard 5.0.0
        </a>
        , in our words. A requirement asks for more than these specs show: each is evidence for it, about session
        updates only.
      </p>
      <ul className="requirements-met">
        {requirements.map((one) => (
          <RequirementItem key={one.id} requirement={one} specs={specs} />
        ))}
      </ul>
    </>
  )
}

function HazardText({ hazard, specs }: { hazard: Hazard; specs: SpecResult[] }) {
  const { who, loses, defense, lines = [], preventedBy } = hazard
  const met = requirements.filter((one) => one.specs.some((id) => preventedBy.includes(id)))
  const shown = specs.filter((spec) => isShownBy(hazard, spec))
  return (
    <dl className="finding">
      <Row term="who">{who.map((one) => actors[one]).join(', ')}</Row>
      <Row term="is lost">{loses}</Row>
      <Row term="shown by">
        <SpecList specs={shown} />
      </Row>
      <Row term="versions">{rangesOf(shown)}</Row>
      <Row term="defense">
        <WithCode text={defense} />
        {lines.map(({ file, text }) => (
          <figure key={text}>
            <figcaption>{file}</figcaption>
            <pre>
              <code>{text}</code>
            </pre>
          </figure>
        ))}
      </Row>
      <Row term="shown by">
        <SpecList specs={specs.filter(({ id }) => isAmong(preventedBy, id))} none="not in this run" />
      </Row>
      {met.length > 0 && (
        <Row term="ASVS">
          {met.map(({ id }) => (
            <a key={id} href={`#_asvs-${id}`}>
              {id}{' '}
            </a>
          ))}
        </Row>
      )}
    </dl>
  )
}

function RequirementItem({ requirement: { id, level, asks, specs: patterns }, specs }: RequirementProps) {
  const evidence = specs.filter((spec) => isAmong(patterns, spec.id))
  return (
    <li id={`_asvs-${id}`}>
      <p>
        <Icon of={statusOf(evidence)} /> <b>{id}</b>, level {level}: {asks} <small>{wordsOf(evidence)}</small>
      </p>
      <SpecList specs={evidence} />
    </li>
  )
}

interface RequirementProps {
  requirement: Requirement
  specs: SpecResult[]
}
