import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import { kindOf, kindValue, organisationKindLabels, organisationKinds } from "../../people/public.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatDay } from "../../platform/dates.ts"
import { titled } from "../../platform/titles.ts"
import { Button, Select, TextInput } from "../../ui/form/form.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { DemonstrationTag, Tag } from "../../ui/tag/tag.tsx"
import { commitmentPath, commitmentsPath } from "../paths.ts"

export const meta: MetaFunction = () => titled("Commitments")

const pageSize = 30

const document = graphql(`
  query Commitments($filter: CommitmentFilter, $first: Int, $last: Int, $after: String, $before: String) {
    regions {
      slug
      name
    }
    commitmentSchemes {
      slug
      name
      purpose
      commitmentCount
      measures {
        measure
        label
        sum
        reportCount
      }
    }
    commitments(filter: $filter, first: $first, last: $last, after: $after, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        node {
          id
          madeAt
          isReportOverdue
          isDemonstration
          scheme {
            slug
            name
          }
          organisation {
            slug
            name
            kind
            region {
              name
            }
          }
          reports {
            year
          }
        }
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const named = (name: string) => searchParams.get(name) ?? ""
  const name = named("name").trim().slice(0, 200)
  const kind = kindOf(named("kind"))
  const [region, scheme, before] = [named("region"), named("scheme"), named("before")]
  const data = await query(args, document, {
    filter: {
      ...(name && { name }),
      ...(kind && { kinds: [kind] }),
      ...(region && { regions: [region] }),
      ...(scheme && { schemes: [scheme] }),
    },
    ...(before ? { last: pageSize, before } : { first: pageSize, after: named("after") || null }),
  })
  return { ...data, chosen: { name, scheme, kind: kind ? kindValue(kind) : "", region } }
}

export default function Commitments() {
  const { regions, commitmentSchemes: schemes, commitments, chosen } = useLoaderData<typeof loader>()
  const { totalCount, edges, pageInfo } = commitments
  const pairs = Object.entries(chosen).filter(([, value]) => value !== "")
  const same = String(new URLSearchParams(pairs))
  const page = (cursor: "after" | "before", at: string | null) =>
    `${commitmentsPath}?${new URLSearchParams([...pairs, [cursor, at ?? ""]])}`
  return (
    <>
      <h1>Commitments</h1>
      <p className="hub-lede">Organisations that have publicly committed themselves, and what came of it.</p>
      <div className="hub-grid">
        {schemes.map(({ slug, name, purpose, commitmentCount, measures }) => (
          <section key={slug} className="hub-card">
            <h2 className="nhsuk-heading-s">{name}</h2>
            <p>{purpose}</p>
            <p>
              <strong>{countOf(commitmentCount, "organisation")}</strong>
            </p>
            <ul className="hub-small">
              {measures
                .filter(({ sum }) => sum !== null)
                .map(({ measure, label, sum, reportCount }) => (
                  <li key={measure}>
                    {label}: <strong>{sum?.toLocaleString("en-GB")}</strong>, by the latest {countOf(reportCount, "report")}
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      <Form key={JSON.stringify(chosen)} className="hub-filter-bar hub-no-print" aria-label="Find a commitment">
        <TextInput name="name" label="Organisation" type="search" defaultValue={chosen.name} />
        <Select
          name="scheme"
          label="Commitment"
          defaultValue={chosen.scheme}
          options={[{ value: "", label: "All commitments" }, ...schemes.map(({ slug, name }) => ({ value: slug, label: name }))]}
        />
        <Select
          name="kind"
          label="Kind"
          defaultValue={chosen.kind}
          options={[
            { value: "", label: "All kinds" },
            ...organisationKinds.map((kind) => ({ value: kindValue(kind), label: organisationKindLabels[kind] })),
          ]}
        />
        <Select
          name="region"
          label="Region"
          defaultValue={chosen.region}
          options={[{ value: "", label: "All regions" }, ...regions.map(({ slug, name }) => ({ value: slug, label: name }))]}
        />
        <Button>Find</Button>
      </Form>
      <h2 className="nhsuk-heading-s">
        <span role="status">{countOf(totalCount, "commitment")}</span>
      </h2>
      {totalCount === 0 &&
        (pairs.length > 0 ? (
          <p>
            None matches. Try part of the organisation's name, or <Link to={commitmentsPath}>show the whole register</Link>.
          </p>
        ) : (
          <p>No organisation has committed itself yet. A lead of an organisation does it from the organisation's page.</p>
        ))}
      <ul className="hub-rows hub-rows--tagged">
        {edges.map(({ node: { id, scheme, organisation, madeAt, isReportOverdue, isDemonstration, reports } }) => (
          <li key={id}>
            <Link to={commitmentPath(organisation.slug, scheme.slug)}>
              {organisation.name}: {scheme.name}
            </Link>
            <span className="hub-rows__detail">
              {organisationKindLabels[organisation.kind]} · {organisation.region.name} · since {formatDay(madeAt)}
              {reports[0] && ` · last report on ${reports[0].year}`}
            </span>
            <span className="hub-rows__tags">
              {isReportOverdue && <Tag colour="yellow">Report overdue</Tag>} {isDemonstration && <DemonstrationTag />}
            </span>
          </li>
        ))}
      </ul>
      <PreviousNext
        label="Pages of commitments"
        previous={pageInfo.hasPreviousPage ? page("before", pageInfo.startCursor) : null}
        next={pageInfo.hasNextPage ? page("after", pageInfo.endCursor) : null}
      />
      {totalCount > 0 && (
        <p className="hub-small hub-no-print">
          Take this list with you: <a href={`/export/commitments.csv${same && `?${same}`}`}>CSV</a>
        </p>
      )}
    </>
  )
}

const countOf = (count: number, what: string) => `${count.toLocaleString("en-GB")} ${what}${count === 1 ? "" : "s"}`
