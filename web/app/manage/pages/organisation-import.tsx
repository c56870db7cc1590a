import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData, useRevalidator } from "@remix-run/react"
import { useEffect } from "react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatMinute } from "../../platform/dates.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { SummaryList } from "../../ui/summary-list/summary-list.tsx"
import { Table } from "../../ui/table/table.tsx"
import { ImportStatusTag } from "../parts/import-status.tsx"
import { importPath, importsPath, manageOrganisationsPath } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Import of ${data?.run.fileName ?? "organisations"}`)

const document = graphql(`
  query OrganisationImport($id: ID!, $after: String) {
    viewer {
      id
    }
    node(id: $id) {
      __typename
      ... on OrganisationImport {
        id
        fileName
        status
        rowCount
        position
        created
        updated
        unchanged
        refusedCount
        reportPath
        startedAt
        startedBy {
          name
        }
        refused(first: 100, after: $after) {
          edges {
            node {
              line
              text
              reason
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const after = new URL(args.request.url).searchParams.get("after")
  const id = args.params.id ?? ""
  // The API refuses a request with an id that it never gave; a page that was never there is not found.
  if (!Buffer.from(id, "base64").toString().startsWith("OrganisationImport:")) throw new Response("", { status: 404 })
  const { viewer, node } = await query(args, document, { id, after })
  demandViewer(args.request, viewer)
  if (node?.__typename !== "OrganisationImport") throw new Response("", { status: 404 })
  return { run: node, isFirstPage: after === null }
}

const count = (number: number) => number.toLocaleString("en-GB")

export default function OrganisationImport() {
  const { run, isFirstPage } = useLoaderData<typeof loader>()
  const { id, fileName, status, rowCount, position, created, updated, unchanged, refusedCount, reportPath, startedAt, startedBy, refused } =
    run
  useProgress(status === "RUNNING")
  return (
    <>
      <Breadcrumbs
        items={[
          { to: "/manage", label: "Manage" },
          { to: manageOrganisationsPath, label: "Organisations" },
          { to: importsPath, label: "Imports" },
        ]}
      />
      <h1>Import of {fileName}</h1>
      <p>
        <ImportStatusTag status={status} />
      </p>
      {status !== "DONE" && (
        <Inset role="status">
          <p>
            {count(position)} of {count(rowCount)} rows are done.{" "}
            {status === "RUNNING"
              ? "You can leave this page: the import goes on."
              : "It stopped because of a fault. Nothing is lost: it goes on where it stopped when its job is tried again."}
          </p>
          <progress className="hub-progress" max={rowCount} value={position} aria-label="Rows that are done" />
          <p>
            {status === "RUNNING" ? <Link to={importPath(id)}>Show how far it is now</Link> : <Link to="/manage/jobs">Failed jobs</Link>}
          </p>
        </Inset>
      )}
      <SummaryList
        rows={[
          { label: "Started", value: `${formatMinute(startedAt)}${startedBy ? ` by ${startedBy.name}` : ""}` },
          { label: "Added", value: count(created) },
          { label: "Changed", value: count(updated) },
          { label: "Unchanged", value: count(unchanged) },
          { label: "Refused", value: count(refusedCount) },
        ]}
      />
      {refusedCount > 0 && (
        <>
          <h2>Rows that were refused</h2>
          <p>
            Mend them in the file and import it again: what was taken over stays as it is.{" "}
            <a href={reportPath} download>
              Download them as CSV
            </a>
          </p>
          <Table
            caption="Rows that were refused"
            hideCaption
            rows={refused.edges.map(({ node }) => node)}
            keyOf={({ line }) => String(line)}
            columns={[
              { heading: "Row", cell: ({ line }) => line },
              { heading: "Begins with", cell: ({ text }) => text },
              { heading: "Why it was refused", cell: ({ reason }) => reason },
            ]}
          />
          <PreviousNext
            label="Pages of refused rows"
            previous={isFirstPage ? null : importPath(id)}
            next={refused.pageInfo.hasNextPage ? `${importPath(id)}?after=${encodeURIComponent(refused.pageInfo.endCursor ?? "")}` : null}
          />
        </>
      )}
      {status === "DONE" && (
        <p>
          <Link to={manageOrganisationsPath}>See the organisations</Link>
        </p>
      )}
    </>
  )
}

/** Asks again every two seconds while there is more to come. */
function useProgress(isRunning: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(revalidate, 2000)
    return () => clearInterval(timer)
  }, [isRunning, revalidate])
}
