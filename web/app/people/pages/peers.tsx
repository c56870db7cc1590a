import type { LoaderFunctionArgs } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Button, Select } from "../../ui/form/form.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { DemonstrationTag } from "../../ui/tag/tag.tsx"
import { peersPath, profileSettingsPath } from "../account-paths.ts"
import { PersonLink } from "../parts/person-link.tsx"

export const meta = () => titled("Find somebody to ask")

const pageSize = 20

const placesDocument = graphql(`
  query PeerPlaces {
    viewer {
      isContactable
    }
    regions {
      slug
      name
    }
    targetGroups: terms(taxonomy: TARGET_GROUP) {
      slug
      label
    }
    themes: terms(taxonomy: THEME) {
      slug
      label
    }
  }
`)

const document = graphql(`
  query Peers($targetGroup: String, $theme: String, $region: String, $first: Int, $last: Int, $after: String, $before: String) {
    peers(targetGroup: $targetGroup, theme: $theme, region: $region, first: $first, last: $last, after: $after, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        node {
          name
          handle
          jobTitle
          askMeAbout
          isDemonstration
          interests {
            id
            label
          }
          organisations {
            slug
            name
            region {
              name
            }
          }
        }
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, ...places } = await query(args, placesDocument)
  const { isContactable } = demandViewer(args.request, viewer)
  const { searchParams } = new URL(args.request.url)
  const wanted = (name: string) => searchParams.get(name)?.slice(0, 100) ?? ""
  const chosen = { group: wanted("group"), theme: wanted("theme"), region: wanted("region") }
  const before = searchParams.get("before")
  const { peers } = await query(args, document, {
    targetGroup: chosen.group || null,
    theme: chosen.theme || null,
    region: chosen.region || null,
    ...(before ? { last: pageSize, before } : { first: pageSize, after: searchParams.get("after") }),
  })
  return { ...places, peers, chosen, isContactable }
}

const options = (all: string, terms: readonly { slug: string; label: string }[]) => [
  { value: "", label: all },
  ...terms.map(({ slug, label }) => ({ value: slug, label })),
]

export default function Peers() {
  const { regions, targetGroups, themes, peers, chosen, isContactable } = useLoaderData<typeof loader>()
  const { totalCount, edges, pageInfo } = peers
  const pairs = Object.entries(chosen).filter(([, value]) => value !== "")
  const address = (side: "before" | "after", cursor: string | null) =>
    `${peersPath}?${new URLSearchParams([...pairs, [side, cursor ?? ""]])}`
  return (
    <>
      <h1>Find somebody to ask</h1>
      <p className="hub-lede">People who work on the same as you, and are willing to be asked.</p>
      <Form key={JSON.stringify(chosen)} className="hub-filter-bar hub-no-print" aria-label="Find somebody">
        <Select name="group" label="Target group" defaultValue={chosen.group} options={options("All target groups", targetGroups)} />
        <Select name="theme" label="Theme" defaultValue={chosen.theme} options={options("All themes", themes)} />
        <Select
          name="region"
          label="Region"
          defaultValue={chosen.region}
          options={options(
            "All regions",
            regions.map(({ slug, name }) => ({ slug, label: name })),
          )}
        />
        <Button>Find</Button>
      </Form>
      <h2 className="nhsuk-heading-s">
        <span role="status">{totalCount === 1 ? "1 person" : `${totalCount.toLocaleString("en-GB")} people`}</span>
      </h2>
      {totalCount === 0 && (
        <EmptyState heading="Nobody yet">
          <p>
            Nobody who says so works on this there. <Link to={peersPath}>See everybody</Link>, or{" "}
            <Link to="/forum/ask">ask in the forum</Link>.
          </p>
        </EmptyState>
      )}
      <ul className="hub-rows">
        {edges.map(({ node }) => (
          <li key={node.handle}>
            <PersonLink person={node} /> {node.isDemonstration && <DemonstrationTag />}
            <span className="hub-rows__detail">
              {[node.jobTitle, ...node.organisations.map(({ name, region }) => `${name}, ${region.name}`)].filter(Boolean).join(" · ")}
            </span>
            {node.askMeAbout && <span className="hub-rows__detail">Ask me about: {node.askMeAbout}</span>}
            {node.interests.length > 0 && (
              <span className="hub-rows__detail">Works on {node.interests.map(({ label }) => label.toLowerCase()).join(", ")}</span>
            )}
          </li>
        ))}
      </ul>
      <PreviousNext
        label="Pages of people"
        previous={pageInfo.hasPreviousPage ? address("before", pageInfo.startCursor ?? null) : null}
        next={pageInfo.hasNextPage ? address("after", pageInfo.endCursor ?? null) : null}
      />
      <p className="hub-muted">
        {isContactable ? "You are on this list yourself." : "You are not on this list yourself."}{" "}
        <Link to={profileSettingsPath}>Change what others see of you</Link>
      </p>
    </>
  )
}
