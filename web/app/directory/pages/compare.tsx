import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button } from "../../ui/form/form.tsx"
import { CompareTable } from "../parts/compare-table.tsx"
import { comparePath, initiativePath } from "../paths.ts"

export const meta: MetaFunction = () => [...titled("Compare initiatives"), { name: "robots", content: "noindex" }]

const most = 4

const document = graphql(`
  query Compare($a: String!, $b: String!, $c: String!, $d: String!) {
    a: initiative(slug: $a) {
      ...CompareColumn
    }
    b: initiative(slug: $b) {
      ...CompareColumn
    }
    c: initiative(slug: $c) {
      ...CompareColumn
    }
    d: initiative(slug: $d) {
      ...CompareColumn
    }
  }
`)

const candidatesDocument = graphql(`
  query CompareCandidates($query: String, $like: String!) {
    initiatives(query: $query, first: 8) {
      nodes {
        slug
        title
        organisation {
          name
        }
      }
    }
    initiative(slug: $like) {
      similar(first: 8) {
        slug
        title
        organisation {
          name
        }
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const slugs = [...new Set(searchParams.getAll("initiative"))].slice(0, most)
  const find = searchParams.get("find")?.trim().slice(0, 200) ?? ""
  const [a = "", b = "", c = "", d = ""] = slugs
  const [found, { initiatives, initiative }] = await Promise.all([
    query(args, document, { a, b, c, d }),
    query(args, candidatesDocument, { query: find, like: a }),
  ])
  const compared = [found.a, found.b, found.c, found.d].filter((one) => one !== null)
  const candidates = find || !initiative ? initiatives.nodes : initiative.similar
  return { compared, find, candidates: candidates.filter(({ slug }) => !slugs.includes(slug)).slice(0, 5) }
}

export default function Compare() {
  const { compared, find, candidates } = useLoaderData<typeof loader>()
  const slugs = compared.map(({ slug }) => slug)
  return (
    <>
      <Breadcrumbs items={[{ to: "/initiatives", label: "Directory" }]} />
      <h1>Compare initiatives</h1>
      {compared.length === 0 ? (
        <p>Choose up to four initiatives to see them side by side.</p>
      ) : (
        <CompareTable initiatives={compared} without={(slug) => comparePath(slugs.filter((other) => other !== slug))} />
      )}
      {slugs.length < most ? (
        <section className="hub-panel hub-no-print" aria-labelledby="add">
          <h2 className="nhsuk-heading-s" id="add">
            Add an initiative
          </h2>
          <Form action="/compare" preventScrollReset>
            {slugs.map((slug) => (
              <input key={slug} type="hidden" name="initiative" value={slug} />
            ))}
            <label className="nhsuk-label" htmlFor="find">
              Find it by words
            </label>
            <div className="hub-search-box__row">
              <input className="nhsuk-input" id="find" name="find" type="search" defaultValue={find} maxLength={200} />
              <Button kind="secondary">Find</Button>
            </div>
          </Form>
          <h3 className="nhsuk-heading-xs hub-panel__heading">{candidatesHeading(find, compared.length)}</h3>
          {candidates.length === 0 && <p>Nothing was found. Try other words.</p>}
          <ul className="hub-rows">
            {candidates.map(({ slug, title, organisation }) => (
              <li key={slug}>
                <Link to={comparePath([...slugs, slug])}>
                  Add<span className="nhsuk-u-visually-hidden"> {title}</span>
                </Link>{" "}
                · <Link to={initiativePath(slug)}>{title}</Link>
                <span className="hub-rows__detail">{organisation.name}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <p className="hub-no-print">Four is the most that fit side by side. Take one out to add another.</p>
      )}
    </>
  )
}

function candidatesHeading(find: string, compared: number): string {
  if (find) return `Found for “${find}”`
  return compared > 0 ? "Similar to the first" : "New in the directory"
}
