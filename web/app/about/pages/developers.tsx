import type { MetaFunction } from "@remix-run/node"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"

export const meta: MetaFunction = () => [{ title: "For developers – Widening Participation Hub" }]

const example = `curl https://<address of the hub>/graphql \\
  --header 'content-type: application/json' \\
  --data '{"query":"{ initiatives(first: 5) { nodes { title slug } } }"}'`

export default function Developers() {
  return (
    <>
      <Breadcrumbs items={[]} />
      <h1>For developers</h1>
      <div className="hub-prose">
        <p className="hub-lede">Everything published in the hub can be read through a public GraphQL API. No key is needed.</p>
        <p>
          <a href="/graphql">Open the API explorer</a>. It shows every type and field with its meaning, and lets you try queries.
        </p>
        <h2>A first query</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reachable by keyboard */}
        <section className="hub-table-wrap" aria-label="Example command" tabIndex={0}>
          <pre>
            <code>{example}</code>
          </pre>
        </section>
        <h2>How it behaves</h2>
        <ul>
          <li>It follows the GraphQL over HTTP specification and the Relay conventions for nodes and connections.</li>
          <li>Lists give at most 100 rows a page. Very deep or very broad queries are refused with an explanation.</li>
          <li>
            Mutations answer with a union: the thing that changed, or an error type. All error types implement <code>UserError</code>, with
            a code for programs and a message for people.
          </li>
          <li>
            “Not signed in” and “not allowed” are top-level errors with <code>extensions.code</code> UNAUTHENTICATED and FORBIDDEN.
          </li>
        </ul>
        <h2>Feeds and files</h2>
        <ul>
          <li>
            <a href="/feeds/initiatives.atom">Newest initiatives</a> as an Atom feed
          </li>
          <li>
            Any list of results as <a href="/export/initiatives.csv">CSV</a> or <a href="/export/initiatives.json">JSON</a>: add the same
            parameters as in the address of the list
          </li>
        </ul>
      </div>
    </>
  )
}
