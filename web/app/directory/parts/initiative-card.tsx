import { Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { InitiativeCardFragment } from "../../platform/api/generated/graphql.ts"
import { Marked } from "../../ui/markdown/html.tsx"
import { DemonstrationTag } from "../../ui/tag/tag.tsx"
import { initiativePath, initiativesPath } from "../paths.ts"
import { EvidenceTag } from "./evidence-tag.tsx"
import { costBandLabels, formatCount, formatFigure, keyFigure } from "./figures.ts"

graphql(`
  fragment InitiativeCard on Initiative {
    slug
    title
    summary
    isDemonstration
    isOverdueForConfirmation
    adoptionCount
    costBand
    organisation {
      name
      region {
        name
      }
    }
    evidence {
      level
      label
    }
    measures {
      what
      value
      unit
      baseline
      isReach
    }
    themes {
      slug
      label
    }
    targetGroups {
      slug
      label
    }
  }
`)

type Props = {
  initiative: InitiativeCardFragment
  /** Title and passage with what was found marked, as the API escapes them. */
  highlights?: readonly { field: string; html: string }[]
  heading?: "h2" | "h3"
}

/** An initiative in a list: enough to decide whether to open it. */
export function InitiativeCard({ initiative, highlights = [], heading: Heading = "h3" }: Props) {
  const { slug, title, summary, organisation, evidence, measures, themes, targetGroups, costBand, adoptionCount } = initiative
  const titleHtml = highlights.find(({ field }) => field === "title")?.html
  const passage = highlights.find(({ field }) => field === "text")?.html
  const key = keyFigure(measures)
  return (
    <article className="hub-card hub-result">
      <div>
        <Heading className="nhsuk-heading-s">
          <Link to={initiativePath(slug)}>{titleHtml ? <Marked html={titleHtml} /> : title}</Link>
        </Heading>
        <p className="hub-small hub-muted">
          {organisation.name} · {organisation.region.name}
        </p>
        <p className="hub-result__summary">{summary}</p>
        {passage && (
          <p className="hub-result__passage">
            … <Marked html={passage} /> …
          </p>
        )}
        {(themes.length > 0 || targetGroups.length > 0) && (
          <ul className="hub-tags" aria-label="Themes and target groups">
            {themes.map(({ slug: theme, label }) => (
              <li key={`t-${theme}`}>
                <Link className="hub-chip hub-chip--theme" to={initiativesPath(`themes=${theme}`)}>
                  {label}
                </Link>
              </li>
            ))}
            {targetGroups.map(({ slug: group, label }) => (
              <li key={`g-${group}`}>
                <Link className="hub-chip" to={initiativesPath(`targetGroups=${group}`)}>
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        )}
        <ul className="hub-result__facts hub-small">
          <li>
            <EvidenceTag level={evidence.level} label={evidence.label} />
          </li>
          {costBand && <li>{costBandLabels[costBand]}</li>}
          {adoptionCount > 0 && <li>Adopted by {adoptionCount === 1 ? "1 other organisation" : `${formatCount(adoptionCount)} others`}</li>}
          {initiative.isOverdueForConfirmation && <li>Not confirmed lately</li>}
          {initiative.isDemonstration && (
            <li>
              <DemonstrationTag />
            </li>
          )}
        </ul>
      </div>
      {key && (
        <p className="hub-result__figure">
          <strong>{formatFigure(key.value, key.unit)}</strong>
          <span>
            {key.what}
            {key.baseline !== null && ` (from ${formatFigure(key.baseline, key.unit)})`}
          </span>
        </p>
      )}
    </article>
  )
}
