import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { regionPath } from "../organisation-paths.ts"

export const meta: MetaFunction = () => titled("Regions")

const document = graphql(`
  query Regions {
    regions {
      slug
      name
      about
      contact {
        name
      }
    }
  }
`)

export const loader = (args: LoaderFunctionArgs) => query(args, document)

export default function Regions() {
  const { regions } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>Regions</h1>
      <p className="hub-lede">Each region has a single point of contact for widening participation. Find yours.</p>
      <ul className="hub-grid">
        {regions.map(({ slug, name, about, contact }) => (
          <li key={slug} className="hub-card hub-card--whole">
            <h2 className="nhsuk-heading-s">
              <Link className="hub-card__link" to={regionPath(slug)}>
                {name}
              </Link>
            </h2>
            {about && <p className="hub-small hub-clamp">{about}</p>}
            <p className="hub-muted hub-small">{contact ? `Contact: ${contact.name}` : "No contact named yet"}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
