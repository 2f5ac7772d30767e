/** @jsxImportSource react */
import type { Results, SpecResult } from '../../schema/results'
import { recipes, type Recipe, type Step } from '../deployments/recipes'
import { isAmong } from '../../schema/spec'
import { Icon } from './icons'
import { rangesOf, SpecList, statusOf } from './spec-list'
import { Row, WithCode } from './upgrade-parts'

/** The deployments of which a run has at least one spec. */
const recipesIn = ({ specs }: Results) =>
  recipes.filter(({ deployment }) => specs.some(({ id }) => id.startsWith(`${deployment}/`)))

export const hasDeployments = (results: Results) => recipesIn(results).length > 0

/** "As it is deployed": what differs from http://localhost, and what to do there, with each major version. */
export function DeploymentsChapter({ results: { specs }, results }: { results: Results }) {
  return (
    <>
      <p className="lead">
        For each deployment: what differs from http://localhost, what to do, and what happens otherwise. Each line names
        the specs that show it, in an app that runs like this.
      </p>
      {recipesIn(results).map((recipe) => (
        <section className="hazard" key={recipe.deployment} id={`_deployment-${recipe.deployment}`}>
          <h3>{recipe.title}</h3>
          <RecipeText recipe={recipe} specs={specs} />
        </section>
      ))}
    </>
  )
}

function RecipeText({ recipe: { differs, shownBy, steps }, specs }: { recipe: Recipe; specs: SpecResult[] }) {
  return (
    <>
      <p>
        <WithCode text={differs} />
      </p>
      <SpecList specs={specs.filter(({ id }) => isAmong(shownBy, id))} />
      <ol className="recipe">
        {steps.map((step) => (
          <StepItem key={step.does} step={step} specs={specs} />
        ))}
      </ol>
    </>
  )
}

function StepItem({ step: { does, major, provenBy, otherwise }, specs }: { step: Step; specs: SpecResult[] }) {
  const proof = specs.filter(({ id }) => isAmong(provenBy, id))
  return (
    <li>
      <p>
        <Icon of={statusOf(proof)} /> {major && <b>NextAuth {major}: </b>}
        <WithCode text={does} />
      </p>
      <dl className="finding">
        <Row term="shown by">
          <SpecList specs={proof} none="not in this run" />
        </Row>
        <Row term="versions">{rangesOf(proof)}</Row>
        {otherwise.length > 0 && (
          <Row term="otherwise">
            <SpecList specs={specs.filter(({ id }) => isAmong(otherwise, id))} none="not in this run" />
          </Row>
        )}
      </dl>
    </li>
  )
}
