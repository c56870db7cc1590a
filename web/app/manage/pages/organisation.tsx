import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { organisationKindLabels, organisationMembersPath, organisationPath } from "../../people/public.ts"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatDay } from "../../platform/dates.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, Checkboxes, ErrorSummary, TextInput } from "../../ui/form/form.tsx"
import { StoredNow } from "../../ui/stored-now/stored-now.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { organisationRefusal, readOrganisation } from "../forms/organisation.ts"
import { demandAdministrator } from "../parts/demand-role.server.ts"
import { OrganisationFields } from "../parts/organisation-fields.tsx"
import { closeOrganisationPath, historyPath, manageOrganisationPath, manageOrganisationsPath } from "../paths.ts"

const document = graphql(`
  query ManageOrganisation($slug: String!) {
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
    organisation(slug: $slug) {
      ...OrganisationToManage
    }
  }
`)
const updateMutation = graphql(`
  mutation UpdateOrganisation($input: UpdateOrganisationInput!) {
    updateOrganisation(input: $input) {
      __typename
      ...RefusedAct
    }
  }
`)
const addMutation = graphql(`
  mutation AddMember($organisation: ID!, $email: String!, $isLead: Boolean!) {
    addMember(organisation: $organisation, email: $email, isLead: $isLead) {
      __typename
      ... on Membership {
        person {
          name
        }
      }
      ...RefusedAct
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Manage ${data?.organisation.name ?? "an organisation"}`)

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, organisation, regions } = await query(args, document, { slug: args.params.slug ?? "" })
  demandAdministrator(args.request, viewer)
  if (!organisation) throw new Response("", { status: 404 })
  return { organisation, regions }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const id = textOf(form, "id")
  const done = async (message: string) =>
    redirect(manageOrganisationPath(args.params.slug ?? ""), { headers: { "Set-Cookie": await leaveFlash(message) } })
  if (textOf(form, "intent") === "add-member") {
    const isLead = textOf(form, "isLead") === "yes"
    const { addMember: result } = await query(args, addMutation, { organisation: id, email: textOf(form, "email"), isLead })
    if (result.__typename !== "Membership") return { ...refusal(form, result), isStale: false }
    return done(`${result.person.name} is a ${isLead ? "lead" : "member"} now, and is told.`)
  }
  const input = { id, version: Number(textOf(form, "version")), ...readOrganisation(form) }
  const { updateOrganisation: result } = await query(args, updateMutation, { input })
  if (result.__typename !== "Organisation") return { ...organisationRefusal(form, result), isStale: result.__typename === "ConflictError" }
  return done("The organisation is saved.")
})

export default function ManageOrganisation() {
  const { organisation, regions } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { id, slug, name, closedAt, version } = organisation
  const isAboutMember = state?.values.intent?.[0] === "add-member"
  const [ofForm, ofMember] = isAboutMember ? [null, state] : [state, null]
  return (
    <>
      <Breadcrumbs
        items={[
          { to: "/manage", label: "Manage" },
          { to: manageOrganisationsPath, label: "Organisations" },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>{name}</h1>
      {closedAt && (
        <p>
          <Tag colour="grey">Closed on {formatDay(closedAt)}</Tag>
        </p>
      )}
      <p className="hub-actions">
        <Link to={organisationPath(slug)}>Its page</Link>
        <Link to={organisationMembersPath(slug)}>Members and requests</Link>
        <Link to={historyPath(id)}>What was done to it</Link>
        <Link to={closeOrganisationPath(slug)}>{closedAt ? "Open it again" : "Close it"}</Link>
      </p>
      {state?.isStale && <StoredNow rows={rowsOf(organisation)} />}
      <Form method="post">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <OrganisationFields state={ofForm} regions={regions} stored={organisation} />
        <Button name="intent" value="save">
          Save
        </Button>
      </Form>
      {!closedAt && (
        <>
          <h2>Put somebody into it</h2>
          <p>Without a request, as when an organisation is set up: its first lead then decides who else joins.</p>
          <Form method="post" noValidate>
            <input type="hidden" name="id" value={id} />
            <TextInput
              name="email"
              type="email"
              label="E-mail address of their account"
              state={ofMember}
              defaultValue={typedOr(ofMember, "email")}
            />
            <Checkboxes
              name="isLead"
              label="Lead"
              options={[{ value: "yes", label: "Make them a lead" }]}
              defaultValues={ofMember?.values.isLead ?? []}
            />
            <Button kind="secondary" name="intent" value="add-member">
              Put them in
            </Button>
          </Form>
        </>
      )}
    </>
  )
}

type Stored = ReturnType<typeof useLoaderData<typeof loader>>["organisation"]

const rowsOf = ({ name, kind, region, odsCode, ukprn, postcode, emailDomains, website, about }: Stored) => [
  { label: "Name", value: name },
  { label: "Kind", value: organisationKindLabels[kind] },
  { label: "Region", value: region.name },
  { label: "ODS code", value: odsCode ?? "None" },
  { label: "UKPRN", value: ukprn ?? "None" },
  { label: "Postcode", value: postcode ?? "None" },
  { label: "E-mail domains", value: emailDomains.join(", ") || "None" },
  { label: "Website", value: website ?? "None" },
  { label: "About", value: about ?? "Nothing" },
]
