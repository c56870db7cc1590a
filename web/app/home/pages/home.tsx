import type { LoaderFunctionArgs } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import { SearchInput } from "../../directory/parts/search-form.tsx"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatMinute } from "../../platform/dates.ts"
import { Button } from "../../ui/form/form.tsx"
import { Statistics } from "../parts/directory-statistics.tsx"
import { InitiativeTeaser } from "../parts/initiative-teaser.tsx"
import { RegionMap } from "../parts/region-map.tsx"

const homeQuery = graphql(`
  query Home {
    regions {
      slug
      name
      tileColumn
      tileRow
    }
    directoryStatistics {
      initiativeCount
      organisationCount
      adoptionCount
      peopleReached
    }
    calls(first: 5) {
      edges {
        node {
          slug
          title
          status
          closesAt
        }
      }
    }
    newest: initiatives(first: 3, sort: NEWEST) {
      facets {
        name
        values {
          value
          label
          count
        }
      }
      nodes {
        ...InitiativeTeaser
      }
    }
    strongest: initiatives(first: 3, sort: STRONGEST_EVIDENCE, filter: { evidenceAtLeast: 2 }) {
      nodes {
        ...InitiativeTeaser
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { regions, calls, newest, strongest, directoryStatistics } = await query(args, homeQuery)
  const valuesOf = (facet: string) => newest.facets.find(({ name }) => name === facet)?.values ?? []
  const counts = new Map(valuesOf("regions").map(({ value, count }) => [value, count]))
  return {
    regions: regions.map((region) => ({ ...region, count: counts.get(region.slug) ?? 0 })),
    openCall: calls.edges.map(({ node }) => node).find(({ status }) => status === "OPEN") ?? null,
    statistics: directoryStatistics,
    targetGroups: valuesOf("targetGroups").filter(({ count }) => count > 0),
    newest: newest.nodes,
    strongest: strongest.nodes,
  }
}

export default function Home() {
  const { regions, openCall, statistics, targetGroups, newest, strongest } = useLoaderData<typeof loader>()
  return (
    <>
      <section className="hub-hero">
        <h1>Find what widens participation in health careers</h1>
        <p className="hub-lede">Who has already done this for people like ours, did it work, what did it cost, and whom do I ask?</p>
        <Form action="/initiatives" role="search" aria-label="Directory">
          <label className="nhsuk-label nhsuk-label--s" htmlFor="q">
            Search {statistics.initiativeCount.toLocaleString("en-GB")} initiatives
          </label>
          <div className="hub-search-box__row">
            <SearchInput text="" />
            <Button>Search</Button>
          </div>
        </Form>
        <p className="hub-small hub-hero__more">
          <Link to="/initiatives">See the whole directory</Link>
        </p>
      </section>
      <Statistics {...statistics} />
      {openCall && (
        <section className="hub-call-banner" aria-labelledby="open-call">
          <div>
            <h2 className="nhsuk-heading-s" id="open-call">
              {openCall.title} is open
            </h2>
            <p>Tell others what you do. The call closes on {formatMinute(openCall.closesAt)}.</p>
          </div>
          <Link className="nhsuk-button nhsuk-button--secondary" to={`/calls/${openCall.slug}`}>
            Read the call
          </Link>
        </section>
      )}
      <Teasers heading="What is new" initiatives={newest} all="/initiatives?sort=newest" more="All initiatives, newest first" />
      <Teasers
        heading="Strongest evidence"
        initiatives={strongest}
        all="/initiatives?sort=strongest-evidence"
        more="All initiatives, strongest evidence first"
      />
      {targetGroups.length > 0 && (
        <section>
          <h2 className="nhsuk-heading-m">Who it helps</h2>
          <ul className="hub-group-list">
            {targetGroups.map(({ value, label, count }) => (
              <li key={value}>
                <Link to={`/initiatives?targetGroups=${encodeURIComponent(value)}`}>{label}</Link>{" "}
                <span className="hub-muted">({count})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2 className="nhsuk-heading-m">Where it happens</h2>
        <RegionMap regions={regions} />
      </section>
    </>
  )
}

type TeasersProps = { heading: string; initiatives: Parameters<typeof InitiativeTeaser>[0]["initiative"][]; all: string; more: string }

function Teasers({ heading, initiatives, all, more }: TeasersProps) {
  if (initiatives.length === 0) return null
  return (
    <section>
      <h2 className="nhsuk-heading-m">{heading}</h2>
      <ul className="hub-grid hub-grid--tight">
        {initiatives.map((initiative) => (
          <li key={initiative.slug} className="hub-card hub-card--whole">
            <InitiativeTeaser initiative={initiative} />
          </li>
        ))}
      </ul>
      <p className="hub-after-grid">
        <Link to={all}>{more}</Link>
      </p>
    </section>
  )
}
