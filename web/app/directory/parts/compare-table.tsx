import { Link } from "@remix-run/react"
import type { ReactNode } from "react"
import { organisationPath, PersonLink } from "../../people/public.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { CompareColumnFragment } from "../../platform/api/generated/graphql.ts"
import { DemonstrationTag } from "../../ui/tag/tag.tsx"
import { initiativePath } from "../paths.ts"
import { EvidenceTag } from "./evidence-tag.tsx"
import { costBandLabels, formatCount, formatFigure, formatPeriod, workStatusLabels } from "./figures.ts"

graphql(`
  fragment CompareColumn on Initiative {
    slug
    title
    summary
    isDemonstration
    costBand
    workStatus
    startedOn
    endedOn
    reach
    adoptionCount
    organisation {
      slug
      name
      region {
        name
      }
    }
    regions {
      name
    }
    evidence {
      level
      label
      reason
    }
    measures {
      what
      value
      unit
      baseline
    }
    targetGroups {
      label
    }
    stages {
      label
    }
    professions {
      label
    }
    interventions {
      label
    }
    fundingSources {
      label
    }
    contact {
      name
      handle
    }
  }
`)

type Labelled = readonly { label: string }[]

const list = (terms: Labelled): ReactNode =>
  terms.length > 0 && (
    <ul className="hub-plain-list">
      {terms.map(({ label }) => (
        <li key={label}>{label}</li>
      ))}
    </ul>
  )

/** What is set side by side, in the order in which people ask. */
const rows: { heading: string; cell(initiative: CompareColumnFragment): ReactNode }[] = [
  { heading: "In short", cell: ({ summary }) => summary },
  {
    heading: "Run by",
    cell: ({ organisation, regions }) => (
      <>
        <Link to={organisationPath(organisation.slug)}>{organisation.name}</Link>
        <br />
        <span className="hub-muted">{regions.map(({ name }) => name).join(", ") || organisation.region.name}</span>
      </>
    ),
  },
  {
    heading: "Evidence",
    cell: ({ evidence: { level, label, reason } }) => (
      <>
        <EvidenceTag level={level} label={label} />
        {reason && <p className="hub-small hub-compare__note">{reason}</p>}
      </>
    ),
  },
  { heading: "Figures", cell: ({ measures }) => figures(measures) },
  { heading: "People reached", cell: ({ reach }) => reach > 0 && formatCount(reach) },
  { heading: "Cost", cell: ({ costBand }) => costBand && costBandLabels[costBand] },
  { heading: "Paid for by", cell: ({ fundingSources }) => list(fundingSources) },
  { heading: "Target groups", cell: ({ targetGroups }) => list(targetGroups) },
  { heading: "Stage of life", cell: ({ stages }) => list(stages) },
  { heading: "Professions", cell: ({ professions }) => list(professions) },
  { heading: "What is done", cell: ({ interventions }) => list(interventions) },
  {
    heading: "When",
    cell: ({ workStatus, startedOn, endedOn }) =>
      [workStatus && workStatusLabels[workStatus], formatPeriod(startedOn, endedOn)].filter(Boolean).join(". "),
  },
  {
    heading: "Taken up by",
    cell: ({ adoptionCount }) => takenUpBy(adoptionCount),
  },
  { heading: "Whom to ask", cell: ({ contact }) => contact && <PersonLink person={contact} /> },
]

function takenUpBy(count: number): string {
  if (count === 0) return "Nobody else yet"
  return count === 1 ? "1 other organisation" : `${formatCount(count)} other organisations`
}

function figures(measures: CompareColumnFragment["measures"]): ReactNode {
  const known = measures.flatMap(({ value, ...measure }) => (value === null ? [] : [{ value, ...measure }]))
  return (
    known.length > 0 && (
      <ul className="hub-plain-list">
        {known.map(({ what, value, unit, baseline }) => (
          <li key={what}>
            <strong>{formatFigure(value, unit)}</strong> {what}
            {baseline !== null && ` (from ${formatFigure(baseline, unit)})`}
          </li>
        ))}
      </ul>
    )
  )
}

type Props = { initiatives: readonly CompareColumnFragment[]; without(slug: string): string }

/** Up to four initiatives side by side. The table scrolls by itself when it is wider than the page. */
export function CompareTable({ initiatives, without }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
    <section className="hub-table-wrap" aria-label="Comparison" tabIndex={0}>
      <table className={`nhsuk-table hub-compare hub-compare--${initiatives.length}`}>
        <caption className="nhsuk-u-visually-hidden">Initiatives side by side</caption>
        <thead>
          <tr>
            <td />
            {initiatives.map(({ slug, title, isDemonstration }) => (
              <th key={slug} scope="col">
                <Link to={initiativePath(slug)}>{title}</Link>
                {isDemonstration && (
                  <span className="hub-compare__tag">
                    <DemonstrationTag />
                  </span>
                )}
                <span className="hub-compare__remove hub-no-print">
                  <Link to={without(slug)}>
                    Take out<span className="nhsuk-u-visually-hidden"> {title}</span>
                  </Link>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ heading, cell }) => (
            <tr key={heading}>
              <th scope="row">{heading}</th>
              {initiatives.map((initiative) => (
                <td key={initiative.slug}>{cell(initiative) || <span className="hub-muted">Not stated</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
