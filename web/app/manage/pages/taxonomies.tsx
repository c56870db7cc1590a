import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { Taxonomy } from "../../platform/api/generated/graphql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, TextArea, TextInput } from "../../ui/form/form.tsx"
import { Tag } from "../../ui/tag/tag.tsx"

export const meta: MetaFunction = () => titled("Taxonomies")

const termsQuery = graphql(`
  query ManageTerms($taxonomy: Taxonomy!) {
    viewer {
      id
    }
    terms(taxonomy: $taxonomy, includeRetired: true) {
      id
      slug
      label
      definition
      retiredAt
      mergedInto {
        label
      }
    }
  }
`)
const createMutation = graphql(`
  mutation CreateTerm($taxonomy: Taxonomy!, $label: String!, $definition: String!) {
    createTerm(taxonomy: $taxonomy, label: $label, definition: $definition) {
      __typename
      ...RefusedAct
    }
  }
`)
const updateMutation = graphql(`
  mutation UpdateTerm($id: ID!, $label: String!, $definition: String!) {
    updateTerm(id: $id, label: $label, definition: $definition) {
      __typename
      ...RefusedAct
    }
  }
`)
const retireMutation = graphql(`
  mutation RetireTerm($id: ID!, $retired: Boolean!) {
    setTermRetired(id: $id, retired: $retired) {
      __typename
      ...RefusedAct
    }
  }
`)
const mergeMutation = graphql(`
  mutation MergeTerms($from: ID!, $into: ID!) {
    mergeTerms(from: $from, into: $into) {
      __typename
      ...RefusedAct
    }
  }
`)

const taxonomies: readonly { value: Taxonomy; label: string }[] = [
  { value: "THEME", label: "Themes" },
  { value: "TARGET_GROUP", label: "Target groups" },
  { value: "INTERVENTION", label: "Kinds of activity" },
  { value: "STAGE", label: "Stages of life" },
  { value: "PROFESSION", label: "Professions" },
  { value: "AIM", label: "Aims of the call" },
  { value: "FUNDING_SOURCE", label: "Funding sources" },
]

const chosen = (request: Request): Taxonomy => {
  const asked = new URL(request.url).searchParams.get("taxonomy")
  return taxonomies.find(({ value }) => value === asked)?.value ?? "THEME"
}

export async function loader(args: LoaderFunctionArgs) {
  const taxonomy = chosen(args.request)
  const { viewer, terms } = await query(args, termsQuery, { taxonomy })
  demandViewer(args.request, viewer)
  return { taxonomy, terms }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const taxonomy = chosen(args.request)
  const text = (name: string) => textOf(form, name)
  const answered = async (
    result: { __typename: string; message?: string; issues?: { field: string; message: string }[] },
    message: string,
  ) =>
    result.message === undefined
      ? redirect(`/manage/taxonomies?taxonomy=${taxonomy}`, { headers: { "Set-Cookie": await leaveFlash(message) } })
      : refusal(form, result)
  switch (text("intent")) {
    case "create":
      return answered(
        (await query(args, createMutation, { taxonomy, label: text("label"), definition: text("definition") })).createTerm,
        "The term is added.",
      )
    case "update":
      return answered(
        (await query(args, updateMutation, { id: text("id"), label: text("label"), definition: text("definition") })).updateTerm,
        "The term is changed.",
      )
    case "retire":
      return answered((await query(args, retireMutation, { id: text("id"), retired: true })).setTermRetired, "The term is offered no more.")
    case "restore":
      return answered((await query(args, retireMutation, { id: text("id"), retired: false })).setTermRetired, "The term is offered again.")
    case "merge":
      return answered((await query(args, mergeMutation, { from: text("id"), into: text("intoId") })).mergeTerms, "The terms are merged.")
    default:
      throw new Response("", { status: 400 })
  }
})

export default function Taxonomies() {
  const { taxonomy, terms } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const refusedId = state?.values.id?.[0]
  const inUse = terms.filter(({ retiredAt }) => !retiredAt)
  return (
    <>
      <Breadcrumbs items={[{ to: "/manage", label: "Manage" }]} />
      <ErrorSummary state={state} />
      <h1>Taxonomies</h1>
      <ul className="hub-tags nhsuk-u-margin-bottom-5">
        {taxonomies.map(({ value, label }) => (
          <li key={value}>
            {value === taxonomy ? <strong aria-current="page">{label}</strong> : <Link to={`?taxonomy=${value}`}>{label}</Link>}
          </li>
        ))}
      </ul>
      <p>A term’s place in addresses never changes, so links keep working whatever you do here.</p>
      <ul className="hub-rows">
        {terms.map(({ id, slug, label, definition, retiredAt, mergedInto }) => (
          <li key={id}>
            <strong>{label}</strong>{" "}
            {mergedInto ? <Tag colour="grey">Merged into {mergedInto.label}</Tag> : retiredAt && <Tag colour="grey">Retired</Tag>}
            <span className="hub-rows__detail">
              {definition} ({slug})
            </span>
            {!mergedInto && (
              <details className="nhsuk-details nhsuk-u-margin-bottom-0" open={refusedId === id}>
                <summary className="nhsuk-details__summary">
                  <span className="nhsuk-details__summary-text">
                    Change<span className="nhsuk-u-visually-hidden"> {label}</span>
                  </span>
                </summary>
                <div className="nhsuk-details__text">
                  <TermForms
                    id={id}
                    slug={slug}
                    label={label}
                    definition={definition}
                    isRetired={Boolean(retiredAt)}
                    others={inUse.filter((term) => term.id !== id)}
                  />
                </div>
              </details>
            )}
          </li>
        ))}
      </ul>
      <h2>Add a term</h2>
      <Form method="post">
        <TextInput name="label" label="Label" state={refusedId ? null : state} defaultValue={refusedId ? "" : typedOr(state, "label")} />
        <TextArea
          name="definition"
          label="Definition"
          hint="One sentence: what it covers"
          rows={2}
          state={refusedId ? null : state}
          defaultValue={refusedId ? "" : typedOr(state, "definition")}
        />
        <Button name="intent" value="create">
          Add
        </Button>
      </Form>
    </>
  )
}

type TermFormsProps = {
  id: string
  slug: string
  label: string
  definition: string
  isRetired: boolean
  others: { id: string; label: string }[]
}

/** Each term has its own forms on one page, so their controls carry the slug in their ids. */
function TermForms({ id, slug, label, definition, isRetired, others }: TermFormsProps) {
  return (
    <>
      <Form method="post">
        <input type="hidden" name="id" value={id} />
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor={`label-${slug}`}>
            Label
          </label>
          <input className="nhsuk-input" id={`label-${slug}`} name="label" defaultValue={label} />
        </div>
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor={`definition-${slug}`}>
            Definition
          </label>
          <textarea className="nhsuk-textarea" id={`definition-${slug}`} name="definition" rows={2} defaultValue={definition} />
        </div>
        <div className="hub-actions">
          <Button kind="secondary" name="intent" value="update">
            Save
          </Button>
          <Button kind="secondary" name="intent" value={isRetired ? "restore" : "retire"}>
            {isRetired ? "Offer it again" : "Retire it"}
          </Button>
        </div>
      </Form>
      {others.length > 0 && (
        <Form method="post">
          <input type="hidden" name="id" value={id} />
          <div className="nhsuk-form-group">
            <label className="nhsuk-label" htmlFor={`into-${slug}`}>
              Merge it into another term. This cannot be undone
            </label>
            <select className="nhsuk-select" id={`into-${slug}`} name="intoId">
              {others.map((term) => (
                <option key={term.id} value={term.id}>
                  {term.label}
                </option>
              ))}
            </select>
          </div>
          <Button kind="warning" name="intent" value="merge">
            Merge
          </Button>
        </Form>
      )}
    </>
  )
}
