import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { organisationRefusal, readOrganisation } from "../forms/organisation.ts"
import { demandAdministrator } from "../parts/demand-role.server.ts"
import { OrganisationFields } from "../parts/organisation-fields.tsx"
import { manageOrganisationPath, manageOrganisationsPath } from "../paths.ts"

export const meta: MetaFunction = () => titled("Add an organisation")

const document = graphql(`
  query NewOrganisation {
    viewer {
      roles {
        role
        isInEffect
      }
    }
    regions {
      id
      name
    }
  }
`)
const mutation = graphql(`
  mutation CreateOrganisation($input: CreateOrganisationInput!) {
    createOrganisation(input: $input) {
      __typename
      ... on Organisation {
        slug
        name
      }
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, regions } = await query(args, document)
  demandAdministrator(args.request, viewer)
  return { regions }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const input = readOrganisation(form)
  if (input.region === "") return organisationRefusal(form, { issues: [{ field: "regionId", message: "Choose a region" }] })
  const { createOrganisation: result } = await query(args, mutation, { input })
  if (result.__typename !== "Organisation") return organisationRefusal(form, result)
  return redirect(manageOrganisationPath(result.slug), { headers: { "Set-Cookie": await leaveFlash(`${result.name} is added.`) } })
})

export default function NewOrganisation() {
  const { regions } = useLoaderData<typeof loader>()
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
      <h1>Add an organisation</h1>
      <Form method="post">
        <OrganisationFields state={state} regions={regions} />
        <div className="hub-actions">
          <Button>Add</Button>
          <Link to={manageOrganisationsPath}>Cancel</Link>
        </div>
      </Form>
    </>
  )
}
