import type { LoaderFunctionArgs } from "@remix-run/node"
import { Form, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { Button } from "../../ui/form/form.tsx"

const homeQuery = graphql(`
  query Home {
    regions {
      slug
      name
    }
  }
`)

export const loader = (args: LoaderFunctionArgs) => query(args, homeQuery)

export default function Home() {
  const { regions } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>Find what widens participation in health careers</h1>
      <p className="hub-lede">Who has already done this for people like ours, did it work, what did it cost, and whom do I ask?</p>
      <Form action="/initiatives" role="search">
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor="q">
            Search the directory
          </label>
          <input className="nhsuk-input" id="q" name="q" type="search" />
        </div>
        <Button>Search</Button>
      </Form>
      <h2>Regions</h2>
      <ul>
        {regions.map(({ slug, name }) => (
          <li key={slug}>
            <a href={`/regions/${slug}`}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
