import { Link } from "@remix-run/react"
import { organisationKindLabels, organisationPath, regionPath } from "../../people/public.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { InitiativeFactsFragment } from "../../platform/api/generated/graphql.ts"
import { formatDay } from "../../platform/dates.ts"
import { Facts } from "../../ui/facts/facts.tsx"
import { initiativeHistoryPath, initiativesPath } from "../paths.ts"
import { costBandLabels, formatPeriod, workStatusLabels } from "./figures.ts"

graphql(`
  fragment InitiativeFacts on Initiative {
    slug
    costBand
    workStatus
    startedOn
    endedOn
    firstPublishedAt
    updatedAt
    confirmedAt
    organisation {
      slug
      name
      kind
      region {
        slug
        name
      }
    }
    regions {
      slug
      name
    }
    aims {
      slug
      label
    }
    themes {
      slug
      label
    }
    interventions {
      slug
      label
    }
    targetGroups {
      slug
      label
    }
    stages {
      slug
      label
    }
    professions {
      slug
      label
    }
    fundingSources {
      slug
      label
    }
  }
`)

/** Who, where, for whom, what and at what cost; each leads to others like it. */
export function InitiativeFacts({ initiative }: { initiative: InitiativeFactsFragment }) {
  const { organisation, regions, costBand, workStatus, startedOn, endedOn } = initiative
  const places = regions.length > 0 ? regions : [organisation.region]
  return (
    <>
      <Facts
        heading="Who and where"
        facts={[
          { label: "Run by", value: <Link to={organisationPath(organisation.slug)}>{organisation.name}</Link> },
          { label: "Kind of organisation", value: organisationKindLabels[organisation.kind] },
          {
            label: places.length === 1 ? "Region" : "Regions",
            value: <Links items={places.map(({ slug, name }) => ({ to: regionPath(slug), label: name }))} />,
          },
          { label: "Status", value: workStatus && workStatusLabels[workStatus] },
          { label: "When", value: formatPeriod(startedOn, endedOn) },
        ]}
      />
      <Facts
        heading="What it costs"
        facts={[
          { label: "Cost", value: costBand ? costBandLabels[costBand] : "Not stated" },
          { label: "Paid for by", value: termLinks("fundingSources", initiative.fundingSources) },
        ]}
      />
      <Facts
        heading="For whom and how"
        facts={[
          { label: "Target groups", value: termLinks("targetGroups", initiative.targetGroups) },
          { label: "Stage of life", value: termLinks("stages", initiative.stages) },
          { label: "Professions", value: termLinks("professions", initiative.professions) },
          { label: "Themes", value: termLinks("themes", initiative.themes) },
          { label: "What is done", value: termLinks("interventions", initiative.interventions) },
          { label: "Aims", value: termLinks("aims", initiative.aims) },
        ]}
      />
      <Facts
        heading="This entry"
        facts={[
          { label: "First published", value: formatDay(initiative.firstPublishedAt) },
          { label: "Last changed", value: formatDay(initiative.updatedAt) },
          { label: "Versions", value: <Link to={initiativeHistoryPath(initiative.slug)}>See what changed</Link> },
          { label: "Last confirmed by its owner", value: formatDay(initiative.confirmedAt) },
        ]}
      />
    </>
  )
}

const termLinks = (facet: string, terms: readonly { slug: string; label: string }[]) =>
  terms.length === 0 ? null : <Links items={terms.map(({ slug, label }) => ({ to: initiativesPath(`${facet}=${slug}`), label }))} />

function Links({ items }: { items: readonly { to: string; label: string }[] }) {
  const [first] = items
  if (items.length === 1 && first) return <Link to={first.to}>{first.label}</Link>
  return (
    <ul className="hub-plain-list hub-facts__list">
      {items.map(({ to, label }) => (
        <li key={to}>
          <Link to={to}>{label}</Link>
        </li>
      ))}
    </ul>
  )
}
