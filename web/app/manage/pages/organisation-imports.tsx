import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatMinute } from "../../platform/dates.ts"
import { refusal } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, Field } from "../../ui/form/form.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { readOdsFile } from "../forms/ods-file.ts"
import { ImportStatusTag } from "../parts/import-status.tsx"
import { importPath, importsPath, manageOrganisationsPath } from "../paths.ts"

export const meta: MetaFunction = () => titled("Import organisations")

const document = graphql(`
  query OrganisationImports($after: String) {
    organisationImports(first: 10, after: $after) {
      edges {
        node {
          id
          fileName
          status
          created
          updated
          refusedCount
          startedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
const mutation = graphql(`
  mutation ImportOrganisations($csv: String!, $fileName: String!) {
    importOrganisations(csv: $csv, fileName: $fileName) {
      __typename
      ... on OrganisationImport {
        id
      }
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const after = new URL(args.request.url).searchParams.get("after")
  const { organisationImports } = await query(args, document, { after })
  return { imports: organisationImports, isFirstPage: after === null }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const read = await readOdsFile(form.get("file"))
  const refuse = (message: string) => refusal(form, { issues: [{ field: "file", message }] })
  if ("problem" in read) return refuse(read.problem)
  const { importOrganisations: result } = await query(args, mutation, read)
  if (result.__typename !== "OrganisationImport") return refuse(result.message)
  return redirect(importPath(result.id))
})

export default function OrganisationImports() {
  const { imports, isFirstPage } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs
        items={[
          { to: "/manage", label: "Manage" },
          { to: manageOrganisationsPath, label: "Organisations" },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>Import organisations</h1>
      <div className="hub-prose">
        <p>
          Takes over the trust file of the NHS Organisation Data Service, <strong>etr.csv</strong>, as it is: 27 columns and no headings.
          New organisations are added; of those that have the code already, name, postcode and closing follow the file. Regions, kinds and
          pages that somebody has set stay. You can import the same file again: what is already so stays as it is.
        </p>
      </div>
      <Form method="post" encType="multipart/form-data">
        <Field name="file" label="ODS file" hint="At most 5,000 rows and 1.5 MB" state={state}>
          {(control) => <input {...control} className="nhsuk-input" type="file" accept=".csv,text/csv" />}
        </Field>
        <Button>Import</Button>
      </Form>
      <h2>Imports so far</h2>
      {imports.edges.length === 0 && <p>Nothing has been imported yet. Choose a file above.</p>}
      <ul className="hub-rows">
        {imports.edges.map(({ node: { id, fileName, status, created, updated, refusedCount, startedAt } }) => (
          <li key={id}>
            <Link to={importPath(id)}>
              {fileName}, {formatMinute(startedAt)}
            </Link>{" "}
            <ImportStatusTag status={status} />
            <span className="hub-rows__detail">
              {created} added, {updated} changed, {refusedCount} refused
            </span>
          </li>
        ))}
      </ul>
      <PreviousNext
        label="Pages of imports"
        previous={isFirstPage ? null : importsPath}
        next={imports.pageInfo.hasNextPage ? `${importsPath}?after=${encodeURIComponent(imports.pageInfo.endCursor ?? "")}` : null}
      />
    </>
  )
}
