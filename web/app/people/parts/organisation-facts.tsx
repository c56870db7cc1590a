import { Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { OrganisationFactsFragment } from "../../platform/api/generated/graphql.ts"
import { type Fact, Facts } from "../../ui/facts/facts.tsx"
import { regionPath } from "../organisation-paths.ts"
import { organisationKindLabels } from "./organisation-kinds.ts"

graphql(`
  fragment OrganisationFacts on Organisation {
    kind
    website
    odsCode
    ukprn
    postcode
    region {
      slug
      name
    }
  }
`)

/** What an organisation is and where. */
export function OrganisationFacts({ organisation }: { organisation: OrganisationFactsFragment }) {
  const { kind, region, website, postcode, odsCode, ukprn } = organisation
  const facts: Fact[] = [
    { label: "Kind", value: organisationKindLabels[kind] },
    { label: "Region", value: <Link to={regionPath(region.slug)}>{region.name}</Link> },
    { label: "Website", value: website && <a href={website}>{website.replace(/^https?:\/\/(www\.)?|\/$/g, "")}</a> },
    { label: "Postcode", value: postcode },
    { label: "ODS code", value: odsCode },
    { label: "UK provider number", value: ukprn },
  ]
  return <Facts heading="Facts" facts={facts} />
}
