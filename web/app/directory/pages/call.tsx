import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatMinute } from "../../platform/dates.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Facts } from "../../ui/facts/facts.tsx"
import { Html } from "../../ui/markdown/html.tsx"
import { DemonstrationTag } from "../../ui/tag/tag.tsx"
import { CallStatusTag } from "../parts/call-status.tsx"

const document = graphql(`
  query Call($slug: String!) {
    call(slug: $slug) {
      slug
      title
      summary
      aims
      guidanceHtml
      status
      opensAt
      closesAt
      isDemonstration
    }
    terms(taxonomy: AIM, includeRetired: true) {
      slug
      label
      definition
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.call.title ?? "Call")

export async function loader(args: LoaderFunctionArgs) {
  const { call, terms } = await query(args, document, { slug: args.params.slug ?? "" })
  if (!call) throw new Response("", { status: 404 })
  return { call, aims: terms.filter(({ slug }) => call.aims.includes(slug)) }
}

export default function Call() {
  const { call, aims } = useLoaderData<typeof loader>()
  const { slug, title, summary, guidanceHtml, status, opensAt, closesAt, isDemonstration } = call
  return (
    <>
      <Breadcrumbs items={[{ to: "/calls", label: "Calls" }]} />
      <h1>{title}</h1>
      <p className="hub-lede">{summary}</p>
      {status === "OPEN" && (
        <Link className="nhsuk-button" to={`/submit?call=${slug}`}>
          Answer this call
        </Link>
      )}
      <div className="hub-columns hub-columns--aside-last">
        <div>
          {aims.length > 0 && (
            <>
              <h2 className="nhsuk-heading-m">What it is for</h2>
              <ul>
                {aims.map(({ slug: aim, label, definition }) => (
                  <li key={aim}>
                    <strong>{label}</strong>
                    <br />
                    {definition}
                  </li>
                ))}
              </ul>
            </>
          )}
          <h2 className="nhsuk-heading-m">Guidance</h2>
          {guidanceHtml ? <Html html={guidanceHtml} /> : <p>There is no further guidance.</p>}
        </div>
        <aside aria-label="Dates">
          <Facts
            heading="Dates"
            facts={[
              { label: "Status", value: <CallStatusTag status={status} /> },
              { label: "Opens", value: formatMinute(opensAt) },
              { label: "Closes", value: formatMinute(closesAt) },
              { label: "Note", value: isDemonstration && <DemonstrationTag /> },
            ]}
          />
          {status === "CLOSED" && (
            <p>
              This call has closed. You can still <Link to="/submit">share a case study</Link> at any time.
            </p>
          )}
        </aside>
      </div>
    </>
  )
}
